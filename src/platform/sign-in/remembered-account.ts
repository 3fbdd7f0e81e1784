import { getCookieCache } from 'better-auth/cookies'
import type { Config } from '#platform/config/door.ts'
import { cookieNamed } from './cookie-named.ts'
import { cookiePrefixOf } from './options.ts'

export type Account = {
  readonly account_id: string
  readonly email: string
  readonly name: string
  /** The session's secret: for this module and the account's own pages, never for a page's text. */
  readonly session: string
  /** 'password', 'password-and-code', 'passkey', 'demonstration', or the id of the provider. */
  readonly begun_by: string
  /** Values of Set-Cookie to add to the response, when the session was renewed on this request. */
  readonly set_cookies: readonly string[]
}

/** How its session was begun is looked up each time, with whether it still stands. */
type Remembered = Omit<Account, 'begun_by'>

/**
 * The account by the signed copy of the session that the browser carries for a minute: the quick way, taken on nearly
 * every page. Null when there is no such copy, it is stale or was tampered with.
 */
export const rememberedAccount = async (config: Config, headers: Headers): Promise<Remembered | null> => {
  const cookiePrefix = cookiePrefixOf(config)
  if (!isReadable(cookieNamed(headers, `${cookiePrefix}.session_data`))) return null
  try {
    const copy = await getCookieCache(headers, { cookiePrefix, isSecure: false, secret: config.auth_secret })
    if (copy === null) return null
    const { id, email, name } = copy.user
    return { account_id: id, email, name, session: copy.session.token, set_cookies: [] }
  } catch {
    // what a visitor sent as a cookie need not be one of ours
    return null
  }
}

/**
 * better-auth writes an error into the log, with where it happened, for a copy that is no JSON, and anybody can send one. A copy
 * too long for one cookie is not looked at: the session is looked up instead.
 */
const isReadable = (copy: string | undefined): boolean => {
  if (copy === undefined) return false
  try {
    JSON.parse(Buffer.from(copy, 'base64url').toString('utf8'))
    return true
  } catch {
    return false
  }
}
