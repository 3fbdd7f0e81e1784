import { afterAll, beforeAll, beforeEach } from 'vitest'
import { installCouncil } from '#platform/access/door.ts'
import type { Config, SignInProvider } from '#platform/config/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openSignIn, type SignIn } from '#platform/sign-in/door.ts'
import { openTestDatabase } from './database.ts'
import { freePort } from './free-port.ts'
import { client, startIdentityProvider } from './identity-provider.ts'

export const app = 'http://localhost:3000'
const council = (id: string, role: string) => ({
  council: id,
  groups: [
    { group: `${id}-team`, role, scope: { kind: 'council' as const, code: '' } },
    { group: 'housing', role: 'manager', scope: { kind: 'unit' as const, code: 'HOU' } },
  ],
})

export const ana = {
  name: 'Ana Pagano',
  email: 'Ana.Pagano@example.gov.uk',
  email_verified: true,
  tid: 'ours',
  groups: ['south-team', 'vale-team'],
}

const configWith = (provider: SignInProvider): Config => ({
  port: 3000,
  host: '127.0.0.1',
  database_url: null,
  data_dir: 'var',
  base_url: app,
  demonstration: false,
  demonstration_today: null,
  auth_secret: 'a secret of thirty-two characters or more',
  smtp_url: null,
  mail_from: 'Golden Thread <golden-thread@localhost>',
  log_level: 'silent',
  sign_in_providers: [provider],
})

export type Visitor = ReturnType<typeof openVisitor>

/** Two councils, south and vale, of one provider that knows `people`; whoever visits has the least there is of a browser. */
export const openProviderTest = async (people: Map<string, Record<string, unknown> | null>) => {
  const opened = await openTestDatabase()
  for (const council_id of ['south', 'vale']) {
    const facts = { council_id, name: council_id, short_name: council_id, brand_colour: '#003078' }
    const more = { demonstration: false, illustrative: null, figures_source: null }
    await installCouncil(opened.database.kysely, { ...facts, ...more })
  }
  const provider = await startIdentityProvider({ port: await freePort(), app }, people)
  const settings: SignInProvider = {
    ...client,
    id: 'council',
    name: 'Council account',
    discovery_url: `${provider.issuer}/.well-known/openid-configuration`,
    tenants: ['ours'],
    domains: ['example.gov.uk'],
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    groups_claim: 'groups',
    confirm_minutes: 30,
    councils: [council('south', 'performance-team'), council('vale', 'director')],
  }
  const open = (more: Partial<SignInProvider> = {}) =>
    openSignIn({ database: opened.serving, config: configWith({ ...settings, ...more }), log: openLog('silent') })
  const close = async () => {
    await provider.stop()
    await opened.close()
  }
  const rolesIn = (council_id: string, email = 'ana.pagano@example.gov.uk') =>
    opened.database.asCouncil(council_id, async (tx) =>
      (
        await tx
          .selectFrom('person')
          .leftJoin('role_holding', 'role_holding.person_id', 'person.person_id')
          .select(['role_code', 'left_on', 'held_until'])
          .where('email', '=', email)
          .where('held_until', 'is', null)
          .orderBy('role_code')
          .execute()
      ).map(({ role_code, left_on }) => (left_on === null ? String(role_code) : 'left')),
    )
  return { database: opened.database, provider, open, rolesIn, close }
}

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** As little of a browser as a sign-in needs: it follows redirects and keeps cookies by host. */
export const openVisitor = (signIn: SignIn) => {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }
  const keep = (url: string, headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';')
      const at = pair.indexOf('=')
      const gone = rest.some((part) => /max-age=0|expires=Thu, 01 Jan 1970/i.test(part))
      if (gone) jarOf(url).delete(pair.slice(0, at))
      else jarOf(url).set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const cookies = (url: string) => [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async (url: string, init: RequestInit = {}) => {
    const request = { ...init, headers: { cookie: cookies(url), 'user-agent': browser }, redirect: 'manual' as const }
    const response = url.startsWith(app)
      ? await signIn.handler(new Request(url, request), '203.0.113.9')
      : await fetch(url, request)
    keep(url, response.headers)
    return response
  }
  const followTo = async (start: string, isEnd: (url: string) => boolean): Promise<string> => {
    let url = start
    for (let hop = 0; hop < 12 && !isEnd(url); hop++) {
      const location = (await ask(url)).headers.get('location')
      if (location === null) return url
      url = new URL(location, url).href
    }
    return url
  }
  const headers = () => new Headers({ cookie: cookies(app), origin: app })
  return { ask, followTo, keep, headers }
}

const isCallback = (url: string) => url.startsWith(`${app}/api/auth/callback/`)
export const isOurPage = (url: string) => url.startsWith(app) && !isCallback(url)

/** As far as the address by which the provider sends the visitor back, not asked yet. */
export const walkToCallback = async (signIn: SignIn, visitor: Visitor, login: string): Promise<string> => {
  const departure = await signIn.startAtProvider('council', '/south', visitor.headers())
  if (departure === null) throw new Error('no such provider')
  visitor.keep(app, departure.headers)
  const form = await visitor.followTo(departure.location, (url) => url.includes('/interaction/') || isOurPage(url))
  if (isOurPage(form)) return form
  const sent = await visitor.ask(form, { method: 'POST', body: new URLSearchParams({ login }) })
  return visitor.followTo(new URL(sent.headers.get('location') ?? '', form).href, isCallback)
}

/** The page of ours that the visitor ends on. */
export const walkIn = async (signIn: SignIn, visitor: Visitor, login = 'ana'): Promise<string> => {
  const callback = await walkToCallback(signIn, visitor, login)
  return (await visitor.followTo(callback, isOurPage)).slice(app.length)
}

/**
 * For a whole file of tests: a provider of its own, who knows Ana and nobody else as each test begins. `signIn` may be exchanged
 * for one that was opened otherwise, and `newcomer` and `walk` go on with that one.
 */
export const useProvider = () => {
  let opened: Awaited<ReturnType<typeof openProviderTest>>
  let signIn: SignIn
  const people = new Map<string, Record<string, unknown> | null>()
  beforeAll(async () => {
    opened = await openProviderTest(people)
    signIn = opened.open()
  })
  afterAll(() => opened?.close())
  beforeEach(() => {
    people.clear()
    people.set('ana', ana)
  })
  return {
    people,
    get opened() {
      return opened
    },
    get signIn() {
      return signIn
    },
    set signIn(other: SignIn) {
      signIn = other
    },
    newcomer: () => openVisitor(signIn),
    walk: (visitor: Visitor, login?: string) => walkIn(signIn, visitor, login),
    rolesIn: (council_id: string, email?: string) => opened.rolesIn(council_id, email),
  }
}
