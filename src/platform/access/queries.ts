import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database/door.ts'
import type { Actor, Powers, Reach, RoleHeld } from './actor.ts'
import { named } from './policy.ts'

/** The councils of this installation, by name. */
export const listCouncils = (db: Db | Tx) => db.selectFrom('council').selectAll().orderBy('name').execute()

/** Whoever is with the council, by name: to be chosen from. */
export const listPeople = (tx: Tx) =>
  tx
    .selectFrom('person')
    .select(['person_id', 'name', 'post', 'email'])
    .where('left_on', 'is', null)
    .orderBy('name')
    .execute()

/** The roles each person of the council holds on the day, by name or by a post. */
export const rolesHeld = async (tx: Tx, today: string): Promise<{ person_id: string; role_code: string }[]> => {
  const { rows } = await sql<{ person_id: string; role_code: string }>`
    select r.person_id, r.role_code from role_held r where ${heldOn(today)}`.execute(tx)
  return rows
}

/**
 * Codes of every role that is a person's on the day or will be later: by name, by a post, or by standing in for whoever
 * holds it.
 */
export const rolesHeldFrom = async (tx: Tx, person_id: string, today: string): Promise<string[]> => {
  const { rows } = await sql<{ role_code: string }>`
    select distinct role_code from role_held
    where coalesce(held_until, 'infinity') >= ${today}::date and (person_id = ${person_id} or person_id in (
      select s.person_id from stand_in s where s.stand_in_id = ${person_id} and s.held_until >= ${today}::date))`.execute(
    tx,
  )
  return rows.map(({ role_code }) => role_code)
}

/** Codes of the units in which some people hold a role on the day or will later. */
export const unitsHeldFrom = async (tx: Tx, people: ReadonlySet<string>, today: string): Promise<string[]> => {
  const { rows } = await sql<{ unit_code: string }>`
    select distinct scope_code as unit_code from role_held
    where scope_kind = 'unit' and coalesce(held_until, 'infinity') >= ${today}::date
      and person_id = any(${[...people]}::text[])`.execute(tx)
  return rows.map(({ unit_code }) => unit_code)
}

type Named = { code: string; name: string }

/** What the framework in force says of roles, and of the parts of the council that it names itself. */
type InForce = {
  roles: readonly { code: string; may: readonly string[] }[]
  bodies: readonly Named[]
  risk: { registers: readonly Named[] }
}

type Held = Omit<RoleHeld, 'for_name'> & {
  scope_name: string | null
  units: string[]
  measures: string[]
  for_name: string | null
}
export type PersonHolding = {
  council_id: string
  person_id: string
  name: string
  last_seen_on: string | null
  held: Held[]
}

/**
 * The person of this council with that address, with the roles held on the day, where each reaches, and what the framework
 * lets them do; null when there is none, or they have left.
 */
export const findActor = async (tx: Tx, email: string, today: string, framework: InForce): Promise<Actor | null> => {
  const { rows } = await sql<{ person: PersonHolding | null }>`select ${personHolding(email, today)} as person`.execute(
    tx,
  )
  return actorOf(rows[0]?.person ?? null, framework)
}

/** The person that `personHolding` found, with what the framework lets them do. */
export const actorOf = (found: PersonHolding | null, framework: InForce): Actor | null => {
  if (found === null) return null
  const { held, ...person } = found
  const own = held.filter(({ for_name }) => for_name === null)
  return {
    ...person,
    kind: 'person',
    roles: held.map(roleOf),
    ...powersOf(held, framework),
    ...(own.length < held.length && { alone: powersOf(own, framework) }),
  }
}

/** What the roles held let a person do: in the whole council, and in parts of it. */
const powersOf = (held: readonly Held[], framework: InForce): Powers => {
  const carried = (role_code: string) => framework.roles.find(({ code }) => code === role_code)?.may ?? []
  return {
    capabilities: new Set(
      held.filter(({ scope_kind }) => scope_kind === 'council').flatMap(({ role_code }) => carried(role_code)),
    ),
    reach: held
      .filter(({ scope_kind }) => scope_kind !== 'council')
      .map(
        (one): Reach => ({
          ...roleOf(one),
          scope_name: one.scope_name ?? nameIn(framework, one),
          capabilities: new Set(carried(one.role_code)),
          reaches: {
            unit: new Set(one.units),
            measure: new Set(one.measures),
            body: itselfAs('body', one),
            register: itselfAs('register', one),
          },
        }),
      ),
  }
}

/** Bodies and registers are named by the framework and not by the database. */
const nameIn = ({ bodies, risk }: InForce, { scope_kind, scope_code }: Held): string => {
  const known: Record<string, readonly Named[]> = { body: bodies, register: risk.registers }
  const found = known[scope_kind]?.find(({ code }) => code === scope_code)
  return found === undefined ? scope_code : named(found.name)
}

const itselfAs = (kind: string, { scope_kind, scope_code }: Held): ReadonlySet<string> =>
  new Set(scope_kind === kind ? [scope_code] : [])

const roleOf = ({ role_code, scope_kind, scope_code, for_name }: Held): RoleHeld => ({
  role_code,
  scope_kind,
  scope_code,
  ...(for_name !== null && { for_name }),
})

/**
 * A person and the roles held that day, each with the units below its unit and the measures below its plan item: one value,
 * to be read in the round trip that asks for something else too.
 */
export const personHolding = (email: string, today: string) => sql<PersonHolding | null>`(
  with recursive someone as (
    select council_id, person_id, name, last_seen_on::text from person
    where lower(email) = ${email.toLowerCase()} and (left_on is null or left_on > ${today}::date)
    limit 1
  ), held as (
    select r.*, null::text as for_name from role_held r join someone using (council_id, person_id)
    where ${heldOn(today)}
    union all
    select r.*, p.name from someone
    join stand_in s on s.council_id = someone.council_id and s.stand_in_id = someone.person_id
      and ${today}::date between s.held_from and s.held_until
    join person p on p.council_id = s.council_id and p.person_id = s.person_id
      and (p.left_on is null or p.left_on > ${today}::date)
    join role_held r on r.council_id = s.council_id and r.person_id = s.person_id
    where ${heldOn(today)}
  ), below as (
    select council_id, scope_code as top, scope_code as unit_code from held where scope_kind = 'unit'
    union
    select b.council_id, b.top, u.unit_code from below b
    join org_unit u on u.council_id = b.council_id and u.parent_code = b.unit_code
  )
  select jsonb_build_object('council_id', council_id, 'person_id', person_id, 'name', name, 'last_seen_on', last_seen_on, 'held', coalesce((
    select jsonb_agg(jsonb_build_object('role_code', h.role_code, 'scope_kind', h.scope_kind, 'scope_code', h.scope_code,
      'for_name', h.for_name,
      'scope_name', case h.scope_kind
        when 'unit' then (select u.name from org_unit u where u.council_id = h.council_id and u.unit_code = h.scope_code)
        when 'plan' then (select p.name from plan_item p where p.council_id = h.council_id and p.item_code = h.scope_code)
        end,
      'units', coalesce((select jsonb_agg(b.unit_code) from below b where b.top = h.scope_code and h.scope_kind = 'unit'), '[]'),
      'measures', case h.scope_kind
        when 'measure' then jsonb_build_array(h.scope_code)
        when 'plan' then coalesce((select jsonb_agg(m.measure_code) from measure_below m
          where m.council_id = h.council_id and m.item_code = h.scope_code), '[]')
        else '[]' end) order by h.for_name nulls first, h.held_from, h.role_code, h.scope_code)
    from held h), '[]'))
  from someone)`

export type SeatsTaken = { role_code: string; body: string; people: number }

/** How many people hold each role for each body on the day. */
export const seatsTaken = async (tx: Tx, today: string): Promise<SeatsTaken[]> => {
  const { rows } = await sql<SeatsTaken>`
    select r.role_code, r.scope_code as body, count(distinct r.person_id)::int as people from role_held r
    where r.scope_kind = 'body' and ${heldOn(today)} group by r.role_code, r.scope_code`.execute(tx)
  return rows
}

const heldOn = (today: string) =>
  sql`r.held_from <= ${today}::date and (r.held_until is null or r.held_until >= ${today}::date)`
