import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import type { Notes } from './notes.ts'
import { rememberedAccount } from './remembered-account.ts'
import { endSession } from './sessions.ts'
import { deviceCookie, isKnownDevice } from './throttle.ts'

type Parts = { readonly kysely: Db; readonly config: Config; readonly notes: Notes }
type Came = {
  readonly route: string
  /** 'With a password.' */
  readonly reason: string
  readonly headers: Headers
  readonly method?: 'GET'
  /** In a demonstration everybody uses one browser, which is then no news. */
  readonly as_cast?: boolean
}

/**
 * Keeps that somebody came in, by the cookies that say so, and marks a browser which that account had not used: `sent` is given
 * one cookie more. Nobody is in unseen: when it cannot be kept, the session that was just begun is ended and the fault is thrown.
 * Returns false for cookies that begin no session.
 */
export const letIn = async ({ kysely, config, notes }: Parts, sent: Headers, came: Came): Promise<boolean> => {
  const account = await rememberedAccount(config, returned(sent))
  if (account === null) return false
  const { as_cast = false, ...note } = came
  const { email } = account
  const isNew = !as_cast && !isKnownDevice(config, email, came.headers)
  try {
    await notes.keep({ kind: 'signed-in', email, ...note, ...(isNew ? firstTime : {}) })
  } catch (error) {
    await endSession(kysely, account.session)
    throw error
  }
  if (isNew) sent.append('set-cookie', deviceCookie(config, email))
  return true
}

/** Said of a browser that an account had not used before. */
export const firstTime = { device_more: ', for the first time' }

/** The request that a browser would send next. */
export const returned = (sent: Headers): Headers =>
  new Headers({
    cookie: sent
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  })
