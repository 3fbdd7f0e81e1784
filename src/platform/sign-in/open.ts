import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { ok, refused } from '#kernel/result.ts'
import { britishDate } from '#platform/clock/door.ts'
import type { Config } from '#platform/config/door.ts'
import type { Database } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { openMail } from '#platform/mail/door.ts'
import { accountOf } from './account-of.ts'
import { cookiesOf, jsonRequest, withAddress } from './ask.ts'
import { createAccount } from './create-account.ts'
import { demonstration } from './demonstration.ts'
import { endOwnSessions } from './end-own-sessions.ts'
import { accountOfReset, invite } from './invite.ts'
import { letIn } from './let-in.ts'
import { invitationLetter } from './letters.ts'
import { notedAccount } from './noted-account.ts'
import { openNotes } from './notes.ts'
import { authOptions } from './options.ts'
import { type Ask, openOwnAccount } from './own-account.ts'
import { signInWithPassword } from './password-sign-in.ts'
import { patientAsk } from './patient-ask.ts'
import { pendingAccount } from './pending-account.ts'
import { passkeys, secondFactor } from './plugins.ts'
import { noteStray } from './provider/note-refusal.ts'
import { type OpenProvider, openProvider } from './provider/open-provider.ts'
import { providersPlugin } from './provider/plugin.ts'
import { doorkeeper } from './public-paths.ts'
import { resetSender } from './reset-sender.ts'
import { endDemonstrationSessions, sessionsOf } from './sessions.ts'
import type { Departure, SignIn } from './sign-in.ts'

export type SignInParts = { readonly database: Database; readonly config: Config; readonly log: Log }

/** Sign-in by better-auth, as whoever serves: accounts belong to no council. Sessions keep the real time, also in a demonstration. */
export const openSignIn = (parts: SignInParts): SignIn => {
  const { database, config, log } = parts
  const { kysely } = database
  const notes = openNotes(kysely, log)
  const mail = openMail(config, log)
  const options = authOptions(kysely, config, log, resetSender({ kysely, config, mail, log }))
  const providers = providersOf(parts)
  const plugins: BetterAuthPlugin[] = [providersPlugin([...providers.values()]), secondFactor(), passkeys(config)]
  const forDemonstration = config.demonstration
    ? betterAuth({ ...options, plugins: [demonstration(kysely), ...plugins] as const })
    : undefined
  const auth = forDemonstration ?? betterAuth({ ...options, plugins })
  const handler = (request: Request, address?: string) => auth.handler(withAddress(request, address))
  const plainAsk: Ask = (path, body, headers, address) => handler(jsonRequest(config, path, body, headers), address)
  if (!config.demonstration) endDemonstrationSessions(kysely).catch((err: unknown) => log.error({ err }, 'sessions'))
  const getSession = (headers: Headers) =>
    auth.api.getSession({ headers, query: { disableCookieCache: true }, returnHeaders: true })
  const secret = async () => (await auth.$context).secretConfig
  const find = (headers: Headers) => accountOf({ kysely, config, log, providers, secret, getSession }, headers)
  const ask = patientAsk({ kysely, config, accountOf: find }, plainAsk)
  const ofReset = async (token: string) => accountOfReset(await auth.$context, token)
  const own = notedAccount(openOwnAccount({ kysely, ask, accountOf: find, accountOfReset: ofReset }), {
    kysely,
    config,
    notes,
    accountOf: find,
    pending: async (headers) => pendingAccount(await auth.$context, config, headers),
    emailOfReset: async (token) => (await ofReset(token))?.email ?? null,
  })
  const nameOf = (id: string) => providers.get(id)?.settings.name ?? id
  const stray = async (id: string) => {
    const provider = providers.get(id)
    if (provider !== undefined) await noteStray(parts, provider.settings)
  }
  return {
    handler: doorkeeper({ kysely, config, notes, handler, accountOf: find, own, stray, nameOf }),
    accountOf: find,
    signInWithPassword: (given, headers, address) =>
      signInWithPassword({ kysely, config, ask, notes }, given, headers, address),
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
          signInAs: async ({ email, name }, headers = new Headers()) => {
            const asked = { body: { email, name }, headers, asResponse: true } as const
            const sent = chosen(await forDemonstration.api.signInDemonstration(asked))
            await letIn({ kysely, config, notes }, sent, asCast(headers))
            return sent
          },
        }),
    signOut: async (headers) => {
      const account = await find(headers)
      const { headers: sent, response } = await auth.api.signOut({ headers, returnHeaders: true })
      const out = { kind: 'signed-out', route: '/sign-out', reason: 'By themselves.', headers } as const
      if (account !== null) await notes.tell({ ...out, email: account.email })
      return { headers: cookiesOf({ headers: sent }), provider_url: response.url ?? null }
    },
    createAccount: async (account) => createAccount(await auth.$context, account),
    invite: async (account) => {
      if (mail.fault !== null) return refused({ words: mail.fault, again: true })
      const invited = await invite(await auth.$context, account)
      if (!invited.ok) return refused({ words: invited.error, again: false })
      const letter = invitationLetter(account, `${config.base_url}/sign-in/password?token=${invited.value}`)
      return mail.send(letter).then(
        () => ok(null),
        (err: unknown) => {
          log.error({ err }, 'an invitation was not sent')
          return refused({ words: 'The mail server did not take the letter', again: true })
        },
      )
    },
    own,
    sessions: ({ account_id, session }) => sessionsOf(kysely, config, account_id, session),
    endSessions: (account, headers, id) => endOwnSessions({ kysely, notes }, account, headers, id),
  }
}

const asCast = (headers: Headers) => ({
  route: '/sign-in/demonstration',
  reason: 'As one of the people of this demonstration.',
  as_cast: true,
  headers,
})

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

const chosen = (response: Response): Headers => {
  if (response.ok) return cookiesOf(response)
  if (response.status === 404 || response.status === 400) return new Headers()
  throw new Error(`choosing a person failed with ${response.status}`)
}
