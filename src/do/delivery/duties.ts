import { sql } from 'kysely'
import type { Duties, Duty } from '#platform/access/door.ts'

/** Actions led by a person, until they are complete. A lead that is no person of the council stands as it is written. */
export const actionDuties: Duties = {
  list: async (tx, { person_id }) => {
    const { rows } = await sql<Duty>`
      select 'action' as what, a.action_code as code, a.name, a.lead as person_id, a.unit_code from action a
      where a.lead <> '' and a.lead = coalesce(${person_id ?? null}, a.lead) and not exists (
        select from action_progress p where p.council_id = a.council_id and p.action_code = a.action_code
          and p.stage in ('complete', 'stopped'))
      order by a.sort_order, a.action_code`.execute(tx)
    return rows
  },
  move: async (tx, from, to) => {
    await tx.updateTable('action').set({ lead: to }).where('lead', '=', from).execute()
  },
}
