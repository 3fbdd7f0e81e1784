import type { AuthContext, Session, User } from 'better-auth'
import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { isStillThere } from './provider/confirm.ts'
import type { OpenProvider } from './provider/open-provider.ts'
import { type Account, rememberedAccount } from './remembered-account.ts'
import { endSession, standingOf } from './sessions.ts'

export type Looking = {
  readonly kysely: Db
  readonly config: Config
  readonly log: Log
  readonly providers: ReadonlyMap<string, OpenProvider>
  readonly secret: () => Promise<AuthContext['secretConfig']>
  /** What better-auth finds behind the cookie, renewed when it is used. */
  readonly getSession: (headers: Headers) => Promise<{ headers: Headers; response: FoundSession }>
}

type FoundSession = { session: Session; user: User } | null

/**
 * The account whose session the cookies prove, or null. Who it is comes from the copy the browser carries, when fresh;
 * that the session still stands is looked up each time; each minute it is renewed, and now and then confirmed elsewhere.
 */
export const accountOf = async (looking: Looking, headers: Headers): Promise<Account | null> => {
  const { kysely, config } = looking
  const remembered = await rememberedAccount(config, headers)
  const standing = remembered === null ? null : await standingOf(kysely, config, remembered.session)
  if (remembered !== null && standing !== null) return { ...remembered, begun_by: standing }
  const { headers: sent, response } = await looking.getSession(headers)
  if (response === null) return null
  const { session, user } = response
  const begun_by = await standingOf(kysely, config, session.token)
  if (begun_by === null) {
    await endSession(kysely, session.token)
    return null
  }
  if (!(await isConfirmed(looking, begun_by, user.id))) return null
  const { id: account_id, email, name } = user
  return { account_id, email, name, session: session.token, begun_by, set_cookies: sent.getSetCookie() }
}

const isConfirmed = async ({ kysely, log, providers, secret }: Looking, begunBy: string, account_id: string) => {
  const provider = providers.get(begunBy)
  return provider === undefined || isStillThere({ kysely, log, key: await secret() }, provider, account_id)
}
