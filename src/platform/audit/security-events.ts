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
const andMore = ' More was tried in this minute than is kept here: the server’s log has the rest.'

/**
 * Keeps a security event for the councils concerned, in one statement. The same page refused again within a minute adds
 * nothing; what concerns an account is kept each time. A minute keeps so many of all, so that nobody can fill the table.
 * Whoever asks is in no council yet: the database finds those concerned, and tells nobody which they are.
 */
export const recordSecurityEvent = async (
  db: Db,
  event: SecurityEvent,
  { here, home = false }: ToldTo,
): Promise<void> => {
  const kept = JSON.stringify({ ...event, route: event.route.slice(0, 500) })
  const told_once = pageKinds.some((kind) => kind === event.kind)
  await sql`
    select keep_security_event(${kept}::jsonb, ${here ?? null}, ${home}, ${told_once}, ${mostEachMinute}, ${andMore})`.execute(
    db,
  )
}
