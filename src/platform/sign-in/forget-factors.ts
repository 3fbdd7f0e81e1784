import { ok, type Result, refused } from '#kernel/result.ts'
import type { Db } from '#platform/database/door.ts'
import { endSessionsOf } from './sessions.ts'

/**
 * Takes every proof beside the password from an account, for somebody who has lost phone and backup codes, and ends its
 * sessions. Whoever is asked makes sure first who asks. Refused when nobody has that address.
 */
export const forgetFactors = async (kysely: Db, email: string): Promise<Result<null, string>> => {
  const account = await kysely
    .updateTable('sign_in_account')
    .set({ two_factor_enabled: false })
    .where('email', '=', email.toLowerCase())
    .returning('id')
    .executeTakeFirst()
  if (account === undefined) return refused(`Nobody has an account by the address ${email}`)
  await kysely.deleteFrom('sign_in_second_factor').where('account_id', '=', account.id).execute()
  await kysely.deleteFrom('sign_in_passkey').where('account_id', '=', account.id).execute()
  await endSessionsOf(kysely, account.id)
  return ok(null)
}
