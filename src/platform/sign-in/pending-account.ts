import type { AuthContext } from 'better-auth'
import type { Config } from '#platform/config/door.ts'
import { cookieNamed } from './cookie-named.ts'
import { cookiePrefixOf } from './options.ts'

type Keeper = {
  readonly internalAdapter: Pick<AuthContext['internalAdapter'], 'findUserById' | 'findVerificationValue'>
}

/**
 * The address of whoever gave the right password and is now asked for a code, by the cookie that says so; null for nobody. The
 * cookie's signature is not looked at: what it signs is a random name that only the table knows.
 */
export const pendingAccount = async (
  { internalAdapter }: Keeper,
  config: Config,
  headers: Headers,
): Promise<string | null> => {
  const name = /^[\w-]+/.exec(cookieNamed(headers, `${cookiePrefixOf(config)}.two_factor`) ?? '')?.[0]
  const found = name === undefined ? null : await internalAdapter.findVerificationValue(name)
  if (!found || found.expiresAt < new Date()) return null
  return (await internalAdapter.findUserById(found.value))?.email ?? null
}
