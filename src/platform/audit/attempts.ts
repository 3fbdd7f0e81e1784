import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database/door.ts'
import { momentText } from './as-text.ts'

export type AttemptKind = 'not-found' | 'forbidden' | 'other-council' | 'sign-in-failed' | 'token-refused'

export type Attempt = {
  kind: AttemptKind
  actor_name: string
  actor_email: string | null
  method: string
  /** The path alone: what follows a question mark may be a secret. */
  route: string
  reason: string
  request_id: string
}

/** 'here': told to the council it was tried on. 'home': to every council where that address is a person's. */
export type ToldTo = { here?: string; home?: boolean }

/** Of one person, or of all who are nobody, and of one kind. Whoever tries more is found by these, and in the server's log. */
const mostEachMinute = 60
const andMore = ' More was tried in this minute than is kept here: the server’s log has the rest.'

/**
 * Keeps what somebody tried and was refused, for the councils concerned. The same again within a minute adds nothing, and
 * of different things a minute keeps so many, so that nobody can fill the table. Belongs to more than one council, so it is
 * the owner who writes.
 */
export const recordAttempt = async (db: Db, attempt: Attempt, { here, home = false }: ToldTo): Promise<void> => {
  const { kind, actor_name, actor_email, method, reason, request_id } = attempt
  const route = attempt.route.slice(0, 500)
  await sql`
    insert into security_event (council_id, kind, actor_name, actor_email, method, route, reason, request_id)
    select told.council_id, ${kind}, ${actor_name}, ${actor_email}, ${method}, ${route},
      ${reason}::text || case when tried.times = ${sql.lit(mostEachMinute - 1)} then ${andMore}::text else '' end, ${request_id}
    from (
      select council_id from council where council_id = ${here ?? null}
      union
      select council_id from person where ${home}::boolean and lower(email) = lower(${actor_email}) and left_on is null
    ) told
    cross join lateral (
      select count(*) as times from security_event other
      where other.council_id = told.council_id and other.at > now() - interval '1 minute' and other.kind = ${kind}
        and other.actor_email is not distinct from ${actor_email}
    ) tried
    where tried.times < ${sql.lit(mostEachMinute)} and not exists (
      select from security_event known
      where known.council_id = told.council_id and known.at > now() - interval '1 minute' and known.kind = ${kind}
        and known.route = ${route} and known.reason = ${reason} and known.actor_email is not distinct from ${actor_email})`.execute(
    db,
  )
}

export type KeptAttempt = Attempt & { event_id: number; at: string }

/** Refused attempts of the council, newest first. */
export const findAttempts = async (
  tx: Tx,
  council_id: string,
  { after, limit }: { after?: number | undefined; limit: number },
): Promise<KeptAttempt[]> => {
  const { rows } = await sql<KeptAttempt>`
    select event_id, ${momentText(sql`at`)} as at, kind, actor_name, actor_email, method, route, reason, request_id
    from security_event
    where council_id = ${council_id} ${after === undefined ? sql`` : sql`and event_id < ${after}`}
    order by event_id desc limit ${sql.lit(limit)}`.execute(tx)
  return rows
}
