import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'

export type Named = { person_id: string; name: string }
/** Somebody who is managed: the unit is that of their post, null where no post of theirs is in one. */
export type Managed = Named & { post: string; unit_code: string | null }

/** The line managers of somebody on a day, by name: one, none, or one for each of several posts. */
export const managersOf = async (tx: Tx, person_id: string, day: string): Promise<Named[]> => {
  const { rows } = await sql<Named>`
    select p.person_id, p.name from line_managers_on(${day}::date) m
    join person p on p.council_id = m.council_id and p.person_id = m.manager_id
    where m.person_id = ${person_id} order by p.name`.execute(tx)
  return rows
}

/** Everybody who has a line manager on a day, or one certain manager, by name. */
export const managedOn = async (tx: Tx, day: string, manager_id?: string): Promise<Managed[]> => {
  const { rows } = await sql<Managed>`
    select p.person_id, p.name, coalesce(held.title, p.post) as post, held.unit_code
    from person p
    left join lateral (
      select o.title, o.unit_code from post_holding h
      join post o on o.council_id = h.council_id and o.post_code = h.post_code
      where h.council_id = p.council_id and h.person_id = p.person_id and h.held_from <= ${day}::date
        and coalesce(h.held_until, 'infinity') >= ${day}::date
      order by (o.reports_to is null), o.post_code limit 1
    ) held on true
    where exists (
      select from line_managers_on(${day}::date) m
      where m.council_id = p.council_id and m.person_id = p.person_id
        and (${manager_id ?? null}::text is null or m.manager_id = ${manager_id ?? null}))
    order by p.name`.execute(tx)
  return rows
}

/** How many are with the council on a day and have no line manager. */
export const countUnmanaged = async (tx: Tx, day: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from person p
    where (p.left_on is null or p.left_on > ${day}::date) and not exists (
      select from line_managers_on(${day}::date) m where m.council_id = p.council_id and m.person_id = p.person_id)`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** Whether one post answers to another, at once or through posts between; a post answers to itself. */
export const answersTo = async (tx: Tx, post_code: string, top: string): Promise<boolean> => {
  const { rows } = await sql`
    with recursive up as (
      select council_id, post_code, reports_to from post where post_code = ${post_code}
      union
      select o.council_id, o.post_code, o.reports_to from up
      join post o on o.council_id = up.council_id and o.post_code = up.reports_to
    ) select from up where post_code = ${top}`.execute(tx)
  return rows.length > 0
}

/** The same of people on a day, whether by their posts or by name. */
export const isManagedBy = async (tx: Tx, person_id: string, top: string, day: string): Promise<boolean> => {
  const { rows } = await sql`
    with recursive managers as materialized (
      select * from line_managers_on(${day}::date)
    ), up as (
      select ${person_id}::text as person_id
      union
      select m.manager_id from up join managers m on m.person_id = up.person_id
    ) select from up where person_id = ${top}`.execute(tx)
  return rows.length > 0
}

/** Whoever holds the post above manages whoever holds this one; null for nobody. */
export const setReportsTo = (tx: Tx, post_code: string, reports_to: string | null) =>
  tx.updateTable('post').set({ reports_to }).where('post_code', '=', post_code).execute()

/** Names a line manager beside a person, or nobody. Whether that goes round in a circle is asked before. */
export const setManager = (tx: Tx, person_id: string, manager_id: string | null) =>
  tx.updateTable('person').set({ manager_id }).where('person_id', '=', person_id).execute()

/** Whoever names a leaver as their line manager has the successor from now on. Returns their names. */
export const moveManaged = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    update person set manager_id = nullif(${to}, person_id) where manager_id = ${from} returning name`.execute(tx)
  return rows.map(({ name }) => name).sort()
}
