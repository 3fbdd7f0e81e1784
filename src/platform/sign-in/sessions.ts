import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'

const hour = 60 * 60 * 1000

/** The moment before which a session must have begun to be over, however much it was used. */
const oldest = ({ session_hours }: Config): Date => new Date(Date.now() - (session_hours ?? 12) * hour)

/**
 * How a session that still stands was begun; null for one ended from elsewhere, unused beyond the idle limit or older than
 * the absolute one. Asked on every page, by a key, so that ending a session takes effect at once.
 */
export const standingOf = async (kysely: Db, config: Config, token: string): Promise<string | null> => {
  const found = await kysely
    .selectFrom('sign_in_session')
    .select('begun_by')
    .where('token', '=', token)
    .where('expires_at', '>', new Date())
    .where('created_at', '>', oldest(config))
    .executeTakeFirst()
  if (found === undefined || (found.begun_by === 'demonstration' && !config.demonstration)) return null
  return found.begun_by
}

export const endSession = (kysely: Db, token: string) =>
  kysely.deleteFrom('sign_in_session').where('token', '=', token).execute()

/** Ends every session of whoever a provider knows by that subject; the address of the account if there was any, else null. */
export const endSessionsBy = async (kysely: Db, provider: string, subject: string): Promise<string | null> => {
  const ended = await kysely
    .deleteFrom('sign_in_session')
    .using('sign_in_account')
    .whereRef('sign_in_account.id', '=', 'sign_in_session.account_id')
    .where('sign_in_session.account_id', 'in', (of) =>
      of
        .selectFrom('sign_in_credential')
        .select('account_id')
        .where('provider', '=', provider)
        .where('subject', '=', subject),
    )
    .returning('sign_in_account.email')
    .execute()
  return ended[0]?.email ?? null
}

/** Nobody stays signed in as a demonstration's person once the installation is real. */
export const endDemonstrationSessions = (kysely: Db) =>
  kysely.deleteFrom('sign_in_session').where('begun_by', '=', 'demonstration').execute()

/** A session as its owner may see it: no secret, only a number to end it by. */
export type OpenSession = {
  readonly id: string
  readonly is_this: boolean
  readonly begun_by: string
  readonly user_agent: string | null
  readonly ip_address: string | null
  readonly begun_at: Date
  readonly seen_at: Date
}

/** The sessions of an account that still stand, the last used first. */
export const sessionsOf = async (
  kysely: Db,
  config: Config,
  account_id: string,
  token: string,
): Promise<OpenSession[]> => {
  const rows = await kysely
    .selectFrom('sign_in_session')
    .select(['id', 'token', 'begun_by', 'user_agent', 'ip_address', 'created_at', 'updated_at'])
    .where('account_id', '=', account_id)
    .where('expires_at', '>', new Date())
    .where('created_at', '>', oldest(config))
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map(({ token: secret, created_at, updated_at, ...rest }) => ({
    ...rest,
    is_this: secret === token,
    begun_at: new Date(created_at),
    seen_at: new Date(updated_at),
  }))
}

/** Ends one session of the account, or all of them, and returns those; another account's is left alone. */
export const endSessionsOf = (kysely: Db, account_id: string, id?: string) => {
  const all = kysely.deleteFrom('sign_in_session').where('account_id', '=', account_id)
  return (id === undefined ? all : all.where('id', '=', id)).returning(['begun_by', 'user_agent']).execute()
}
