import { sql } from 'kysely'
import type { Duties, Duty } from '#platform/access/door.ts'

/** Open risks owned by a person. An owner that is no person of the council stands as it is written. */
export const riskDuties: Duties = {
  list: async (tx, person_id) => {
    const { rows } = await sql<Duty>`
      select 'risk' as what, risk_code as code, name, owner as person_id, unit_code from risk
      where owner <> '' and closed_on is null and owner = coalesce(${person_id ?? null}, owner)
      order by sort_order, risk_code`.execute(tx)
    return rows
  },
  move: async (tx, from, to) => {
    await tx.updateTable('risk').set({ owner: to }).where('owner', '=', from).execute()
  },
}
