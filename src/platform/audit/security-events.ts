import { sql } from 'kysely'
import type { Db } from '#platform/database/door.ts'

/** What somebody asked of a page or a command, and was refused. */
export const pageKinds = ['not-found', 'forbidden', 'other-council', 'token-refused'] as const

/** What somebody tried and was refused: of an account, and of a page. */
export const refusedKinds = [
  'sign-in-failed',
  'sign-in-delayed',
  'code-refused',
  'passkey-refused',
  'password-refused',
  ...pageKinds,
] as const

/** What somebody did with their own account, or had done to it. */
export const accountKinds = [
  'signed-in',
  'signed-out',
  'session-ended',
  'password-changed',
  'password-reset',
  'second-factor-added',
  'second-factor-removed',
  'passkey-added',
  'passkey-removed',
] as const

export type SecurityEventKind = (typeof refusedKinds)[number] | (typeof accountKinds)[number]

export type SecurityEvent = {
  kind: SecurityEventKind
  /** Null: each council calls whoever has the address by the name it knows. */
  actor_name: string | null
  actor_email: string | null
  method: string
  /** The path alone: what follows a question mark may be a secret. */
  route: string
  reason: string
  /** 'Chrome on Windows'; null where nothing was said of it. */
  device: string | null
  request_id: string
}

/** 'here': told to the council it was tried on. 'home': to every council where that address is a person's. */
export type ToldTo = { here?: string; home?: boolean }

/** Of one person, or of all who are nobody, and of one kind. Whoever tries more is found by these, and in the server's log. */
const mostEachMinute = 60
/** As recorded: in a demonstration the day begins again at midnight. */
const lastMinute = (of: string) =>
  sql`${sql.ref(of)}.at > (select recorded_now()) - interval '1 minute' and ${sql.ref(of)}.at <= (select recorded_now())`

const andMore = ' More was tried in this minute than is kept here: the server’s log has the rest.'

/**
 * Keeps a security event for the councils concerned, in one statement. The same page refused again within a minute adds
 * nothing; what concerns an account is kept each time. A minute keeps so many of all, so that nobody can fill the table.
 * Belongs to more than one council, so it is the owner who writes.
 */
export const recordSecurityEvent = async (
  db: Db,
  event: SecurityEvent,
  { here, home = false }: ToldTo,
): Promise<void> => {
  const { kind, actor_name, actor_email, method, reason, device, request_id } = event
  const route = event.route.slice(0, 500)
  const isOfPage = pageKinds.some((one) => one === kind)
  await sql`
    insert into security_event (council_id, kind, actor_name, actor_email, method, route, reason, device, request_id)
    select told.council_id, ${kind}, coalesce(${actor_name}, told.name, ${actor_email}, ''), ${actor_email}, ${method}, ${route},
      ${reason}::text || case when tried.times = ${sql.lit(mostEachMinute - 1)} then ${andMore}::text else '' end, ${device}, ${request_id}
    from (
      select council_id, max(name) as name from (
        select council_id, null as name from council where council_id = ${here ?? null}
        union all
        select council_id, name from person where ${home}::boolean and lower(email) = lower(${actor_email}) and left_on is null
      ) concerned group by council_id
    ) told
    cross join lateral (
      select count(*) as times from security_event other
      where other.council_id = told.council_id and ${lastMinute('other')} and other.kind = ${kind}
        and lower(other.actor_email) is not distinct from lower(${actor_email})
    ) tried
    where tried.times < ${sql.lit(mostEachMinute)} and not (${isOfPage}::boolean and exists (
      select from security_event known
      where known.council_id = told.council_id and ${lastMinute('known')} and known.kind = ${kind}
        and known.route = ${route} and known.reason = ${reason}
        and lower(known.actor_email) is not distinct from lower(${actor_email})))`.execute(db)
}
