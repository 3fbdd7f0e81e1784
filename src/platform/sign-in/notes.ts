import { randomUUID } from 'node:crypto'
import { recordSecurityEvent, type SecurityEventKind } from '#platform/audit/door.ts'
import type { Db } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { deviceSaid } from './device-words.ts'

/** What became of an account, or of an attempt on it, for the councils whose person has that address. */
export type Note = {
  readonly kind: SecurityEventKind
  /** Null where it is not known whose account it was: then it is in the server's log alone. */
  readonly email: string | null
  readonly route: string
  readonly reason: string
  /** Of the request, for what the browser says of itself; null where no browser asked. */
  readonly headers: Headers | null
  readonly method?: 'GET'
  /** Said after the device, such as that it is a new one. */
  readonly device_more?: string
}

export type Notes = {
  /** Rejects when it could not be kept: for what must not happen unseen. */
  readonly keep: (note: Note) => Promise<void>
  /** A fault is logged and no more: for what was refused or is over anyhow. */
  readonly tell: (note: Note) => Promise<void>
}

/** Where sign-in writes for the auditors. Each note is also a line of the server's log, under the same number. */
export const openNotes = (kysely: Db, log: Log): Notes => {
  const keep = async ({ headers, device_more = '', email, ...rest }: Note) => {
    const said = deviceSaid(headers)
    const device = said === null ? null : `${said}${device_more}`
    const request_id = `sign-in ${randomUUID()}`
    const event = { method: 'POST', ...rest, actor_name: null, actor_email: email, device, request_id }
    log.info(event, 'an account was used')
    await recordSecurityEvent(kysely, event, { home: true })
  }
  const tell = async (note: Note) => {
    try {
      await keep(note)
    } catch (error) {
      log.error({ err: error, kind: note.kind }, 'what became of an account could not be kept')
    }
  }
  return { keep, tell }
}
