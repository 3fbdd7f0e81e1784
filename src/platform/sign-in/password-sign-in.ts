import { ok, type Result, refused } from '#kernel/result.ts'
import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import { cookiesOf } from './ask.ts'
import { firstTime, letIn } from './let-in.ts'
import type { Notes } from './notes.ts'
import type { Ask } from './own-account.ts'
import type { SignedIn, SignInRefusal } from './sign-in.ts'
import { countAttempt, forgetAttempts, isKnownDevice, throttleKey } from './throttle.ts'

type Parts = { readonly kysely: Db; readonly config: Config; readonly ask: Ask; readonly notes: Notes }
type Given = { readonly email: string; readonly password: string }

/** By address and password. One that is not known is answered like a wrong password, in words and in time. */
export const signInWithPassword = async (
  parts: Parts,
  given: Given,
  headers: Headers,
  address: string | undefined,
): Promise<Result<SignedIn, SignInRefusal>> => {
  const done = await byPassword(parts, given, headers, address)
  const came = { route, headers }
  const device = isKnownDevice(parts.config, given.email, headers) ? {} : firstTime
  // not waited for: an answer must take as long for an address that nobody has
  if (!done.ok) void parts.notes.tell({ ...came, ...device, ...told[done.error], email: given.email.trim() })
  else if (!done.value.needs_code) await letIn(parts, done.value.headers, { ...came, reason: 'With a password.' })
  return done
}

const route = '/sign-in'

const told: Record<SignInRefusal, { kind: 'sign-in-failed' | 'sign-in-delayed'; reason: string }> = {
  wrong: { kind: 'sign-in-failed', reason: 'The password was wrong.' },
  'too-many': { kind: 'sign-in-delayed', reason: 'Too many wrong passwords came from there: the next must wait.' },
  elsewhere: { kind: 'sign-in-failed', reason: 'The form was not on a page of this service.' },
}

const byPassword = async (
  { kysely, config, ask }: Parts,
  given: Given,
  headers: Headers,
  address: string | undefined,
): Promise<Result<SignedIn, SignInRefusal>> => {
  const key = throttleKey(config, given.email, headers, address)
  if (!(await countAttempt(kysely, key))) return refused('too-many')
  const answered = await ask('/sign-in/email', given, headers, address)
  if (!answered.ok) return refused(refusalOf(answered.status))
  await forgetAttempts(kysely, key)
  const sent = cookiesOf(answered)
  const said = (await answered.json()) as { twoFactorRedirect?: boolean }
  return ok({ headers: sent, needs_code: said.twoFactorRedirect === true })
}

const refusalOf = (status: number): SignInRefusal => {
  const refusals: Partial<Record<number, SignInRefusal>> = {
    400: 'wrong',
    401: 'wrong',
    403: 'elsewhere',
    429: 'too-many',
  }
  const refusal = refusals[status]
  if (refusal === undefined) throw new Error(`signing in failed with ${status}`)
  return refusal
}
