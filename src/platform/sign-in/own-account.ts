import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ok, type Result, refused } from '#kernel/result.ts'
import type { Db } from '#platform/database/door.ts'
import { cookiesOf } from './ask.ts'
import { commonPasswords } from './common-passwords.ts'
import type { WhoseReset } from './invite.ts'
import { returned } from './let-in.ts'
import { faultOfPassword } from './password-rules.ts'
import type { Account } from './remembered-account.ts'
import { endSession } from './sessions.ts'

/** What proves an account, beside who it is. `provider` is the id of the council's own provider that brought it. */
export type AccountFacts = {
  readonly has_password: boolean
  readonly has_second_factor: boolean
  readonly provider: string | null
  readonly passkeys: readonly { id: string; name: string | null; created_at: Date }[]
}

/** `secret` as text for an app that cannot read the picture; the backup codes are shown this once. */
export type NewSecondFactor = {
  readonly uri: string
  readonly secret: string
  readonly backup_codes: readonly string[]
}

/** Asks better-auth as the visitor; see ask.ts. */
export type Ask = (path: string, body: object, headers: Headers, address?: string) => Promise<Response>

export type OwnAccount = {
  readonly facts: (account_id: string) => Promise<AccountFacts>
  /** Whether this session may change what proves the account: one begun by a password alone may not, once there is more. */
  readonly mayChangeProofs: (account: Pick<Account, 'account_id' | 'begun_by'>) => Promise<boolean>
  /** Sends a letter with a link of an hour when the address has an account, and says nothing of whether it has. */
  readonly askForReset: (email: string, headers: Headers, address?: string) => Promise<void>
  /** By the link of a letter. Refused with a sentence about the password, or null when the link is used up or too old. */
  readonly choosePassword: (
    token: string,
    password: string,
    headers: Headers,
    address?: string,
  ) => Promise<Result<null, string | null>>
  /** Ends every other session and begins this one anew: headers with its cookie. Refused by field, in words. */
  readonly changePassword: (
    account: Account,
    given: { current: string; wanted: string },
    headers: Headers,
    address?: string,
  ) => Promise<Result<Headers, { current?: string; wanted?: string }>>
  readonly beginSecondFactor: (password: string, headers: Headers, address?: string) => Promise<NewSecondFactor | null>
  /** By an app's code, or at sign-in by a backup code too: headers with the session's cookie, or null for a wrong one. */
  readonly answerCode: (code: string, headers: Headers, address?: string) => Promise<Headers | null>
  readonly removeSecondFactor: (password: string, headers: Headers, address?: string) => Promise<Headers | null>
  readonly renamePasskey: (account_id: string, id: string, name: string) => Promise<void>
  /** False when the account has no such passkey. */
  readonly removePasskey: (account: Account, id: string, headers: Headers) => Promise<boolean>
}

type Parts = {
  readonly kysely: Db
  readonly ask: Ask
  readonly accountOf: (headers: Headers) => Promise<Account | null>
  readonly accountOfReset: (token: string) => Promise<WhoseReset | null>
}

/** What people do with their own account. */
export const openOwnAccount = (parts: Parts): OwnAccount => {
  const { kysely, ask, accountOfReset } = parts
  return {
    facts: (account_id) => factsOf(kysely, account_id),
    mayChangeProofs: async ({ account_id, begun_by }) => {
      if (begun_by !== 'password') return true
      const { has_second_factor, passkeys } = await factsOf(kysely, account_id)
      return !has_second_factor && passkeys.length === 0
    },
    askForReset: async (email, headers, address) => {
      await ask('/request-password-reset', { email }, headers, address)
    },
    choosePassword: async (token, password, headers, address) => {
      const whose = await accountOfReset(token)
      if (whose === null) return refused(null)
      const fault = faultOfPassword(password, whose, await commonPasswords())
      if (fault !== null) return refused(fault)
      const answered = await ask('/reset-password', { token, newPassword: password }, headers, address)
      if (!answered.ok) return refused(null)
      await forgetLinks(kysely, whose.id)
      return ok(null)
    },
    changePassword: async (account, { current, wanted }, headers, address) => {
      const fault = faultOfPassword(wanted, account, await commonPasswords())
      if (fault !== null) return refused({ wanted: fault })
      if (wanted === current) return refused({ wanted: 'Choose a password that is not the present one' })
      const body = { currentPassword: current, newPassword: wanted, revokeOtherSessions: true }
      const answered = await ask('/change-password', body, headers, address)
      if (answered.status === 429) return refused({ current: 'Too many attempts. Wait a few minutes and try again' })
      return answered.ok ? ok(cookiesOf(answered)) : refused({ current: 'The present password is wrong' })
    },
    beginSecondFactor: async (password, headers, address) => {
      const answered = await ask('/two-factor/enable', { password }, headers, address)
      if (!answered.ok) return null
      const { totpURI: uri, backupCodes } = enabled.parse(await answered.json())
      return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', backup_codes: backupCodes }
    },
    answerCode: async (code, headers, address) => {
      const path = isAppCode(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
      const answered = await ask(path, { code }, headers, address)
      if (!answered.ok) return null
      const sent = cookiesOf(answered)
      return (await isFirstUse(parts, code, sent)) ? sent : null
    },
    removeSecondFactor: async (password, headers, address) => {
      const answered = await ask('/two-factor/disable', { password }, headers, address)
      return answered.ok ? cookiesOf(answered) : null
    },
    renamePasskey: async (account_id, id, name) => {
      await kysely
        .updateTable('sign_in_passkey')
        .set({ name })
        .where('id', '=', id)
        .where('account_id', '=', account_id)
        .execute()
    },
    removePasskey: async ({ account_id }, id) => {
      const passkey = kysely.deleteFrom('sign_in_passkey').where('id', '=', id).where('account_id', '=', account_id)
      return (await passkey.returning('id').execute()).length > 0
    },
  }
}

/** The links of other letters, which nobody needs once a password is chosen; kept as hashes, so found by whose they are. */
const forgetLinks = (kysely: Db, account_id: string) =>
  kysely.deleteFrom('sign_in_verification').where('value', '=', account_id).execute()

/** An app shows six digits; anything else is taken for a backup code. */
export const isAppCode = (code: string): boolean => /^\d{6}$/.test(code)

const enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

const factsOf = async (kysely: Db, account_id: string): Promise<AccountFacts> => {
  const credentials = await kysely
    .selectFrom('sign_in_credential')
    .select(['provider', 'password_hash'])
    .where('account_id', '=', account_id)
    .execute()
  const account = await kysely
    .selectFrom('sign_in_account')
    .select('two_factor_enabled')
    .where('id', '=', account_id)
    .executeTakeFirst()
  const passkeys = await kysely
    .selectFrom('sign_in_passkey')
    .select(['id', 'name', 'created_at'])
    .where('account_id', '=', account_id)
    .orderBy('created_at')
    .execute()
  return {
    has_password: credentials.some(({ password_hash }) => password_hash !== null),
    has_second_factor: account?.two_factor_enabled === true,
    provider: credentials.find(({ provider }) => provider !== 'credential')?.provider ?? null,
    passkeys: passkeys.map((each) => ({ ...each, created_at: new Date(each.created_at) })),
  }
}

/** Whether a code is taken for the first time (RFC 6238, 5.2); the session that a second use began is ended at once. */
const isFirstUse = async ({ kysely, accountOf }: Parts, code: string, sent: Headers): Promise<boolean> => {
  const account = await accountOf(returned(sent))
  if (account === null) return false
  const hash = createHash('sha256').update(`${account.account_id}\n${code}`).digest('base64url')
  const taken = await kysely
    .updateTable('sign_in_second_factor')
    .set({ last_code: hash, last_code_at: new Date() })
    .where('account_id', '=', account.account_id)
    .where((where) =>
      where.or([
        where('last_code', 'is distinct from', hash),
        where('last_code_at', '<', new Date(Date.now() - 5 * 60_000)),
      ]),
    )
    .returning('id')
    .executeTakeFirst()
  if (taken === undefined) await endSession(kysely, account.session)
  return taken !== undefined
}
