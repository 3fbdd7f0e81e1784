import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import type { BudgetLine, NewPosition } from './rules.ts'

/** A line with where it stands. */
export type LinePosition = Omit<BudgetLine, 'sort_order'> &
  Omit<NewPosition, 'import_row'> & {
    unit_name: string | null
    /** Forecast less revised budget: more than nothing is an overspend. Null where there is no forecast. */
    variance_pence: number | null
    /** The same variance as reported the time before in the same year; null for the first. */
    previous_variance_pence: number | null
  }

/** Every budget line with its newest position dated within the year up to `period_end`; `from` is the year's first day. */
export const positionAt = async (
  tx: Tx,
  period_end: string,
  from = yearBefore(period_end),
): Promise<LinePosition[]> => {
  const { rows } = await sql<LinePosition>`
    with known as (
      select distinct on (line_code, period_key) * from budget_position
      where period_end <= ${period_end}::date and period_end > ${from}::date
      order by line_code, period_key, version desc
    ), ranked as (
      select known.*, forecast_pence - revised_pence as variance_pence,
        lead(forecast_pence - revised_pence) over w as previous_variance_pence, row_number() over w as place
      from known window w as (partition by line_code order by period_end desc)
    )
    select l.line_code, l.budget, l.name, l.unit_code, u.name as unit_name, l.high_risk, l.illustrative, l.source,
      p.period_key, p.period_end, p.original_pence, p.revised_pence, p.actual_pence, p.forecast_pence,
      p.variance_pence, p.previous_variance_pence, p.explanation
    from ranked p
    join budget_line l on l.council_id = p.council_id and l.line_code = p.line_code
    left join org_unit u on u.council_id = l.council_id and u.unit_code = l.unit_code
    where p.place = 1
    order by l.budget desc, l.sort_order, l.line_code`.execute(tx)
  return rows
}

/** The end of the financial year before the one this day is in. */
const yearBefore = (day: string): string => {
  const year = Number(day.slice(0, 4))
  return `${day.slice(5) > '03-31' ? year : year - 1}-03-31`
}
