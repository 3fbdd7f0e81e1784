import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import { momentText } from './as-text.ts'
import { londonDays } from './london-days.ts'
import type { SecurityEvent, SecurityEventKind } from './security-events.ts'

/** What an auditor asks for; absent parts ask for everything. `who` is part of a name or address; days are London's, both included. */
export type SecurityEventFilter = {
  readonly kinds?: readonly SecurityEventKind[] | undefined
  readonly who?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** Where a page ended: the event after it is older than this. */
export type SecurityEventPlace = { at: string; event_id: number }

export type KeptSecurityEvent = SecurityEvent & { event_id: number; at: string; actor_name: string }

/** Security events of the council, newest first, `limit` at most, from the newest or from a place on. */
export const findSecurityEvents = async (
  tx: Tx,
  council_id: string,
  { kinds, who, from, until }: SecurityEventFilter,
  { after, limit }: { after?: SecurityEventPlace | undefined; limit: number },
): Promise<KeptSecurityEvent[]> => {
  const named = who === undefined ? null : await peopleNamed(tx, council_id, who)
  if (named?.length === 0) return []
  const people = named === null || named.length > fewPeople ? null : named
  const conditions = [
    sql`e.council_id = ${council_id}`,
    ...(after ? [sql`(e.at, e.event_id) < (${after.at}::timestamptz, ${after.event_id})`] : []),
    ...(kinds ? [sql`e.kind = any(${kinds}::text[])`] : []),
    ...(who === undefined || people !== null ? [] : [hasIn(sql`e.who`, who)]),
    ...londonDays(sql`e.at`, { from, until }),
  ]
  const newest = (more: RawBuilder<unknown>[]) => sql`
    select * from security_event e where ${sql.join([...conditions, ...more], sql` and `)}
    order by e.at desc, e.event_id desc limit ${sql.lit(limit)}`
  const { rows } = await sql<KeptSecurityEvent>`
    select event_id, ${momentText(sql`at`)} as at, kind, actor_name, actor_email, method, route, reason, device, request_id
    from (${newestOf(newest, kinds, people)}) found
    order by found.at desc, found.event_id desc limit ${sql.lit(limit)}`.execute(tx)
  return rows
}

/** More people than these have so many of the rows that reading all rows, newest first, finds a page sooner. */
const fewPeople = 50

const hasIn = (who: RawBuilder<unknown>, text: string) => sql`position(lower(${text}) in ${who}) > 0`

/** An index gives the newest of one person, or of one kind; for a few of them, each one's newest are taken together. */
const newestOf = (
  newest: (more: RawBuilder<unknown>[]) => RawBuilder<unknown>,
  kinds: readonly SecurityEventKind[] | undefined,
  people: readonly string[] | null,
): RawBuilder<unknown> => {
  const each = (values: readonly string[], column: RawBuilder<unknown>) =>
    sql`select one.* from unnest(${values}::text[]) wanted(value) cross join lateral (${newest([sql`${column} = wanted.value`])}) one`
  if (people !== null) return each(people, sql`e.who`)
  return kinds === undefined ? newest([]) : each(kinds, sql`e.kind`)
}

/** Whoever has an event and this text in name or address, each found by one step along the index; one more than a few, at most. */
const peopleNamed = async (tx: Tx, council_id: string, text: string): Promise<string[]> => {
  const { rows } = await sql<{ who: string }>`
    with recursive person as (
      (select who from security_event where council_id = ${council_id} order by who limit 1)
      union all
      select (select e.who from security_event e where e.council_id = ${council_id} and e.who > person.who order by e.who limit 1)
      from person where person.who is not null)
    select who from person where ${hasIn(sql`who`, text)} limit ${sql.lit(fewPeople + 1)}`.execute(tx)
  return rows.map(({ who }) => who)
}
