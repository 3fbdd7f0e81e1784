import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import type { Notes } from './notes.ts'
import { rememberedAccount } from './remembered-account.ts'
import { endSession } from './sessions.ts'

type Parts = { readonly kysely: Db; readonly config: Config; readonly notes: Notes }
type Came = {
  readonly route: string
  /** 'With a password.' */
  readonly reason: string
  readonly headers: Headers
  readonly method?: 'GET'
  readonly device_more?: string
}

/**
 * Keeps that somebody came in, by the cookies that say so. Nobody is in unseen: when it cannot be kept, the session that was just
 * begun is ended and the fault is thrown. Returns false for cookies that begin no session.
 */
export const letIn = async ({ kysely, config, notes }: Parts, sent: Headers, came: Came): Promise<boolean> => {
  const account = await rememberedAccount(config, returned(sent))
  if (account === null) return false
  try {
    await notes.keep({ kind: 'signed-in', email: account.email, ...came })
  } catch (error) {
    await endSession(kysely, account.session)
    throw error
  }
  return true
}

/** The request that a browser would send next. */
export const returned = (sent: Headers): Headers =>
  new Headers({
    cookie: sent
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  })
