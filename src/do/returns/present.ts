import { sql } from 'kysely'
import { rowsAsTable, type Tx } from '#platform/database/door.ts'
import type { NewValue } from './rules.ts'

/** What is kept of a figure now. */
export type PresentValue = {
  measure_code: string
  period_key: string
  version: number
  value: string | null
  numerator: string | null
  denominator: string | null
  value_text: string | null
  state: string
  forecast_value: string | null
}

export const keyOf = ({ measure_code, period }: NewValue): string => `${measure_code}\n${period.key}`

/** What is kept now of the figures given, in one round trip. */
export const valuesNow = async (
  tx: Tx,
  council_id: string,
  values: readonly NewValue[],
): Promise<readonly PresentValue[]> => {
  if (values.length === 0) return []
  const keys = [
    ...new Map(values.map((value) => [keyOf(value), { m: value.measure_code, p: value.period.key }])).values(),
  ]
  const { rows } = await sql<PresentValue>`
    select now.measure_code, now.period_key, now.version, now.value, now.numerator, now.denominator, now.value_text,
      now.state, now.forecast_value
    from ${rowsAsTable('asked', { m: 'text', p: 'text' }, keys)}
    cross join lateral (
      select v.* from measure_value v
      where v.council_id = ${council_id} and v.measure_code = asked.m and v.period_key = asked.p
      order by v.version desc limit 1) now`.execute(tx)
  return rows
}

export type ReadPresent = (values: readonly NewValue[]) => Promise<readonly PresentValue[]>

/**
 * `valuesNow` for a transaction that gives many figures, a portion at a time, and is the only one to ask: measures that
 * began without figures have only what was asked about before, so that the rest is not looked for. Another transaction's
 * figure is then met as a key that is taken. What it remembers grows with the periods, not with the rows.
 */
export const startReading = async (tx: Tx, council_id: string): Promise<ReadPresent> => {
  const { rows } = await sql<{ measure_code: string }>`
    select measure_code from measure m where m.council_id = ${council_id} and not exists (
      select from measure_value v where v.council_id = m.council_id and v.measure_code = m.measure_code)`.execute(tx)
  const numbers = new Map(rows.map(({ measure_code }, number) => [measure_code, number]))
  const asked = new Map<string, Uint8Array>()
  const mayBeKept = ({ measure_code, period }: NewValue): boolean => {
    const number = numbers.get(measure_code)
    return number === undefined || asked.get(period.key)?.[number] === 1
  }
  const remember = ({ measure_code, period }: NewValue) => {
    const marks = asked.get(period.key) ?? new Uint8Array(numbers.size)
    asked.set(period.key, marks)
    marks[numbers.get(measure_code) ?? -1] = 1
  }
  return (values) => {
    const sought = values.filter(mayBeKept)
    values.forEach(remember)
    return valuesNow(tx, council_id, sought)
  }
}
