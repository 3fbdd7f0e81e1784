import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'

/** Somebody to choose; the post tells namesakes apart, the identifier those of one post. */
export type Candidate = { person_id: string; name: string; post: string; email: string | null }

/**
 * Those with the council whom somebody may mean by `text`: words of a name, post or identifier, and of an address where that may
 * be asked for. With no text, the first of all. By name, the exact ones first, at most so many.
 */
export const peopleMeant = async (
  tx: Tx,
  text: string,
  { most, by_address }: { most: number; by_address: boolean },
): Promise<Candidate[]> => {
  const email = by_address ? sql`email` : sql`null::text`
  const { rows } = await sql<Candidate>`
    select person_id, name, post, email from (
      select person_id, name, post, ${email} as email,
        lower(concat_ws(' ', name || coalesce(', ' || nullif(post, ''), ''), '(' || person_id || ')', ${email})) as words
      from person where left_on is null
    ) p
    where position(lower(${text}) in words) > 0
    order by lower(${text}) in (lower(name), coalesce(lower(email), ''), person_id) desc, name, person_id
    limit ${most}`.execute(tx)
  return rows
}
