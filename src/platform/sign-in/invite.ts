import { randomBytes } from 'node:crypto'
import type { AuthContext } from 'better-auth'
import { ok, type Result, refused } from '#kernel/result.ts'

type Keeper = {
  readonly internalAdapter: Pick<
    AuthContext['internalAdapter'],
    'findUserByEmail' | 'findUserById' | 'createUser' | 'createVerificationValue' | 'findVerificationValue'
  >
}
type Invited = { readonly email: string; readonly name: string }
export type WhoseReset = Invited & { readonly id: string }

const week = 7 * 24 * 60 * 60 * 1000
const identifierOf = (token: string) => `reset-password:${token}`

/**
 * An account without a password, and the secret of the link by which its owner chooses one. Whoever never came to choose, since
 * the letter was lost, is invited again.
 */
export const invite = async (
  { internalAdapter }: Keeper,
  { email, name }: Invited,
): Promise<Result<string, string>> => {
  const find = () => internalAdapter.findUserByEmail(email, { includeAccounts: true })
  const make = async () => {
    try {
      return await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'administrator' })
    } catch (error) {
      // asked for twice at once, the later takes what the earlier made
      const made = await find()
      if (made === null) throw error
      return made.user
    }
  }
  const found = await find()
  if (found !== null && found.accounts.length > 0) return refused(`${email} has an account already`)
  const user = found?.user ?? (await make())
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(Date.now() + week)
  await internalAdapter.createVerificationValue({ identifier: identifierOf(token), value: user.id, expiresAt })
  return ok(token)
}

/** Whose password a link would set; null when it is used up, too old or made up. */
export const accountOfReset = async ({ internalAdapter }: Keeper, token: string): Promise<WhoseReset | null> => {
  const found = await internalAdapter.findVerificationValue(identifierOf(token))
  if (!found || found.expiresAt < new Date()) return null
  return internalAdapter.findUserById(found.value)
}
