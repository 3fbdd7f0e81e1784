import type { Db } from '#platform/database/door.ts'

/**
 * The councils in which that address is somebody's today, by name. Crosses councils, so it runs as the owner, and tells
 * nothing but where the person who is signed in may go.
 */
export const councilsOf = (db: Db, email: string, today: string): Promise<{ council_id: string; name: string }[]> =>
  db
    .selectFrom('person')
    .innerJoin('council', 'council.council_id', 'person.council_id')
    .select(['council.council_id', 'council.name'])
    .where((where) => where(where.fn<string>('lower', ['person.email']), '=', email.toLowerCase()))
    .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', today)]))
    .orderBy('council.name')
    .execute()
