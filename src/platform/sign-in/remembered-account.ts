import { getCookieCache } from 'better-auth/cookies'
import type { Config } from '#platform/config/door.ts'
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
