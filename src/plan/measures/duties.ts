import { sql } from 'kysely'
import type { Duties, Duty } from '#platform/access/door.ts'

/** Measures answered for by a person. */
export const measureDuties: Duties = {
  list: async (tx, { person_id }) => {
    const { rows } = await sql<Duty>`
      select 'measure' as what, measure_code as code, name, owner_id as person_id, unit_code from measure
      where owner_id is not null and dropped_from is null and owner_id = coalesce(${person_id ?? null}, owner_id)
      order by sort_order, measure_code`.execute(tx)
    return rows
  },
  move: async (tx, from, to) => {
    await tx.updateTable('measure').set({ owner_id: to }).where('owner_id', '=', from).execute()
  },
}
