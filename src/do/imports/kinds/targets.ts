import { parseNumber } from '#kernel/quantity.ts'
import { ok } from '#kernel/result.ts'
import { measureBriefs } from '#plan/measures/door.ts'
import { keepTargets, parseTolerance, readTarget } from '#plan/targets/door.ts'
import { checkReferences, column, defineKind } from '../kind.ts'

export const targets = defineKind({
  kind: 'targets',
  title: 'Targets',
  event: 'targets.changed',
  columns: [
    column('measure!', 'KPI 01', 'code', 'measure code', 'kpi', 'kpi ref', 'reference', 'ref'),
    column('period!', '2026-27-Q2', 'quarter', 'year'),
    column('target!', '92', 'target value', 'aim'),
    column('upper', '', 'to', 'upper limit'),
    column('tolerance', '10%', 'amber'),
    column('reason', 'Agreed with the budget'),
    column('source', 'Council plan, page 12'),
  ],
  parse: (cells) =>
    cells.done({
      measure_code: cells.required('measure'),
      period: cells.period('period'),
      written: cells.required('target'),
      target_upper: cells.read('upper', (text) => {
        const read = text === '' ? null : parseNumber(text)
        if (read === null) return ok(null)
        return read.ok ? ok(read.value.value) : read
      }),
      tolerance: cells.read('tolerance', parseTolerance),
      reason: cells.text('reason'),
      source: cells.orNull('source'),
    }),
  apply: async (tx, actor, rows, { source }) => {
    const briefs = await measureBriefs(tx)
    const { good, faults } = checkReferences(rows, [
      {
        column: 'measure',
        codes: (row) => [row.measure_code],
        known: new Set(briefs.keys()),
        expected: 'the code of a measure',
      },
    ])
    const given = good.map(({ value: { written, ...value } }) => ({
      ...value,
      ...readTarget(written, briefs.get(value.measure_code)?.kind ?? 'number'),
      source: value.source ?? source,
    }))
    const changed = given.length > 0 ? await keepTargets(tx, actor.council_id, actor.name, given) : []
    return { changed: changed.length, faults, measures: changed }
  },
})
