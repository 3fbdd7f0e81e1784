import { type RawBuilder, sql } from 'kysely'

/** A moment as text to the microsecond, in Greenwich time whatever the server's own is. */
export const momentText = (moment: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/**
 * The columns of `audit_entry e` that a seal covers. jsonb is printed by the database: keys in its own fixed order, numbers
 * with every digit they were stored with, which a parser in between would lose.
 */
export const entryColumns = sql`e.council_id, ${momentText(sql`e.at`)} as at, e.person_id, e.actor_name, e.door, e.request_id, e.command,
  e.subject_kind, e.subject_id, e.before::text as before, e.after::text as after, e.reason`
