import { sql } from 'kysely'
import { daysUntilPast } from '#do/finance/door.ts'
import { inSight } from '#do/risk/door.ts'
import { type Actor, risksSeen } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { StillThere } from './unit-rules.ts'

/**
 * What would be lost if a unit closed: units below it, posts, roles that run on a day or later, what is measured, done, risked
 * and spent in it, and changes ahead that name it. A risk that the actor may not see counts, and has neither code nor name. A budget
 * line is of the past once the newest period of its position is.
 */
export const stillIn = async (tx: Tx, actor: Actor, unit_code: string, today: string): Promise<StillThere[]> => {
  const roles = sql`scope_kind = 'unit' and scope_code = ${unit_code} and (held_until is null or held_until >= ${today}::date)`
  const seen = inSight(risksSeen(actor))
  const { rows } = await sql<StillThere>`
    select what, code, name from (
      select 1 as place, 'unit' as what, unit_code as code, name from org_unit
        where parent_code = ${unit_code} and closed_from is null
      union all select 2, 'post', post_code, title from post where unit_code = ${unit_code}
      union all select distinct 3, 'role', person_id, p.name
        from role_holding r join person p using (council_id, person_id) where ${roles}
      union all select distinct 4, 'post-role', post_code, p.title
        from post_role r join post p using (council_id, post_code) where ${roles}
      union all select 5, 'measure', measure_code, name from measure
        where unit_code = ${unit_code} and (dropped_from is null or dropped_from > ${today}::date)
      union all select 6, 'action', action_code, name from action a where unit_code = ${unit_code} and not exists (
        select from action_progress p where p.council_id = a.council_id and p.action_code = a.action_code
          and p.stage in ('complete', 'stopped'))
      union all select 7, 'risk', case when ${seen} then risk_code else '' end, case when ${seen} then name else '' end
        from risk r where unit_code = ${unit_code} and (closed_on is null or closed_on > ${today}::date)
      union all select 8, 'budget', line_code, name from budget_line l where unit_code = ${unit_code} and coalesce((
        select max(p.period_end) from budget_position p where p.council_id = l.council_id and p.line_code = l.line_code),
          'infinity') > ${today}::date - ${daysUntilPast}::int
      union all select distinct 9, 'planned', c.unit_code, coalesce(c.name, u.name, c.unit_code)
        from org_unit_planned c left join org_unit u using (council_id, unit_code)
        where c.unit_code = ${unit_code} or c.parent_code = ${unit_code}
    ) found order by place, name, code`.execute(tx)
  return rows
}
