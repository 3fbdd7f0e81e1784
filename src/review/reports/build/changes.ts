import { printDate } from '#kernel/dates.ts'
import { periodOf, previousPeriod, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import type { Cell, Section, Table } from '#review/reports/content.ts'
import type { ReportFacts } from '#review/reports/facts.ts'
import { quantityCell, reportedMeasures } from './measures.ts'

type Change = {
  measure_code: string
  period_key: string
  was: string | null
  is: string | null
  reason: string
  on: string
}

/** What a reader of the last report should know is no longer as it said: figures restated and targets moved. */
export const changesSection = (facts: ReportFacts): Section => {
  const before = printPeriod(previousPeriod(facts.period))
  const revised = facts.revisions.map(({ entered_on, ...change }) => ({ ...change, on: entered_on }))
  const targets = facts.target_changes.map(({ set_on, ...change }) => ({ ...change, on: set_on }))
  return {
    id: 'changes',
    heading: `What changed since ${before}`,
    level: 1,
    blocks: [
      changeTable(facts, 'restated', 'Figures restated', revised, 'No figure was restated.'),
      changeTable(facts, 'targets-changed', 'Targets changed', targets, 'No target was changed.'),
    ],
  }
}

const changeTable = (facts: ReportFacts, id: string, caption: string, changes: Change[], empty: string): Table => {
  const reported = new Map(reportedMeasures(facts).map((measure) => [measure.measure_code, measure]))
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { heading: 'Measure', width: 0.32 },
      { heading: 'Period', width: 0.14 },
      { heading: 'Was', align: 'right', width: 0.12 },
      { heading: 'Is', align: 'right', width: 0.12 },
      { heading: 'Reason' },
    ],
    rows: changes.flatMap((change) => {
      const measure = reported.get(change.measure_code)
      if (!measure) return []
      const value = (amount: string | null): Cell =>
        amount === null
          ? { text: 'none' }
          : { ...quantityCell(measure, amount, ''), text: printQuantity(amount, measure.unit, measure.decimals) }
      return [
        {
          cells: [
            { text: measure.name, note: measure.measure_code },
            { text: printPeriod(periodOf(change.period_key)) },
            value(change.was),
            value(change.is),
            { text: change.reason || 'No reason was given.', note: printDate(change.on) },
          ],
        },
      ]
    }),
    empty,
  }
}
