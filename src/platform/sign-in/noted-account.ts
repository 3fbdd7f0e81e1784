import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import { letIn } from './let-in.ts'
import type { Note, Notes } from './notes.ts'
import { isAppCode, type OwnAccount } from './own-account.ts'
import type { Account } from './remembered-account.ts'

type Parts = {
  readonly kysely: Db
  readonly config: Config
  readonly notes: Notes
  readonly accountOf: (headers: Headers) => Promise<Account | null>
  /** The address of whoever gave the password and is asked for a code. */
  readonly pending: (headers: Headers) => Promise<string | null>
  readonly emailOfReset: (token: string) => Promise<string | null>
}

/** What people do with their own account, each told to the auditors of their councils. */
export const notedAccount = (own: OwnAccount, parts: Parts): OwnAccount => {
  const { notes, accountOf } = parts
  const tell = (kind: Note['kind'], email: string | null, where: Where, reason: string) =>
    notes.tell({ kind, email, reason, ...where })
  const emailOf = async (headers: Headers) => (await accountOf(headers))?.email ?? null
  return {
    ...own,
    choosePassword: async (token, password, headers, address) => {
      const email = await parts.emailOfReset(token)
      const chosen = await own.choosePassword(token, password, headers, address)
      const where = at('/sign-in/password', headers)
      if (chosen.ok) await tell('password-reset', email, where, 'By the link of a letter. Every session was ended.')
      return chosen
    },
    changePassword: async (account, given, headers, address) => {
      const changed = await own.changePassword(account, given, headers, address)
      const where = at('/account/password', headers)
      if (changed.ok) await tell('password-changed', account.email, where, 'Every other session was ended.')
      else if (changed.error.current) await tell('password-refused', account.email, where, wrongPassword)
      return changed
    },
    beginSecondFactor: async (password, headers, address) => {
      const begun = await own.beginSecondFactor(password, headers, address)
      const where = at('/account/second-factor', headers)
      if (begun === null) await tell('password-refused', await emailOf(headers), where, wrongPassword)
      return begun
    },
    removeSecondFactor: async (password, headers, address) => {
      const email = await emailOf(headers) // the session begins anew, so afterwards these headers are nobody's
      const removed = await own.removeSecondFactor(password, headers, address)
      const where = at('/account/second-factor', headers)
      if (removed === null) await tell('password-refused', email, where, wrongPassword)
      else await tell('second-factor-removed', email, where, 'By whoever knows the password.')
      return removed
    },
    answerCode: async (code, headers, address) => {
      const account = await accountOf(headers)
      return account === null
        ? signInByCode(own, parts, code, headers, address)
        : turnOnByCode(own, parts, account, code, headers, address)
    },
    removePasskey: async (account, id, headers) => {
      const removed = await own.removePasskey(account, id, headers)
      if (removed) await tell('passkey-removed', account.email, at('/account/passkeys', headers), 'By its owner.')
      return removed
    },
  }
}

type Where = { readonly route: string; readonly headers: Headers }
const at = (route: string, headers: Headers): Where => ({ route, headers })

const wrongPassword = 'The present password was wrong, or too many wrong ones came before it.'
const wrongCode = 'The code was wrong, was used already, or came too late.'

const signInByCode = async (
  own: OwnAccount,
  parts: Parts,
  code: string,
  headers: Headers,
  address: string | undefined,
): Promise<Headers | null> => {
  const where = at('/sign-in/code', headers)
  const email = await parts.pending(headers)
  const sent = await own.answerCode(code, headers, address)
  if (sent === null) await parts.notes.tell({ kind: 'code-refused', email, reason: wrongCode, ...where })
  else await letIn(parts, sent, { ...where, reason: `With a password and a ${isAppCode(code) ? '' : 'backup '}code.` })
  return sent
}

const turnOnByCode = async (
  own: OwnAccount,
  { notes }: Parts,
  { account_id, email }: Account,
  code: string,
  headers: Headers,
  address: string | undefined,
): Promise<Headers | null> => {
  const where = at('/account/second-factor', headers)
  const { has_second_factor: was_on } = await own.facts(account_id)
  const sent = await own.answerCode(code, headers, address)
  if (sent === null) await notes.tell({ kind: 'code-refused', email, reason: wrongCode, ...where })
  else if (!was_on)
    await notes.tell({ kind: 'second-factor-added', email, reason: 'By an authenticator app.', ...where })
  return sent
}
