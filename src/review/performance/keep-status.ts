import { sql } from 'kysely'
import { findFramework } from '#framework/adoption.ts'
import { type Framework, statusRuleAt } from '#framework/door.ts'
import type { Tx } from '#platform/database/door.ts'

import type { JudgedMeasure, StatusRow } from './rules/terms.ts'
import { judgeSeries, type SeriesTarget, type SeriesValue } from './series.ts'

/** Measures judged in one statement: enough to fill a message, not enough to fill the memory. */
const batch = 100

/**
 * Judges every figure of these measures anew and writes the rows that changed, in the caller's transaction. Returns how
 * many changed. A council without a framework has no rule to judge by, so nothing is written until it has one.
 */
export const restatusMeasures = async (
  tx: Tx,
  council_id: string,
  measure_codes: readonly string[],
): Promise<number> => {
  const framework = await findFramework(tx, council_id)
  if (framework === null) return 0
  const codes = [...new Set(measure_codes)]
  let changed = 0
  for (let from = 0; from < codes.length; from += batch) {
    const inputs = await readInputs(tx, codes.slice(from, from + batch))
    changed += await write(
      tx,
      council_id,
      inputs.flatMap((input) => changedRows(input, framework)),
    )
  }
  return changed
}

/** The same for every measure of the council: after its framework changed. */
export const restatusCouncil = async (tx: Tx, council_id: string): Promise<number> => {
  const all = await tx.selectFrom('measure').select('measure_code').where('council_id', '=', council_id).execute()
  return restatusMeasures(
    tx,
    council_id,
    all.map(({ measure_code }) => measure_code),
  )
}

/** Compared as text, which is what both sides are made of; most of a series stays as it was when one figure changes. */
const changedRows = (input: SeriesInput, framework: Framework): StatusRow[] =>
  judgeInput(input, framework).filter((row) => input.kept[row.period_key] !== printOf(row))

const printOf = (row: StatusRow): string => names.map((name) => row[name] ?? '~').join('|')

export type SeriesInput = JudgedMeasure & {
  readonly kept: Readonly<Record<string, string>>
  readonly values: SeriesValue[]
  readonly targets: SeriesTarget[]
}

/** A measure's figures, judged by the council's framework. */
export const judgeInput = ({ values, targets, kept: _, ...measure }: SeriesInput, framework: Framework): StatusRow[] =>
  judgeSeries({
    measure,
    values,
    targets,
    ruleAt: (date) => statusRuleAt(framework, date),
    dead_band: framework.status.direction?.dead_band,
  })

const columns: Record<keyof StatusRow, string> = {
  measure_code: 'text',
  period_key: 'text',
  period_start: 'date',
  period_end: 'date',
  value_version: 'integer',
  value: 'numeric',
  value_text: 'text',
  state: 'text',
  judged_value: 'numeric',
  target_value: 'numeric',
  target_upper: 'numeric',
  target_text: 'text',
  tolerance_kind: 'text',
  tolerance_value: 'numeric',
  tolerance_set_by: 'text',
  status: 'text',
  year_end_status: 'text',
  year_end_value: 'numeric',
  year_end_target: 'numeric',
  previous_value: 'numeric',
  previous_period_key: 'text',
  direction_previous: 'text',
  last_year_value: 'numeric',
  direction_last_year: 'text',
}

export const statusColumns = Object.keys(columns) as (keyof StatusRow)[]
const names = statusColumns
const printColumns = sql.raw(names.map((name) => `coalesce(s.${name}::text, '~')`).join(', '))
const list = (prefix: string) => sql.raw(names.map((name) => `${prefix}${name}`).join(', '))
const recordset = sql.raw(
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', '),
)
const assignments = sql.raw(names.map((name) => `${name} = excluded.${name}`).join(', '))

/** All that judging needs of many measures, in one round trip; numbers as text, since JSON's are not exact. */
export const readInputs = async (tx: Tx, measure_codes: readonly string[]): Promise<SeriesInput[]> => {
  const { rows } = await sql<SeriesInput>`
    select m.measure_code, m.polarity, m.unit, m.decimals, m.frequency, m.accumulation,
      coalesce((
        select jsonb_agg(jsonb_build_object('period_key', v.period_key, 'period_start', v.period_start,
          'period_end', v.period_end, 'version', v.version, 'value', v.value::text, 'value_text', v.value_text,
          'state', v.state, 'forecast_value', v.forecast_value::text))
        from measure_value_now v where v.council_id = m.council_id and v.measure_code = m.measure_code
      ), '[]') as "values",
      coalesce((
        select jsonb_agg(jsonb_build_object('period_key', t.period_key, 'target_value', t.target_value::text,
          'target_upper', t.target_upper::text, 'target_text', t.target_text, 'tolerance_kind', t.tolerance_kind,
          'tolerance_value', t.tolerance_value::text, 'set_by', t.set_by))
        from target_now t where t.council_id = m.council_id and t.measure_code = m.measure_code
      ), '[]') as targets,
      coalesce((
        select jsonb_object_agg(s.period_key, concat_ws('|', ${printColumns}))
        from measure_status s where s.council_id = m.council_id and s.measure_code = m.measure_code
      ), '{}') as kept
    from measure m
    where m.council_id = current_council() and m.measure_code = any(${measure_codes}::text[])`.execute(tx)
  return rows
}

const write = async (tx: Tx, council_id: string, rows: StatusRow[]): Promise<number> => {
  if (rows.length === 0) return 0
  await sql`
    insert into measure_status (council_id, ${list('')})
    select ${council_id}, ${list('g.')}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(${recordset})
    on conflict (council_id, measure_code, period_key) do update set ${assignments}`.execute(tx)
  return rows.length
}
