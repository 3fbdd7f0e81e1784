import type { AuthContext } from 'better-auth'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Db } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { endProvided } from './end-provided.ts'
import type { OpenProvider } from './open-provider.ts'
import { GrantGone, ProviderRefused } from './refusal.ts'

const minute = 60 * 1000

/**
 * Asks a provider, every so many minutes of use, whether somebody who is signed in is still there and in which groups.
 * False, and all their sessions ended, when it says no; true while it cannot be asked, since sessions end by themselves.
 */
export const isStillThere = async (
  { kysely, key, log }: { kysely: Db; key: AuthContext['secretConfig']; log: Log },
  provider: OpenProvider,
  account_id: string,
): Promise<boolean> => {
  const { id, confirm_minutes } = provider.settings
  // whoever moves the stamp asks: a refresh token that is used twice is taken for a stolen one
  const due = await kysely
    .updateTable('sign_in_credential')
    .set({ updated_at: new Date() })
    .where('provider', '=', id)
    .where('account_id', '=', account_id)
    .where('updated_at', '<', new Date(Date.now() - confirm_minutes * minute))
    .returning(['id', 'subject', 'refresh_token'])
    .executeTakeFirst()
  if (due === undefined || due.refresh_token === null) return true
  try {
    const tokens = await provider.confirm(await symmetricDecrypt({ key, data: due.refresh_token }), due.subject)
    const renewed =
      tokens.refresh_token === undefined
        ? {}
        : { refresh_token: await symmetricEncrypt({ key, data: tokens.refresh_token }) }
    await kysely
      .updateTable('sign_in_credential')
      .set({ id_token: tokens.id_token, ...renewed })
      .where('id', '=', due.id)
      .execute()
    return true
  } catch (error) {
    if (!(error instanceof GrantGone) && !(error instanceof ProviderRefused)) throw error
    const isSilent = error instanceof ProviderRefused && error.refusal.startsWith('provider-')
    log.warn(
      { provider: id, reason: error.message },
      isSilent ? 'a provider could not be asked' : 'a session was ended',
    )
    if (isSilent) return true
    await endProvided({ kysely, log }, provider.settings, due.subject)
    return false
  }
}
