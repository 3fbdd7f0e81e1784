import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import type { RoleHeld } from './actor.ts'
import { saveUnits, type Unit } from './commands.ts'
import { heldAfter, heldDuring } from './held.ts'

export type Holding = RoleHeld & { person_id: string; held_from: string; held_until: string | null }

export const findPerson = (tx: Tx, person_id: string) =>
  tx.selectFrom('person').selectAll().where('person_id', '=', person_id).executeTakeFirst()

/** Whether the same role is held in the same scope on any day of a time. */
export const holdsAlready = async (tx: Tx, holding: Holding): Promise<boolean> => {
  const found = await sql`
    select from role_holding where person_id = ${holding.person_id} and role_code = ${holding.role_code}
      and scope_kind = ${holding.scope_kind} and scope_code = ${holding.scope_code}
      and ${heldDuring(holding)}`.execute(tx)
  return found.rows.length > 0
}

export const giveHolding = (tx: Tx, council_id: string, { for_name: _, ...holding }: Holding) =>
  tx
    .insertInto('role_holding')
    .values({ council_id, ...holding })
    .execute()

/** Returns whether there was such a holding, still running after that day. */
export const endHolding = async (tx: Tx, { for_name: _, held_until, ...key }: Holding): Promise<boolean> => {
  const ended = await tx
    .updateTable('role_holding')
    .set({ held_until })
    .where((where) => where.and(key))
    .where(heldAfter(held_until))
    .returning('role_code')
    .execute()
  return ended.length > 0
}

/**
 * The leaver's roles end on the last day and go on with the successor the day after, no longer than they were given for.
 * Returns the roles that moved.
 */
export const moveHoldings = async (tx: Tx, from: string, to: string, last_day: string): Promise<RoleHeld[]> => {
  const { rows } = await sql<RoleHeld>`
    with held as (
      select * from role_holding
      where person_id = ${from} and ${heldAfter(last_day)} and held_from <= ${last_day}::date
    ), ended as (
      update role_holding r set held_until = ${last_day}::date from held
      where r.council_id = held.council_id and r.person_id = held.person_id and r.role_code = held.role_code
        and r.scope_kind = held.scope_kind and r.scope_code = held.scope_code and r.held_from = held.held_from
    ), moved as (
      insert into role_holding (council_id, person_id, role_code, scope_kind, scope_code, held_from, held_until)
      select council_id, ${to}, role_code, scope_kind, scope_code, ${last_day}::date + 1, held_until from held
      on conflict do nothing
    )
    select role_code, scope_kind, scope_code from held order by role_code, scope_code`.execute(tx)
  return rows
}

/** Ends the sessions of whoever of the council of the transaction, and tells every council of theirs; returns how many there were. */
export const endSessionsOf = async (tx: Tx, person_id: string, request_id: string): Promise<number> => {
  const { rows } = await sql<{ ended: number }>`select end_sessions_of(${person_id}, ${request_id}) as ended`.execute(
    tx,
  )
  return rows[0]?.ended ?? 0
}

export const markLeft = (tx: Tx, person_id: string, left_on: string) =>
  tx.updateTable('person').set({ left_on }).where('person_id', '=', person_id).execute()

/** Once a day for each person: so that owners who never come can be told from those who do. */
export const markSeen = (tx: Tx, person_id: string, today: string) =>
  tx.updateTable('person').set({ last_seen_on: today }).where('person_id', '=', person_id).execute()

export type StandIn = {
  person_id: string
  stand_in_id: string
  held_from: string
  held_until: string
  reason: string
}

/**
 * Whose roles somebody has or will have: their own, and of whomever they stand in for. What nobody gives to themselves is not
 * given to these either.
 */
export const actsAs = async (tx: Tx, person_id: string, today: string): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('stand_in')
    .select('person_id')
    .where('stand_in_id', '=', person_id)
    .where('held_until', '>=', today)
    .execute()
  return new Set([person_id, ...rows.map((row) => row.person_id)])
}

/** Two who change people or posts of a council at once come after one another, so that what the first did is seen. */
export const inTurn = (tx: Tx, council_id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`people ${council_id}`}, 0))`.execute(tx)

export const addStandIn = (tx: Tx, council_id: string, stand_in: StandIn) =>
  tx
    .insertInto('stand_in')
    .values({ council_id, ...stand_in })
    .execute()

/** The days for which somebody is named already, where they hold all the days that are asked for or begin on the same. */
export const standsInAlready = async (tx: Tx, asked: StandIn): Promise<{ from: string; until: string } | null> => {
  const { rows } = await sql<{ from: string; until: string }>`
    select held_from::text as "from", held_until::text as until from stand_in
    where person_id = ${asked.person_id} and stand_in_id = ${asked.stand_in_id} and held_from <= ${asked.held_from}::date
      and (held_from = ${asked.held_from}::date or held_until >= ${asked.held_until}::date)
    order by held_until desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export const findUnit = (tx: Tx, unit_code: string): Promise<Unit | undefined> =>
  tx
    .selectFrom('org_unit')
    .select(['unit_code', 'parent_code', 'kind', 'name'])
    .where('unit_code', '=', unit_code)
    .executeTakeFirst()

/** The unit as it is from now on; what it was until the day is kept, also where it changes again from the same day. */
export const changeUnit = async (tx: Tx, council_id: string, unit: Unit, was: Unit, until: string, reason: string) => {
  await tx
    .insertInto('org_unit_was')
    .values({ council_id, ...was, until, reason })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await saveUnits(tx, council_id, [unit])
}
