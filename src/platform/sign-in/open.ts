import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { ok, type Result, refused } from '#kernel/result.ts'
import { britishDate } from '#platform/clock/door.ts'
import type { Config } from '#platform/config/door.ts'
import type { Database } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { accountOf } from './account-of.ts'
import { cookiesOf, jsonRequest, withAddress } from './ask.ts'
import { createAccount, type NewAccount } from './create-account.ts'
import { demonstration } from './demonstration.ts'
import { authOptions, basePath } from './options.ts'
import { type OpenProvider, openProvider } from './provider/open-provider.ts'
import { providersPlugin } from './provider/plugin.ts'
import type { Account } from './remembered-account.ts'
import { endDemonstrationSessions } from './sessions.ts'

/** 'elsewhere': the form was not on our own pages, or BASE_URL is not the address people use. */
export type SignInRefusal = 'wrong' | 'too-many' | 'elsewhere'

export type SignIn = {
  /** Answers what lies under /api/auth/. `address` is the visitor's, see clientAddress: attempts are counted by it. */
  readonly handler: (request: Request, address?: string) => Promise<Response>
  /** The account whose session the cookie proves, or null. */
  readonly accountOf: (headers: Headers) => Promise<Account | null>
  /** Headers with the session's Set-Cookie. `headers` are those of the form's request, whose origin is checked. */
  readonly signInWithPassword: (
    given: { email: string; password: string },
    headers: Headers,
    address?: string,
  ) => Promise<Result<Headers, SignInRefusal>>
  /** The councils' own providers, as the sign-in page offers them. */
  readonly providers: readonly { id: string; name: string; councils: readonly string[] }[]
  /** Where the visitor goes to sign in at a provider, with the cookie that ties their return to this browser; null when unknown. */
  readonly startAtProvider: (id: string, next: string, headers: Headers) => Promise<Departure | null>
  /**
   * In demonstration mode only: headers with the Set-Cookie of a session as that person of a demonstration council;
   * without any, and so nobody signed in, when there is no such person.
   */
  readonly signInAs?: (person: { email: string; name: string }, headers?: Headers) => Promise<Headers>
  /** Ends the session; headers whose Set-Cookie clears it, and where the provider's own session is ended, if it has one. */
  readonly signOut: (headers: Headers) => Promise<{ headers: Headers; provider_url: string | null }>
  /** A local account, made by whoever administers the installation. Refused, in words, when it cannot be. */
  readonly createAccount: (account: NewAccount) => Promise<Result<{ account_id: string }, string>>
}

export type Departure = { readonly location: string; readonly headers: Headers }

export type SignInParts = { readonly database: Database; readonly config: Config; readonly log: Log }

/** Sign-in by better-auth, on the owner's connection. Sessions keep the real time, also in a demonstration. */
export const openSignIn = (parts: SignInParts): SignIn => {
  const { database, config, log } = parts
  const { kysely } = database
  const options = authOptions(kysely, config, log)
  const providers = providersOf(parts)
  const plugins: BetterAuthPlugin[] = [providersPlugin([...providers.values()])]
  const forDemonstration = config.demonstration
    ? betterAuth({ ...options, plugins: [demonstration(kysely), ...plugins] as const })
    : undefined
  const auth = forDemonstration ?? betterAuth({ ...options, plugins })
  const handler = (request: Request, address?: string) => auth.handler(withAddress(request, address))
  if (!config.demonstration) endDemonstrationSessions(kysely).catch((err: unknown) => log.error({ err }, 'sessions'))
  const looking = {
    kysely,
    config,
    log,
    providers,
    secret: async () => (await auth.$context).secretConfig,
    getSession: (headers: Headers) =>
      auth.api.getSession({ headers, query: { disableCookieCache: true }, returnHeaders: true }),
  }
  return {
    handler: async (request, address) =>
      isOpenPath(new URL(request.url).pathname) ? handler(request, address) : new Response(null, { status: 404 }),
    accountOf: (headers) => accountOf(looking, headers),
    signInWithPassword: async (given, headers, address) =>
      outcomeOf(await handler(jsonRequest(config, '/sign-in/email', given, headers), address)),
    providers: [...providers.values()].map(({ settings: { id, name, councils } }) => ({
      id,
      name,
      councils: councils.map(({ council }) => council),
    })),
    startAtProvider: async (id, next, headers) => {
      if (!providers.has(id)) return null
      const body = { provider: id, callbackURL: `${config.base_url}${next}`, disableRedirect: true }
      return departure(await auth.api.signInSocial({ body, headers, asResponse: true }))
    },
    ...(forDemonstration === undefined
      ? {}
      : {
          signInAs: async ({ email, name }, headers = new Headers()) =>
            chosen(
              await forDemonstration.api.signInDemonstration({ body: { email, name }, headers, asResponse: true }),
            ),
        }),
    signOut: async (headers) => {
      const { headers: sent, response } = await auth.api.signOut({ headers, returnHeaders: true })
      return { headers: cookiesOf({ headers: sent }), provider_url: response.url ?? null }
    },
    createAccount: async (account) => createAccount(await auth.$context, options.emailAndPassword, account),
  }
}

/** Of better-auth's many addresses, only those that something of ours leads to. */
const isOpenPath = (path: string): boolean =>
  path.startsWith(basePath) &&
  /^[/](?:callback[/][a-z0-9-]+|sign-in[/]demonstration)$/.test(path.slice(basePath.length))

const providersOf = ({ database, config, log }: SignInParts): ReadonlyMap<string, OpenProvider> => {
  const today = () => config.demonstration_today ?? britishDate(new Date())
  const opening = { database, log, today, base_url: config.base_url }
  return new Map((config.sign_in_providers ?? []).map((settings) => [settings.id, openProvider(opening, settings)]))
}

/** On its way to the provider or, when that cannot be, back to the sign-in page, which says why. */
const departure = async (response: Response): Promise<Departure> => {
  const said = response.ok ? ((await response.json()) as { url?: string }) : {}
  const location = said.url ?? response.headers.get('location')
  if (location === null) throw new Error(`signing in at a provider failed with ${response.status}`)
  return { location, headers: cookiesOf(response) }
}

const outcomeOf = (response: Response): Result<Headers, SignInRefusal> => {
  if (response.ok) return ok(cookiesOf(response))
  const refusals: Partial<Record<number, SignInRefusal>> = {
    400: 'wrong',
    401: 'wrong',
    403: 'elsewhere',
    429: 'too-many',
  }
  const refusal = refusals[response.status]
  if (refusal === undefined) throw new Error(`signing in failed with ${response.status}`)
  return refused(refusal)
}

const chosen = (response: Response): Headers => {
  if (response.ok) return cookiesOf(response)
  if (response.status === 404 || response.status === 400) return new Headers()
  throw new Error(`choosing a person failed with ${response.status}`)
}
