import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import { heldAfter, heldDuring } from './held.ts'

export type Post = { post_code: string; title: string; unit_code: string | null }
/** `reports_to` is the post above, whose holder manages whoever holds this one. */
export type PostPlaced = Post & { reports_to: string | null }
export type PostHolding = { post_code: string; person_id: string; held_from: string; held_until: string | null }
export type PostRole = {
  post_code: string
  role_code: string
  scope_kind: string
  scope_code: string
  held_from: string
  held_until: string | null
}

export const findPost = (tx: Tx, post_code: string): Promise<PostPlaced | undefined> =>
  tx
    .selectFrom('post')
    .select(['post_code', 'title', 'unit_code', 'reports_to'])
    .where('post_code', '=', post_code)
    .executeTakeFirst()

export const savePost = (tx: Tx, council_id: string, { post_code, ...facts }: Post) =>
  tx
    .insertInto('post')
    .values({ council_id, post_code, ...facts })
    .onConflict((conflict) => conflict.columns(['council_id', 'post_code']).doUpdateSet(facts))
    .execute()

/** The name of somebody who holds the post on any day of a time; null when it is vacant throughout. */
export const holderDuring = async (tx: Tx, { post_code, ...time }: PostHolding): Promise<string | null> => {
  const { rows } = await sql<{ name: string }>`
    select p.name from post_holding h join person p on p.council_id = h.council_id and p.person_id = h.person_id
    where h.post_code = ${post_code} and ${heldDuring(time)} limit 1`.execute(tx)
  return rows[0]?.name ?? null
}

export const holdsPost = async (
  tx: Tx,
  post_code: string,
  people: ReadonlySet<string>,
  today: string,
): Promise<boolean> => {
  const found = await tx
    .selectFrom('post_holding')
    .select('post_code')
    .where('post_code', '=', post_code)
    .where('person_id', 'in', [...people])
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '>=', today)]))
    .execute()
  return found.length > 0
}

export const addPostHolding = (tx: Tx, council_id: string, holding: PostHolding) =>
  tx
    .insertInto('post_holding')
    .values({ council_id, ...holding })
    .execute()

/** Whoever holds the post, or comes to hold it, leaves it after that day; returns who, null when nobody does. */
export const vacatePost = async (tx: Tx, post_code: string, last_day: string): Promise<PostHolding | null> => {
  const ended = await tx
    .updateTable('post_holding')
    .set({ held_until: last_day })
    .where('post_code', '=', post_code)
    .where('held_from', '<=', last_day)
    .where(heldAfter(last_day))
    .returning(['post_code', 'person_id', 'held_from', 'held_until'])
    .executeTakeFirst()
  return ended ?? null
}

/** Whether the post has the role in the scope on any day of a time. */
export const postHasRole = async (tx: Tx, role: PostRole): Promise<boolean> => {
  const found = await sql`
    select from post_role where post_code = ${role.post_code} and role_code = ${role.role_code}
      and scope_kind = ${role.scope_kind} and scope_code = ${role.scope_code}
      and ${heldDuring(role)}`.execute(tx)
  return found.rows.length > 0
}

export const addPostRole = (tx: Tx, council_id: string, role: PostRole) =>
  tx
    .insertInto('post_role')
    .values({ council_id, ...role })
    .execute()

/** Returns whether the post had the role, still running after that day. */
export const endPostRole = async (tx: Tx, { held_until, ...key }: PostRole): Promise<boolean> => {
  const ended = await tx
    .updateTable('post_role')
    .set({ held_until })
    .where((where) => where.and(key))
    .where(heldAfter(held_until))
    .returning('role_code')
    .execute()
  return ended.length > 0
}

/** The posts a leaver holds are held by the successor from the day after. Returns the titles. */
export const movePosts = async (tx: Tx, from: string, to: string, last_day: string): Promise<string[]> => {
  const { rows } = await sql<{ title: string }>`
    with ended as (
      update post_holding set held_until = ${last_day}::date
      where person_id = ${from} and ${heldAfter(last_day)} and held_from <= ${last_day}::date
      returning council_id, post_code
    ), moved as (
      insert into post_holding (council_id, post_code, person_id, held_from)
      select council_id, post_code, ${to}, ${last_day}::date + 1 from ended on conflict do nothing
    )
    select p.title from ended e join post p on p.council_id = e.council_id and p.post_code = e.post_code
    order by p.title`.execute(tx)
  return rows.map(({ title }) => title)
}
