import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'

export type RoleListed = {
  role_code: string
  scope_kind: string
  scope_code: string
  scope_name: string | null
  held_from: string
  held_until: string | null
  /** The title of the post it comes with; null for one held by name. */
  post: string | null
}
export type PostHeld = { post_code: string; title: string; held_from: string; held_until: string | null }
export type PersonListed = {
  person_id: string
  name: string
  post: string
  email: string | null
  left_on: string | null
  last_seen_on: string | null
  /** The line manager by name, which counts while no post of theirs reports to another. */
  manager_id: string | null
  /** Newest first; those ended are there too. */
  roles: RoleListed[]
  /** Newest first; those left are there too. */
  posts: PostHeld[]
}

/** The name of the unit or plan item that a role `r` is held in. */
export const scopeName = sql`case r.scope_kind
  when 'unit' then (select u.name from org_unit u where u.council_id = r.council_id and u.unit_code = r.scope_code)
  when 'plan' then (select i.name from plan_item i where i.council_id = r.council_id and i.item_code = r.scope_code) end`

/** `q` is words of a name or post, and of an address where that may be asked for. */
type Search = { q?: string; person_id?: string; by_address?: boolean }

/**
 * The council's people with the roles they held and hold, by name: those who are searched for, and of these the ones from one
 * place to another, counted from one.
 */
export const searchPeople = async (
  tx: Tx,
  search: Search,
  places?: { from: number; to: number },
): Promise<PersonListed[]> => {
  const before = Math.max((places?.from ?? 1) - 1, 0)
  const { rows } = await sql<PersonListed>`
    select p.person_id, p.name, p.post, p.email, p.left_on::text, p.last_seen_on::text, p.manager_id, coalesce((
      select jsonb_agg(jsonb_build_object('role_code', r.role_code, 'scope_kind', r.scope_kind, 'scope_code', r.scope_code,
        'scope_name', ${scopeName}, 'held_from', r.held_from, 'held_until', r.held_until,
        'post', (select o.title from post o where o.council_id = r.council_id and o.post_code = r.post_code))
        order by r.held_from desc, r.role_code, r.scope_code)
      from role_held r where r.council_id = p.council_id and r.person_id = p.person_id), '[]') as roles,
      coalesce((select jsonb_agg(jsonb_build_object('post_code', o.post_code, 'title', o.title,
          'held_from', h.held_from, 'held_until', h.held_until) order by h.held_from desc, o.title)
        from post_holding h join post o on o.council_id = h.council_id and o.post_code = h.post_code
        where h.council_id = p.council_id and h.person_id = p.person_id), '[]') as posts
    from (
      select * from person p where ${isSearchedFor(search)} order by p.name, p.person_id
      limit ${places === undefined ? null : places.to - before} offset ${before}
    ) p
    order by p.name, p.person_id`.execute(tx)
  return rows
}

/** How many the same search finds. */
export const countPeople = async (tx: Tx, search: Search): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from person p where ${isSearchedFor(search)}`.execute(tx)
  return rows[0]?.n ?? 0
}

const isSearchedFor = ({ q = '', person_id, by_address = false }: Search): RawBuilder<unknown> => {
  const conditions = [
    ...(person_id === undefined ? [] : [sql`p.person_id = ${person_id}`]),
    ...(q === '' ? [] : [sql`position(lower(${q}) in lower(${wordsOf(by_address)})) > 0`]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

const wordsOf = (by_address: boolean): RawBuilder<unknown> => sql`
  p.name || ' ' || p.post || ' ' || ${by_address ? sql`coalesce(p.email, '')` : sql`''`} || ' ' || coalesce((
    select string_agg(o.title, ' ') from post_holding h
    join post o on o.council_id = h.council_id and o.post_code = h.post_code
    where h.council_id = p.council_id and h.person_id = p.person_id), '')`

/** When each of the council's people was last here, and whether they have left. */
export const listLastSeen = (tx: Tx) =>
  tx.selectFrom('person').select(['person_id', 'name', 'left_on', 'last_seen_on']).execute()

export type UnitListed = {
  unit_code: string
  parent_code: string | null
  kind: string
  name: string
  /** The first day on which it is closed; null while it is open. */
  closed_from: string | null
  closed_reason: string
  was: UnitWas[]
}
export type UnitWas = { name: string; parent_code: string | null; until: string; reason: string }

/** Every unit, the closed ones too, with what it was before, newest first. */
export const listUnits = async (tx: Tx): Promise<UnitListed[]> => {
  const { rows } = await sql<UnitListed>`
    select u.unit_code, u.parent_code, u.kind, u.name, u.closed_from::text, u.closed_reason, coalesce((
      select jsonb_agg(jsonb_build_object('name', w.name, 'parent_code', w.parent_code, 'until', w.until, 'reason', w.reason)
        order by w.until desc)
      from org_unit_was w where w.council_id = u.council_id and w.unit_code = u.unit_code), '[]') as was
    from org_unit u order by u.name`.execute(tx)
  return rows
}

export type StandInListed = { for_name: string; by_name: string; held_from: string; held_until: string; reason: string }

/** Who stands in for a person, and for whom they do, on a day or later. */
export const standInsOf = async (tx: Tx, person_id: string, today: string): Promise<StandInListed[]> => {
  const { rows } = await sql<StandInListed>`
    select f.name as for_name, b.name as by_name, s.held_from::text, s.held_until::text, s.reason
    from stand_in s
    join person f on f.council_id = s.council_id and f.person_id = s.person_id
    join person b on b.council_id = s.council_id and b.person_id = s.stand_in_id
    where (s.person_id = ${person_id} or s.stand_in_id = ${person_id}) and s.held_until >= ${today}::date
    order by s.held_from`.execute(tx)
  return rows
}

type Names = ReadonlyMap<string, string>

/** The names today of people, units, posts and plan items among some codes: those who left and what was closed are there too. */
export const namesByCode = async (
  tx: Tx,
  codes: readonly string[],
): Promise<Record<'person' | 'unit' | 'post' | 'plan', Names>> => {
  const { rows } = await sql<{ kind: 'person' | 'unit' | 'post' | 'plan'; code: string; name: string }>`
    select 'person' as kind, person_id as code, name from person where person_id = any(${codes})
    union all select 'unit', unit_code, name from org_unit where unit_code = any(${codes})
    union all select 'post', post_code, title from post where post_code = any(${codes})
    union all select 'plan', item_code, name from plan_item where item_code = any(${codes})`.execute(tx)
  const of = (kind: string): Names =>
    new Map(rows.filter((row) => row.kind === kind).map(({ code, name }) => [code, name]))
  return { person: of('person'), unit: of('unit'), post: of('post'), plan: of('plan') }
}
