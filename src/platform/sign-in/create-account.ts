import type { AuthContext } from 'better-auth'
import { ok, type Result, refused } from '#kernel/result.ts'
import { commonPasswords } from './common-passwords.ts'
import { faultOfPassword } from './password-rules.ts'

export type NewAccount = { readonly email: string; readonly name: string; readonly password: string }
/** The little of better-auth's context that is needed here. */
type Keeper = {
  readonly internalAdapter: Pick<AuthContext['internalAdapter'], 'findUserByEmail' | 'createUser' | 'linkAccount'>
  readonly password: Pick<AuthContext['password'], 'hash'>
}

/** A local account with a password, which is kept as a hash only. Refused, in words, when it cannot be made. */
export const createAccount = async (
  { internalAdapter, password: passwords }: Keeper,
  { email, name, password }: NewAccount,
): Promise<Result<{ account_id: string }, string>> => {
  const fault = faultOfPassword(password, { email, name }, await commonPasswords())
  if (fault !== null) return refused(fault)
  if ((await internalAdapter.findUserByEmail(email)) !== null) return refused(`${email} has an account already`)
  const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'administrator' })
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await passwords.hash(password),
  })
  return ok({ account_id: user.id })
}
