import { sql } from 'kysely'
import { versionInForce } from '#framework/adoption.ts'
import type { Tx } from '#platform/database/door.ts'
import type { JudgedMeasure } from './rules/terms.ts'
import type { SeriesTarget, SeriesValue } from './series.ts'

export type SeriesInput = JudgedMeasure & {
  readonly framework_version: number | null
  /** None of its figures was judged before. */
  readonly unjudged: boolean
  readonly values: SeriesValue[]
  readonly targets: SeriesTarget[]
}

/** Rows as they travel: one array a column, which the server makes in half the time of an object a row. */
type Columns = readonly (readonly unknown[] | null)[]
type Sent = Omit<SeriesInput, 'values' | 'targets'> & { values: Columns; targets: Columns }

// Numbers travel as text, since JSON's are not exact.
const valueColumns: Record<keyof SeriesValue, string> = {
  period_key: 'v.period_key',
  period_start: 'v.period_start',
  period_end: 'v.period_end',
  version: 'v.version',
  value: 'v.value::text',
  value_text: 'v.value_text',
  state: 'v.state',
  forecast_value: 'v.forecast_value::text',
}
const targetColumns: Record<keyof SeriesTarget, string> = {
  period_key: 't.period_key',
  target_value: 't.target_value::text',
  target_upper: 't.target_upper::text',
  target_text: 't.target_text',
  tolerance_kind: 't.tolerance_kind',
  tolerance_value: 't.tolerance_value::text',
  set_by: 't.set_by',
}

/**
 * All that judging needs of many measures, in one round trip, of the periods named or of all. Whether any was judged is
 * not asked by "exists": the server might then read every judgement of the council to answer for a few measures.
 */
export const readInputs = async (
  tx: Tx,
  measure_codes: readonly string[],
  period_keys: readonly string[] | null = null,
): Promise<SeriesInput[]> => {
  const among = (key: string) => (period_keys === null ? sql`` : sql`and ${sql.raw(key)} = any(${period_keys}::text[])`)
  const { rows } = await sql<Sent>`
    select m.measure_code, m.polarity, m.unit, m.decimals, m.frequency, m.accumulation,
      ${versionInForce} as framework_version,
      (select false from measure_status s
        where s.council_id = m.council_id and s.measure_code = m.measure_code limit 1) is null as unjudged,
      (select ${gathered(valueColumns)} from measure_value_now v
        where v.council_id = m.council_id and v.measure_code = m.measure_code ${among('v.period_key')}) as "values",
      (select ${gathered(targetColumns)} from target_now t
        where t.council_id = m.council_id and t.measure_code = m.measure_code ${among('t.period_key')}) as targets
    from measure m
    where m.council_id = current_council() and m.measure_code = any(${measure_codes}::text[])`.execute(tx)
  return rows.map(({ values, targets, ...measure }) => ({
    ...measure,
    values: asRows<SeriesValue>(valueColumns, values),
    targets: asRows<SeriesTarget>(targetColumns, targets),
  }))
}

const gathered = (columns: Readonly<Record<string, string>>) =>
  sql.raw(
    `json_build_array(${Object.values(columns)
      .map((column) => `array_agg(${column})`)
      .join(', ')})`,
  )

/** Each array is a column of the type that stands beside it in the statement. */
const asRows = <Row extends object>(columns: Record<keyof Row & string, string>, sent: Columns): Row[] => {
  const names = Object.keys(columns)
  return (sent[0] ?? []).map((_, at) => {
    const row: Record<string, unknown> = {}
    for (const [place, name] of names.entries()) row[name] = sent[place]?.[at]
    return row as Row
  })
}
