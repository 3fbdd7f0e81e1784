import {
  givenBy,
  keepComments,
  keepValues,
  type NewComment,
  type NewValue,
  readFigure,
  startReading,
  valueStates,
} from '#do/returns/door.ts'
import type { Period } from '#kernel/period.ts'
import { type MeasureBrief, measureBriefs } from '#plan/measures/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { checkReferences, column, defineKind, type Read } from '../kind.ts'
import type { RowReader } from '../row-reader.ts'
import type { Fault } from '../rules.ts'

type Given = Omit<NewValue, 'value' | 'value_text' | 'state' | 'import_row'> & {
  written: string
  given_state: NewValue['state'] | null
  comment: NewComment | null
}

export const values = defineKind<Given>({
  kind: 'values',
  title: 'Figures, with what is said of them',
  event: 'returns.values-changed',
  columns: [
    column('measure!', 'KPI 01', 'code', 'measure code', 'kpi', 'kpi ref', 'reference', 'ref'),
    column('period!', '2026-27-Q2', 'quarter', 'month', 'date'),
    column('value!', '91.2', 'actual', 'figure', 'result', 'performance', 'outturn'),
    column('numerator', '912', 'num'),
    column('denominator', '1000', 'denom'),
    column('state', 'final', 'data state'),
    column('forecast', '92', 'year end forecast', 'forecast outturn'),
    column('reason', 'Late invoices were added', 'reason for change'),
    column('what_happened', 'Two rounds were cancelled', 'commentary', 'comment', 'narrative'),
    column('why', 'A vehicle failed', 'cause'),
    column('remedy', 'A vehicle is on hire', 'action', 'remedial action'),
    column('remedy_by', '2026-12-31', 'action by', 'by when'),
    column('remedy_owner', 'Head of waste', 'action owner'),
    column('source', 'Quarter 2 report, page 4'),
  ],
  parse: (cells) => {
    const measure_code = cells.required('measure')
    const period = cells.period('period')
    const comment = readComment(cells, measure_code, period)
    const given_state = cells.text('state') === '' ? null : cells.oneOf('state', valueStates)
    const written = cells.text('value')
    if (written === '' && given_state === null && comment === null) {
      cells.fault('value', 'a figure, words such as “Not available”, or a state')
    }
    return cells.done({
      measure_code,
      period,
      written,
      given_state,
      comment,
      numerator: cells.number('numerator'),
      denominator: cells.number('denominator'),
      forecast_value: cells.number('forecast'),
      reason: cells.text('reason'),
    })
  },
  apply: async (tx, actor, rows, { import_id }) => {
    const { briefs, present } = await readOnce(tx, actor.council_id)
    const expected = 'the code of a measure'
    const known = new Set(briefs.keys())
    const { good, faults } = checkReferences(rows, [
      { column: 'measure', codes: (row) => [row.measure_code], known, expected },
    ])
    const figures = good.flatMap((row) => figureOf(row, briefs, faults))
    const from = givenBy(actor, import_id)
    const kept = await keepValues(tx, from, figures, await present(figures))
    const comments = good.flatMap(({ value }) => value.comment ?? [])
    const said = await keepComments(tx, actor.council_id, actor.name, comments)
    return {
      changed: kept.changed.length + said,
      faults: [...faults, ...kept.faults],
      measures: kept.changed.map(({ measure_code }) => measure_code),
      periods: kept.changed.map(({ period_key }) => period_key),
    }
  },
})

/** Importing figures changes no measure, so they are read once for all portions of a file. */
const read = new WeakMap<Tx, ReturnType<typeof readFor>>()

const readOnce = (tx: Tx, council_id: string): ReturnType<typeof readFor> => {
  const found = read.get(tx) ?? readFor(tx, council_id)
  read.set(tx, found)
  return found
}

const readFor = async (tx: Tx, council_id: string) => ({
  briefs: await measureBriefs(tx),
  present: await startReading(tx, council_id),
})

const readComment = (cells: RowReader, measure_code: string, period: Period): NewComment | null => {
  const what_happened = cells.text('what_happened')
  const comment = {
    measure_code,
    period_key: period.key,
    what_happened,
    why: cells.text('why'),
    remedy: cells.text('remedy'),
    remedy_by: cells.date('remedy_by'),
    remedy_owner: cells.text('remedy_owner'),
  }
  const more = comment.why || comment.remedy || comment.remedy_by || comment.remedy_owner
  return what_happened || more ? comment : null
}

const figureOf = (
  { row, value: { written, given_state, comment, ...value } }: Read<Given>,
  briefs: ReadonlyMap<string, MeasureBrief>,
  faults: Fault[],
): NewValue[] => {
  if (written === '' && given_state === null) return []
  const figure = readFigure(written, given_state, briefs.get(value.measure_code)?.kind ?? 'number')
  if (figure.ok) return [{ ...value, ...figure.value, import_row: row }]
  faults.push({ row, column: 'value', found: written, expected: figure.error })
  return []
}
