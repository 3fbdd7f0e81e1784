import { sql } from 'kysely'
import type { Db } from '#platform/database/door.ts'

type CouncilOf = { council_id: string; name: string }

/**
 * The councils in which that address is somebody's today, by name. Crosses councils, by a function of the database that tells
 * nothing but where the person who is signed in may go.
 */
export const councilsOf = async (db: Db, email: string, today: string): Promise<CouncilOf[]> => {
  const { rows } = await sql<CouncilOf>`
    select council_id, name from councils_of(${email}, ${today}::date) order by name`.execute(db)
  return rows
}
