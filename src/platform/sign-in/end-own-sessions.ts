import type { Db } from '#platform/database/door.ts'
import { deviceWords, wayWords } from './device-words.ts'
import type { Notes } from './notes.ts'
import type { Account } from './remembered-account.ts'
import { endSessionsOf } from './sessions.ts'

/** Ends one session of the account, or with no id all of them, for their owner, and tells the auditors which. */
export const endOwnSessions = async (
  { kysely, notes }: { kysely: Db; notes: Notes },
  { account_id, email }: Account,
  headers: Headers,
  id?: string,
): Promise<void> => {
  const [ended, ...more] = await endSessionsOf(kysely, account_id, id)
  if (ended === undefined) return
  const which =
    id === undefined && more.length > 0
      ? `Every session, ${more.length + 1} in all,`
      : `The session begun ${wayWords(ended.begun_by)} on ${deviceWords(ended.user_agent)}`
  const reason = `${which} was ended by themselves.`
  await notes.tell({ kind: 'session-ended', email, route: '/account/sessions', reason, headers })
}
