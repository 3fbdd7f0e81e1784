import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { installCouncil } from '#platform/access/door.ts'
import type { Config, SignInProvider } from '#platform/config/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openTestDatabase } from '../../../../tests/support/database.ts'
import { freePort } from '../../../../tests/support/free-port.ts'
import { client, type IdentityProvider, startIdentityProvider } from '../../../../tests/support/identity-provider.ts'
import { openSignIn, type SignIn } from '../door.ts'

const app = 'http://localhost:3000'
const council = (id: string, role: string) => ({
  council: id,
  groups: [
    { group: `${id}-team`, role, scope: { kind: 'council' as const, code: '' } },
    { group: 'housing', role: 'manager', scope: { kind: 'unit' as const, code: 'HOU' } },
  ],
})

const ana = {
  name: 'Ana Pagano',
  email: 'Ana.Pagano@example.gov.uk',
  email_verified: true,
  tid: 'ours',
  groups: ['south-team', 'vale-team'],
}

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let provider: IdentityProvider
let settings: SignInProvider
let signIn: SignIn
const people = new Map<string, Record<string, unknown> | null>()

const configOf = (more: Partial<SignInProvider> = {}): Config => ({
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
  sign_in_providers: [{ ...settings, ...more }],
})
const open = (more: Partial<SignInProvider> = {}) =>
  openSignIn({ database: opened.database, config: configOf(more), log: openLog('silent') })

beforeAll(async () => {
  opened = await openTestDatabase()
  for (const council_id of ['south', 'vale']) {
    const facts = { council_id, name: council_id, short_name: council_id, brand_colour: '#003078' }
    const more = { demonstration: false, illustrative: null, figures_source: null }
    await installCouncil(opened.database.kysely, { ...facts, ...more })
  }
  provider = await startIdentityProvider({ port: await freePort(), app }, people)
  settings = {
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
  signIn = open()
})
afterAll(async () => {
  await provider?.stop()
  await opened?.close()
})
beforeEach(() => {
  people.clear()
  people.set('ana', ana)
})

/** As little of a browser as a sign-in needs: it follows redirects and keeps cookies by host. */
const openVisitor = () => {
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
    const request = { ...init, headers: { cookie: cookies(url) }, redirect: 'manual' as const }
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
type Visitor = ReturnType<typeof openVisitor>

const isCallback = (url: string) => url.startsWith(`${app}/api/auth/callback/`)
const isOurPage = (url: string) => url.startsWith(app) && !isCallback(url)

/** As far as the address by which the provider sends the visitor back, not asked yet. */
const walkToCallback = async (visitor: Visitor, login: string): Promise<string> => {
  const departure = await signIn.startAtProvider('council', '/south', visitor.headers())
  if (departure === null) throw new Error('no such provider')
  visitor.keep(app, departure.headers)
  const form = await visitor.followTo(departure.location, (url) => url.includes('/interaction/') || isOurPage(url))
  if (isOurPage(form)) return form
  const sent = await visitor.ask(form, { method: 'POST', body: new URLSearchParams({ login }) })
  return visitor.followTo(new URL(sent.headers.get('location') ?? '', form).href, isCallback)
}

/** The page of ours that the visitor ends on. */
const walk = async (visitor: Visitor, login = 'ana'): Promise<string> => {
  const callback = await walkToCallback(visitor, login)
  return (await visitor.followTo(callback, isOurPage)).slice(app.length)
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

const auditOf = (council_id: string) =>
  opened.database.asCouncil(council_id, (tx) =>
    tx.selectFrom('audit_entry').select(['actor_name', 'after']).orderBy('entry_id').execute(),
  )

describe('somebody the council knows', () => {
  test('is signed in, added to each of its councils with the roles of their groups, and that is on record', async () => {
    const visitor = openVisitor()
    expect(await walk(visitor)).toBe('/south')
    expect(await signIn.accountOf(visitor.headers())).toMatchObject({
      email: 'ana.pagano@example.gov.uk',
      name: 'Ana Pagano',
    })
    expect(await rolesIn('south')).toEqual(['performance-team'])
    expect(await rolesIn('vale')).toEqual(['director'])
    const [entry] = await auditOf('south')
    expect(entry).toMatchObject({
      actor_name: 'Council account',
      after: { roles: [{ role_code: 'performance-team' }] },
    })
  })

  test('comes back unchanged, and nothing more is recorded', async () => {
    const before = (await auditOf('south')).length
    expect(await walk(openVisitor())).toBe('/south')
    expect(await rolesIn('south')).toEqual(['performance-team'])
    expect(await auditOf('south')).toHaveLength(before)
  })

  test('gains and loses roles as their groups say at each sign-in', async () => {
    people.set('ana', { ...ana, groups: ['south-team', 'housing'] })
    await walk(openVisitor())
    expect(await rolesIn('south')).toEqual(['manager', 'performance-team'])
    expect(await rolesIn('vale')).toEqual(['manager'])
    people.set('ana', ana)
    await walk(openVisitor())
    expect(await rolesIn('south')).toEqual(['performance-team'])
    expect(await rolesIn('vale')).toEqual(['director'])
  })

  test('who is taken out of one council’s groups leaves that one', async () => {
    people.set('ana', { ...ana, groups: ['south-team'] })
    expect(await walk(openVisitor())).toBe('/south')
    expect(await rolesIn('vale')).toEqual(['left'])
  })

  test('out of every group is let in nowhere, and what was open is ended', async () => {
    const earlier = openVisitor()
    await walk(earlier)
    people.set('ana', { ...ana, groups: [] })
    expect(await walk(openVisitor())).toBe('/sign-in?error=no-role')
    expect(await signIn.accountOf(earlier.headers())).toBeNull()
    expect(await rolesIn('south')).toEqual(['left'])
    people.set('ana', ana)
    expect(await walk(openVisitor())).toBe('/south')
    expect(await rolesIn('south')).toEqual(['performance-team'])
  })

  test('with a new name and address is still the same person', async () => {
    people.set('ana', { ...ana, name: 'Ana Pagano-Hill', email: 'ana.hill@example.gov.uk' })
    await walk(openVisitor())
    expect(await rolesIn('south', 'ana.hill@example.gov.uk')).toEqual(['performance-team'])
    expect(await rolesIn('south')).toEqual([])
    people.set('ana', ana)
    await walk(openVisitor())
  })
})

test('An address given again to a newcomer brings nothing of whoever had it before', async () => {
  const address = 'j.smith@example.gov.uk'
  people.set('old-smith', { ...ana, name: 'Jo Smith', email: address, groups: ['south-team', 'housing'] })
  await walk(openVisitor(), 'old-smith')
  people.set('old-smith', null)
  people.set('new-smith', { ...ana, name: 'Jay Smith', email: address, groups: ['vale-team'] })
  expect(await walk(openVisitor(), 'new-smith')).toBe('/south')
  expect(await rolesIn('south', address)).toEqual([])
  expect(await rolesIn('vale', address)).toEqual(['director'])
})

describe('somebody who must not come in', () => {
  test.each([
    ['of another tenant', { tid: 'theirs' }, 'wrong-tenant'],
    ['of no tenant', { tid: undefined }, 'wrong-tenant'],
    ['with an address elsewhere', { email: 'ana@elsewhere.example' }, 'wrong-domain'],
    ['whose domain only ends like ours', { email: 'ana@not-example.gov.uk' }, 'wrong-domain'],
    ['with no address', { email: undefined }, 'no-address'],
    ['whose address nobody verified', { email_verified: false }, 'no-address'],
    ['in no group that means anything', { groups: ['choir'] }, 'no-role'],
    ['in more groups than a token holds', { groups: undefined, hasgroups: true }, 'too-many-groups'],
    [
      'whose groups are said to be elsewhere',
      { groups: undefined, _claim_names: { groups: 'src1' } },
      'too-many-groups',
    ],
  ])('%s is told why and nobody is signed in', async (_, more, refusal) => {
    people.set('odd', { ...ana, email: 'odd@example.gov.uk', ...more })
    const visitor = openVisitor()
    expect(await walk(visitor, 'odd')).toBe(`/sign-in?error=${refusal}`)
    expect(await signIn.accountOf(visitor.headers())).toBeNull()
    expect(await rolesIn('south', 'odd@example.gov.uk')).toEqual([])
  })

  test('a callback that was used already is refused, and so is one in another browser', async () => {
    const visitor = openVisitor()
    const callback = await walkToCallback(visitor, 'ana')
    const thief = openVisitor()
    expect(await thief.followTo(callback, isOurPage)).toBe(`${app}/sign-in?error=state_mismatch`)
    expect(await signIn.accountOf(thief.headers())).toBeNull()
    expect(await visitor.followTo(callback, isOurPage)).toBe(`${app}/south`)
    expect(await visitor.followTo(callback, isOurPage)).toBe(`${app}/sign-in?error=state_mismatch`)
  })

  test('a code that was used already is refused by the provider, and by us', async () => {
    const first = openVisitor()
    const used = new URL(await walkToCallback(first, 'ana')).searchParams.get('code') ?? ''
    await first.followTo(`${app}/sign-in`, isOurPage)
    const second = openVisitor()
    const callback = new URL(await walkToCallback(second, 'ana'))
    callback.searchParams.set('code', used)
    // the verifier is of another sign-in: a code cannot be carried from one to another
    expect(await second.followTo(callback.href, isOurPage)).toBe(`${app}/sign-in?error=provider-answer`)
  })

  test('a token sent straight to us, without a visit to the provider, opens nothing', async () => {
    const body = JSON.stringify({ provider: 'council', idToken: { token: 'x.y.z' } })
    const headers = { 'content-type': 'application/json', origin: app }
    const answered = await signIn.handler(
      new Request(`${app}/api/auth/sign-in/social`, { method: 'POST', headers, body }),
    )
    expect(answered.status).toBe(404)
  })
})

test('Groups that no token holds are read from where the settings say', async () => {
  people.set('many', { ...ana, email: 'many@example.gov.uk', groups: undefined, hasgroups: true })
  provider.groups = ['vale-team']
  const before = signIn
  signIn = open({ groups_endpoint: `${provider.issuer}/groups` })
  expect(await walk(openVisitor(), 'many')).toBe('/south')
  signIn = before
  expect(await rolesIn('vale', 'many@example.gov.uk')).toEqual(['director'])
})

const letTimePass = () =>
  sql`update sign_in_credential set updated_at = now() - interval '31 minutes'`.execute(opened.database.kysely)

describe('while somebody is signed in', () => {
  const tokenOnly = (visitor: Visitor) => {
    const cookie =
      visitor
        .headers()
        .get('cookie')
        ?.split('; ')
        .find((pair) => pair.includes('session_token')) ?? ''
    return new Headers({ cookie })
  }

  test('the provider is asked again, and new groups count without another sign-in', async () => {
    const visitor = openVisitor()
    await walk(visitor)
    people.set('ana', { ...ana, groups: ['south-team', 'housing'] })
    await letTimePass()
    expect(await signIn.accountOf(tokenOnly(visitor))).not.toBeNull()
    expect(await rolesIn('south')).toEqual(['manager', 'performance-team'])
    await letTimePass()
    expect(await signIn.accountOf(tokenOnly(visitor))).not.toBeNull()
  })

  test('an account that was disabled there is out here, on every device', async () => {
    const devices = [openVisitor(), openVisitor()] as const
    for (const device of devices) await walk(device)
    people.set('ana', null)
    await letTimePass()
    expect(await signIn.accountOf(tokenOnly(devices[1]))).toBeNull()
    expect(await signIn.accountOf(devices[0].headers())).toBeNull()
  })

  test('signing out here ends the session there as well', async () => {
    const visitor = openVisitor()
    await walk(visitor)
    const { provider_url } = await signIn.signOut(visitor.headers())
    const url = new URL(provider_url ?? '')
    expect(url.origin).toBe(provider.issuer)
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${app}/`)
    const page = await (await visitor.ask(url.href)).text()
    expect(page).not.toContain('invalid_request')
    expect(page).toContain('logout')
  })
})

describe('while the provider is down', () => {
  const away = () => open({ discovery_url: 'http://127.0.0.1:9/.well-known/openid-configuration' })

  test('the visitor is told so, and an account with a password still signs in', async () => {
    const before = signIn
    signIn = away()
    expect(await walk(openVisitor())).toBe('/sign-in?error=provider-down')
    await signIn.createAccount({ email: 'local@example.org', name: 'Local', password: 'correct horse battery' })
    const given = { email: 'local@example.org', password: 'correct horse battery' }
    expect((await signIn.signInWithPassword(given, new Headers({ origin: app }), '203.0.113.10')).ok).toBe(true)
    signIn = before
  })

  test('nobody who is signed in is put out for it', async () => {
    const visitor = openVisitor()
    await walk(visitor)
    await letTimePass()
    expect(await away().accountOf(visitor.headers())).not.toBeNull()
  })
})
