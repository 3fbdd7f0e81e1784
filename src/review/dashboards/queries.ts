import { sql } from 'kysely'
import { printQuantity } from '#kernel/quantity.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Sight } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { newestSeen } from '#review/performance/door.ts'
import type { Standing } from './rules.ts'

type Row = {
  measure_code: string
  name: string
  unit: string
  decimals: number
  period_key: string
  status: string
  year_end_status: string | null
  judged_value: string | null
  value_text: string | null
}

/** Where each strategic measure stood at its last figure that a person of that sight sees on the day, by plan order. */
export const standingsAt = async (tx: Tx, today: string, sight: Sight): Promise<Standing[]> => {
  const { rows } = await sql<Row>`
    select m.measure_code, m.name, m.unit, m.decimals, s.period_key, s.status, s.year_end_status, s.judged_value, s.value_text
    from measure m
    join lateral (
      ${newestSeen(sight, sql`s.period_end <= ${today}::date`, 1)}
    ) s on true
    where m.level = 'strategic' and (m.dropped_from is null or m.dropped_from > ${today})
    order by m.sort_order, m.measure_code`.execute(tx)
  return rows.map((row) => ({
    measure_code: row.measure_code,
    name: row.name,
    status: row.status as StatusCode,
    year_end_status: row.year_end_status as StatusCode | null,
    period_key: row.period_key,
    text:
      row.judged_value === null
        ? (row.value_text ?? 'not available')
        : printQuantity(row.judged_value, row.unit, row.decimals),
  }))
}
