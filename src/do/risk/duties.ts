import { sql } from 'kysely'
import { type Duties, type Duty, risksSeen } from '#platform/access/door.ts'
import { inSight } from './queries.ts'

/** Open risks owned by a person. An owner that is no person of the council stands as it is written. */
export const riskDuties: Duties = {
  list: async (tx, { person_id, seen_by }) => {
    const { rows } = await sql<Duty>`
      select 'risk' as what, r.risk_code as code, r.name, r.owner as person_id, r.unit_code from risk r
      where r.owner <> '' and r.closed_on is null and r.owner = coalesce(${person_id ?? null}, r.owner)
        and ${inSight(seen_by === undefined ? 'all' : risksSeen(seen_by))}
      order by r.sort_order, r.risk_code`.execute(tx)
    return rows
  },
  move: async (tx, from, to) => {
    await tx.updateTable('risk').set({ owner: to }).where('owner', '=', from).execute()
  },
}
