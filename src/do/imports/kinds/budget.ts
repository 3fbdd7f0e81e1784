import { budgets, daysUntilPast, keepPositions, poundsToPence, saveBudgetLines } from '#do/finance/door.ts'
import { addDays } from '#kernel/dates.ts'
import { ok, type Result } from '#kernel/result.ts'
import { faultsOfClosed } from '../closed-units.ts'
import { column, defineKind } from '../kind.ts'

const optionalPence = (text: string): Result<number | null, string> => (text === '' ? ok(null) : poundsToPence(text))

export const budget = defineKind({
  kind: 'budget',
  title: 'Budget lines and their position, in pounds',
  columns: [
    column('code!', 'R10', 'line', 'line code', 'ref'),
    column('budget!', 'revenue', 'kind'),
    column('name!', 'Waste and recycling', 'service name', 'description'),
    column('service', 'waste', 'unit'),
    column('period!', '2026-27-Q2', 'quarter'),
    column('original', '4,500,000', 'original budget'),
    column('revised!', '4,650,000', 'revised budget', 'current budget', 'budget to date'),
    column('actual', '2,210,000', 'actual to date', 'spend to date'),
    column('forecast', '4,710,000', 'forecast outturn', 'projected outturn', 'outturn'),
    column('explanation', 'Agency drivers covered sickness', 'reason', 'commentary', 'comment'),
    column('high_risk', 'yes', 'high risk'),
    column('illustrative', 'yes'),
    column('source', 'Budget monitoring, appendix A'),
  ],
  parse: (cells) =>
    cells.done({
      line: {
        line_code: cells.required('code'),
        budget: cells.oneOf('budget', budgets),
        name: cells.required('name'),
        unit_code: cells.orNull('service'),
        high_risk: cells.yes('high_risk'),
        illustrative: cells.yes('illustrative'),
        source: cells.orNull('source'),
        sort_order: cells.row,
      },
      period: cells.period('period'),
      original_pence: cells.read('original', optionalPence),
      revised_pence: cells.read('revised', poundsToPence) ?? 0,
      actual_pence: cells.read('actual', optionalPence),
      forecast_pence: cells.read('forecast', optionalPence),
      explanation: cells.text('explanation'),
    }),
  apply: async (tx, actor, rows, { import_id, source, today }) => {
    const recent = rows.filter(({ value }) => value.period.end_on > addDays(today, -daysUntilPast))
    const placed = recent.map(({ row, value }) => ({ row, unit_code: value.line.unit_code }))
    const faults = await faultsOfClosed(tx, actor.council_id, 'service', placed)
    const newest = new Map(rows.map(({ value }) => [value.line.line_code, value.line]))
    const lines = [...newest.values()].map((line) => ({ ...line, source: line.source ?? source }))
    const saved = await saveBudgetLines(tx, actor.council_id, lines)
    const positions = rows.map(({ row, value: { line, period, ...position } }) => ({
      ...position,
      line_code: line.line_code,
      period_key: period.key,
      period_end: period.end_on,
      import_row: row,
    }))
    const from = { council_id: actor.council_id, entered_by: actor.name, import_id }
    return { changed: saved + (await keepPositions(tx, from, positions)), faults }
  },
})
