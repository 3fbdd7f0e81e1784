import { sql } from 'kysely'
import type { Period } from '#kernel/period.ts'
import type { Tx } from '#platform/database/door.ts'

export type ActionProgress = {
  action_code: string
  name: string
  item_code: string | null
  unit_code: string | null
  unit_name: string | null
  lead: string
  due_text: string
  due_on: string | null
  illustrative: boolean
  source: string | null
  /** The newest report on it up to the period's end; null before the first. */
  period_key: string | null
  stage: string | null
  percent_complete: string | null
  status: string | null
  comment: string | null
  previous_status: string | null
}

/** Every action with its newest progress at the end of a period, and the status reported the time before. */
export const progressAt = async (tx: Tx, period: Period): Promise<ActionProgress[]> => {
  const { rows } = await sql<ActionProgress>`
    with known as (
      select distinct on (action_code, period_key) * from action_progress
      where period_end <= ${period.end_on}::date order by action_code, period_key, version desc
    ), ranked as (
      select known.*, lead(status) over w as previous_status, row_number() over w as place
      from known window w as (partition by action_code order by period_end desc)
    )
    select a.action_code, a.name, a.item_code, a.unit_code, u.name as unit_name, a.lead, a.due_text, a.due_on,
      a.illustrative, a.source, p.period_key, p.stage, p.percent_complete, p.status, p.comment, p.previous_status
    from action a
    left join ranked p on p.action_code = a.action_code and p.place = 1
    left join org_unit u on u.council_id = a.council_id and u.unit_code = a.unit_code
    order by a.sort_order, a.action_code`.execute(tx)
  return rows
}
