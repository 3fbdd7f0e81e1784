import { basePath } from './options.ts'
import type { AccountFacts } from './own-account.ts'
import type { Account } from './remembered-account.ts'

type Handler = (request: Request, address?: string) => Promise<Response>
type Parts = {
  readonly handler: Handler
  readonly accountOf: (headers: Headers) => Promise<Account | null>
  readonly facts: (account_id: string) => Promise<AccountFacts>
  /** Told of somebody who came to a provider's callback without having set out for it, or a second time. */
  readonly stray: (provider_id: string) => Promise<void>
}

const anybody =
  /^[/](?:callback[/][a-z0-9-]+|sign-in[/]demonstration|passkey[/](?:generate|verify)-authenticat(?:e-options|ion))$/
const registering = /^[/]passkey[/](?:generate-register-options|verify-registration)$/

/**
 * Of better-auth's many addresses, only those that a page or script of ours leads to. A passkey is for an account with a
 * password: whoever comes by their council's provider, or is chosen in a demonstration, could outlast both by one.
 */
export const doorkeeper =
  ({ handler, accountOf, facts, stray }: Parts): Handler =>
  async (request, address) => {
    const { pathname } = new URL(request.url)
    const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : ''
    if (anybody.test(path)) {
      const answered = await handler(request, address)
      if (isStray(answered)) await stray(path.split('/')[2] ?? '')
      return answered
    }
    if (!registering.test(path)) return new Response(null, { status: 404 })
    const account = await accountOf(request.headers)
    const mayHaveOne = account !== null && (await facts(account.account_id)).has_password
    return mayHaveOne ? handler(request, address) : new Response(null, { status: 403 })
  }

/** How better-auth answers a callback whose state is not that of this browser, or is used up. */
const isStray = ({ headers }: Response): boolean =>
  /[?&]error=(?:state_|please_restart|invalid_callback|no_code)/.test(headers.get('location') ?? '')
