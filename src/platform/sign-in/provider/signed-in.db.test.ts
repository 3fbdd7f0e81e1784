import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findSecurityEvents } from '#platform/audit/door.ts'
import { ana, app, useProvider, type Visitor } from '../../../../tests/support/provider-visit.ts'

const visit = useProvider()
const { people, newcomer, walk, rolesIn } = visit

const letTimePass = () =>
  sql`update sign_in_credential set updated_at = now() - interval '31 minutes'`.execute(visit.opened.database.kysely)

const tokenOnly = (visitor: Visitor) => {
  const cookie =
    visitor
      .headers()
      .get('cookie')
      ?.split('; ')
      .find((pair) => pair.includes('session_token')) ?? ''
  return new Headers({ cookie })
}

describe('while somebody is signed in', () => {
  test('the provider is asked again, and new groups count without another sign-in', async () => {
    const visitor = newcomer()
    await walk(visitor)
    people.set('ana', { ...ana, groups: ['south-team', 'housing'] })
    await letTimePass()
    expect(await visit.signIn.accountOf(tokenOnly(visitor))).not.toBeNull()
    expect(await rolesIn('south')).toEqual(['manager', 'performance-team'])
    await letTimePass()
    expect(await visit.signIn.accountOf(tokenOnly(visitor))).not.toBeNull()
  })

  test('an account that was disabled there is out here, on every device', async () => {
    const devices = [newcomer(), newcomer()] as const
    for (const device of devices) expect(await walk(device)).toBe('/south')
    people.set('ana', null)
    await letTimePass()
    expect(await visit.signIn.accountOf(tokenOnly(devices[1]))).toBeNull()
    expect(await visit.signIn.accountOf(devices[0].headers())).toBeNull()
  })

  test('signing out here ends the session there as well', async () => {
    const visitor = newcomer()
    await walk(visitor)
    const { provider_url } = await visit.signIn.signOut(visitor.headers())
    const url = new URL(provider_url ?? '')
    expect(url.origin).toBe(visit.opened.provider.issuer)
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${app}/`)
    const page = await (await visitor.ask(url.href)).text()
    expect(page).not.toContain('invalid_request')
    expect(page).toContain('logout')
  })
})

describe('of whoever a provider sends', () => {
  const told = async (council_id: string) => {
    const database = visit.opened.database
    const events = await database.asCouncil(council_id, (tx) => findSecurityEvents(tx, council_id, {}, { limit: 50 }))
    return events.map(({ kind, actor_name, reason }) => `${actor_name}: ${kind}: ${reason}`)
  }

  test('each council of theirs and its auditors read who came, and when it ended', async () => {
    const before = await told('vale')
    const visitor = newcomer()
    await walk(visitor)
    await visit.signIn.signOut(visitor.headers())
    await walk(newcomer())
    const left = newcomer()
    await walk(left)
    people.set('ana', null)
    await letTimePass()
    expect(await visit.signIn.accountOf(tokenOnly(left))).toBeNull()
    expect((await told('vale')).slice(0, -before.length || undefined)).toEqual([
      'Ana Pagano: session-ended: Every session was ended, since Council account lets them in no more.',
      'Ana Pagano: signed-in: By Council account.',
      'Ana Pagano: signed-in: By Council account.',
      'Ana Pagano: signed-out: By themselves.',
      'Ana Pagano: signed-in: By Council account.',
    ])
    expect((await told('south'))[0]).toBe((await told('vale'))[0])
  })
})

test('A browser that comes by a provider for the first time is told as a new one, and no more the next time', async () => {
  const visitor = newcomer()
  const devices = async () =>
    (
      await visit.opened.database.asCouncil('south', (tx) =>
        findSecurityEvents(tx, 'south', { kinds: ['signed-in'] }, { limit: 1 }),
      )
    ).map(({ device }) => device)
  await walk(visitor)
  const [first] = await devices()
  await visit.signIn.signOut(visitor.headers())
  await walk(visitor)
  const [next] = await devices()
  expect([first, next]).toEqual(['Firefox on Linux, for the first time', 'Firefox on Linux'])
})

describe('while the provider is down', () => {
  const away = () => visit.opened.open({ discovery_url: 'http://127.0.0.1:9/.well-known/openid-configuration' })

  test('the visitor is told so, and an account with a password still signs in', async () => {
    const before = visit.signIn
    visit.signIn = away()
    expect(await walk(newcomer())).toBe('/sign-in?error=provider-down')
    await visit.signIn.createAccount({ email: 'local@example.org', name: 'Local', password: 'correct horse battery' })
    const given = { email: 'local@example.org', password: 'correct horse battery' }
    expect((await visit.signIn.signInWithPassword(given, new Headers({ origin: app }), '203.0.113.10')).ok).toBe(true)
    visit.signIn = before
  })

  test('nobody who is signed in is put out for it', async () => {
    const visitor = newcomer()
    await walk(visitor)
    await letTimePass()
    expect(await away().accountOf(visitor.headers())).not.toBeNull()
  })
})
