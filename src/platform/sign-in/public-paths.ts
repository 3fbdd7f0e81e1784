import { z } from 'zod'
import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import { letIn } from './let-in.ts'
import type { Notes } from './notes.ts'
import { basePath } from './options.ts'
import type { OwnAccount } from './own-account.ts'
import type { Account } from './remembered-account.ts'

type Handler = (request: Request, address?: string) => Promise<Response>
type Parts = {
  readonly kysely: Db
  readonly config: Config
  readonly notes: Notes
  readonly handler: Handler
  readonly accountOf: (headers: Headers) => Promise<Account | null>
  readonly own: Pick<OwnAccount, 'facts' | 'mayChangeProofs'>
  /** Told of somebody who came to a provider's callback without having set out for it, or a second time. */
  readonly stray: (provider_id: string) => Promise<void>
  /** What people call a provider. */
  readonly nameOf: (provider_id: string) => string
}

const anybody =
  /^[/](?:callback[/][a-z0-9-]+|sign-in[/]demonstration|passkey[/](?:generate|verify)-authenticat(?:e-options|ion))$/
const registering = /^[/]passkey[/](?:generate-register-options|verify-registration)$/

/**
 * Of better-auth's many addresses, only those that a page or script of ours leads to. A passkey is for an account with a
 * password: whoever comes by their council's provider, or is chosen in a demonstration, could outlast both by one.
 * What came of each is told to the auditors.
 */
export const doorkeeper =
  (parts: Parts): Handler =>
  async (request, address) => {
    const { pathname } = new URL(request.url)
    const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : ''
    if (anybody.test(path)) return openToAnybody(parts, path, request, address)
    return registering.test(path) ? addPasskey(parts, path, request, address) : new Response(null, { status: 404 })
  }

const openToAnybody = async (parts: Parts, path: string, request: Request, address: string | undefined) => {
  const isPasskey = path === '/passkey/verify-authentication'
  const shown = isPasskey ? await passkeyShown(request.clone()) : null
  const answered = await parts.handler(request, address)
  const [, door, provider = ''] = path.split('/')
  if (isStray(answered)) await parts.stray(provider)
  const { headers } = request
  const came = { route: `${basePath}${path}`, headers, reason: reasonOf(parts, door, provider) }
  const how = { as_cast: door === 'sign-in', ...(door === 'callback' ? { method: 'GET' as const } : {}) }
  const isIn = await letIn(parts, answered.headers, { ...came, ...how })
  if (!isIn && isPasskey) {
    const email = await ownerOf(parts.kysely, shown)
    const reason = 'The passkey was not accepted.'
    await parts.notes.tell({ ...came, kind: 'passkey-refused', email, reason })
  }
  return answered
}

const reasonOf = ({ nameOf }: Parts, door: string | undefined, provider: string): string => {
  if (door === 'callback') return `By ${nameOf(provider)}.`
  return door === 'passkey' ? 'With a passkey.' : 'As one of the people of this demonstration.'
}

const addPasskey = async (parts: Parts, path: string, request: Request, address: string | undefined) => {
  const { accountOf, own, handler, notes } = parts
  const account = await accountOf(request.headers)
  if (account === null || !(await own.facts(account.account_id)).has_password)
    return new Response(null, { status: 403 })
  if (!(await own.mayChangeProofs(account))) {
    const { headers } = request
    const reason = 'A further passkey is added by whoever signed in with what the account has already.'
    await notes.tell({ kind: 'forbidden', email: account.email, route: `${basePath}${path}`, reason, headers })
    return new Response(null, { status: 403 })
  }
  const answered = await handler(request, address)
  if (answered.ok && path === '/passkey/verify-registration') {
    const { headers } = request
    const added = { kind: 'passkey-added', route: `${basePath}${path}`, reason: 'By its owner.', headers } as const
    await notes.tell({ ...added, email: account.email })
  }
  return answered
}

const shownKey = z.object({ response: z.object({ id: z.string().max(2000) }) })

/** The public name of the key that a browser shows; null for anything else. */
const passkeyShown = async (request: Request): Promise<string | null> => {
  const body: unknown = await request.json().catch(() => null)
  return shownKey.safeParse(body).data?.response.id ?? null
}

const ownerOf = async (kysely: Db, credential_id: string | null): Promise<string | null> => {
  if (credential_id === null) return null
  const owner = await kysely
    .selectFrom('sign_in_passkey')
    .innerJoin('sign_in_account', 'sign_in_account.id', 'sign_in_passkey.account_id')
    .select('email')
    .where('credential_id', '=', credential_id)
    .executeTakeFirst()
  return owner?.email ?? null
}

/** How better-auth answers a callback whose state is not that of this browser, or is used up. */
const isStray = ({ headers }: Response): boolean =>
  /[?&]error=(?:state_|please_restart|invalid_callback|no_code)/.test(headers.get('location') ?? '')
