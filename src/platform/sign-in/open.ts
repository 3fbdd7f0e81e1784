import { betterAuth } from 'better-auth'
import { ok, type Result, refused } from '#kernel/result.ts'
import type { Config } from '#platform/config/door.ts'
import type { Database } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { createAccount, type NewAccount } from './create-account.ts'
import { demonstration } from './demonstration.ts'
import { addressHeader, authOptions, basePath } from './options.ts'
import { type Account, rememberedAccount } from './remembered-account.ts'

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
  /**
   * In demonstration mode only: headers with the Set-Cookie of a session as that person of a demonstration council;
   * without any, and so nobody signed in, when there is no such person.
   */
  readonly signInAs?: (person: { email: string; name: string }, headers?: Headers) => Promise<Headers>
  /** Ends the session; headers whose Set-Cookie clears it. */
  readonly signOut: (headers: Headers) => Promise<Headers>
  /** A local account, made by whoever administers the installation. Refused, in words, when it cannot be. */
  readonly createAccount: (account: NewAccount) => Promise<Result<{ account_id: string }, string>>
}

export type SignInParts = { readonly database: Database; readonly config: Config; readonly log: Log }

/** Sign-in by better-auth, on the owner's connection. Sessions keep the real time, also in a demonstration. */
export const openSignIn = ({ database, config, log }: SignInParts): SignIn => {
  const options = authOptions(database.kysely, config, log)
  const forDemonstration = config.demonstration
    ? betterAuth({ ...options, plugins: [demonstration(database.kysely)] })
    : undefined
  const auth = forDemonstration ?? betterAuth(options)
  const handler = (request: Request, address?: string) => auth.handler(withAddress(request, address))
  return {
    handler,
    accountOf: async (headers) => {
      const remembered = await rememberedAccount(config, headers)
      if (remembered !== null) return remembered
      const { headers: sent, response } = await auth.api.getSession({ headers, returnHeaders: true })
      if (response === null) return null
      const { id, email, name } = response.user
      return { account_id: id, email, name, set_cookies: sent.getSetCookie() }
    },
    signInWithPassword: async (given, headers, address) =>
      outcomeOf(await handler(jsonRequest(config, '/sign-in/email', given, headers), address)),
    ...(forDemonstration === undefined
      ? {}
      : {
          signInAs: async ({ email, name }, headers = new Headers()) =>
            chosen(
              await forDemonstration.api.signInDemonstration({ body: { email, name }, headers, asResponse: true }),
            ),
        }),
    signOut: async (headers) => (await auth.api.signOut({ headers, returnHeaders: true })).headers,
    createAccount: async (account) => createAccount(await auth.$context, options.emailAndPassword, account),
  }
}

const withAddress = (request: Request, address: string | undefined): Request => {
  const headers = new Headers(request.headers)
  if (address === undefined) headers.delete(addressHeader)
  else headers.set(addressHeader, address)
  return new Request(request, { headers })
}

/** The visitor's own headers, so that where the form came from is checked as for any other request. */
const jsonRequest = (config: Config, path: string, body: object, headers: Headers): Request => {
  const sent = new Headers(headers)
  sent.set('content-type', 'application/json')
  sent.delete('content-length')
  return new Request(`${config.base_url}${basePath}${path}`, {
    method: 'POST',
    headers: sent,
    body: JSON.stringify(body),
  })
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

const cookiesOf = (response: Response): Headers => {
  const headers = new Headers()
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}
