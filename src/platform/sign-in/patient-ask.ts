import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import type { Ask } from './own-account.ts'
import type { Account } from './remembered-account.ts'
import { countAttempt, forgetAttempts, throttleKey } from './throttle.ts'

type Parts = {
  readonly kysely: Db
  readonly config: Config
  readonly accountOf: (headers: Headers) => Promise<Account | null>
}

/** What asks for the present password of whoever is signed in. */
const asking = new Set(['/change-password', '/two-factor/enable', '/two-factor/disable'])

/**
 * Asks, but slows down guessing at the password of an account that is signed in: whoever sits down at a screen left open must not
 * find it out there, and so keep the account. Answers 429 while it must wait.
 */
export const patientAsk =
  ({ kysely, config, accountOf }: Parts, ask: Ask): Ask =>
  async (path, body, headers, address) => {
    const account = asking.has(path) ? await accountOf(headers) : null
    if (account === null) return ask(path, body, headers, address)
    const key = throttleKey(config, `${account.email} while signed in`, headers, address)
    if (!(await countAttempt(kysely, key))) return new Response(null, { status: 429 })
    const answered = await ask(path, body, headers, address)
    if (answered.ok) await forgetAttempts(kysely, key)
    return answered
  }
