import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addPeople, installCouncil } from '#platform/access/door.ts'
import type { Config } from '#platform/config/door.ts'
import { openLog } from '#platform/log/door.ts'
import { isForOneHost } from '../../../tests/support/account-test.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { openSignIn } from './door.ts'

const config: Config = {
  port: 3000,
  host: '127.0.0.1',
  database_url: null,
  data_dir: 'var',
  base_url: 'http://localhost:3000',
  demonstration: true,
  demonstration_today: '2026-11-20',
  auth_secret: 'a secret of thirty-two characters or more',
  smtp_url: null,
  mail_from: 'Golden Thread <golden-thread@localhost>',
  log_level: 'silent',
}
const log = openLog('silent')
const anna = 'Anna.Hughes@example.org'
const passwords = { right: 'correct horse battery', wrong: 'incorrect horse battery' }

let opened: Awaited<ReturnType<typeof openTestDatabase>>
const open = (more: Partial<Config> = {}) =>
  openSignIn({ database: opened.serving, config: { ...config, ...more }, log })
const real = () => open({ demonstration: false, demonstration_today: null, base_url: 'https://example.gov.uk' })

const addCouncil = async (council_id: string, demonstration: boolean, people: [string, string][]) => {
  const facts = { council_id, name: council_id, short_name: council_id, brand_colour: '#003078' }
  const { kysely } = opened.database
  await installCouncil(kysely, { ...facts, demonstration, illustrative: null, figures_source: null })
  const persons = people.map(([name, email]) => ({ person_id: name, name, post: '', email, roles: [] }))
  await opened.database.asCouncil(council_id, (tx) => addPeople(tx, council_id, persons, '2026-04-01'))
}

beforeAll(async () => {
  opened = await openTestDatabase()
  await addCouncil('stroud', true, [['Anna Hughes', anna]])
  await addCouncil('plymouth', true, [['Anna Hughes', anna]])
  await addCouncil('kernow', false, [['Real Person', 'real.person@example.gov.uk']])
})
afterAll(() => opened.close())

/** What a browser would send back after these headers. */
const returning = (set: Headers, more: Record<string, string> = {}) =>
  new Headers({
    ...more,
    cookie: set
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  })

/** The cookies of these names and no others, each as ours are over https. */
const expectOurHostAlone = (set: Headers, names: readonly string[]) => {
  const cookies = set.getSetCookie()
  expect([...new Set(cookies.map((cookie) => cookie.split('=')[0]))].toSorted()).toEqual(
    names.map((name) => `__Host-golden-thread.${name}`).toSorted(),
  )
  for (const cookie of cookies) expect(isForOneHost(cookie), cookie).toBe(true)
}

const chosen = async (email: string, name = 'Anna Hughes') =>
  (await open().signInAs?.({ email, name })) ?? new Headers()

describe('in a demonstration', () => {
  test('a visitor chooses a person and is known from then on', async () => {
    const cookies = await chosen(anna)
    const account = await open().accountOf(returning(cookies))
    expect(account).toMatchObject({ email: anna.toLowerCase(), name: 'Anna Hughes' })
    const again = await open().accountOf(returning(await chosen(anna.toUpperCase())))
    expect(again?.account_id).toBe(account?.account_id)
  })

  test('two who choose the same person at once are both let in', async () => {
    await addCouncil('haringey', true, [['Busy Person', 'busy@example.org']])
    const both = await Promise.all([
      chosen('busy@example.org', 'Busy Person'),
      chosen('busy@example.org', 'Busy Person'),
    ])
    expect(both.every((headers) => headers.has('set-cookie'))).toBe(true)
  })

  test('nobody of a real council, and nobody unheard of, can be chosen', async () => {
    const attempts = [
      chosen('real.person@example.gov.uk', 'Real Person'),
      chosen('stranger@example.org', 'Stranger'),
      chosen(anna, 'Somebody Else'),
      chosen('not an address'),
    ]
    for (const attempt of attempts) expect([...(await attempt)]).toEqual([])
  })

  test('another person can be chosen while one is signed in', async () => {
    await addCouncil('dacorum', true, [['Other Person', 'other@example.org']])
    const second = await open().signInAs?.(
      { email: 'other@example.org', name: 'Other Person' },
      returning(await chosen(anna)),
    )
    expect((await open().accountOf(returning(second ?? new Headers())))?.name).toBe('Other Person')
  })

  test('the address for it answers', async () => {
    const response = await open().handler(
      new Request('http://localhost:3000/api/auth/sign-in/demonstration', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
        body: JSON.stringify({ email: anna, name: 'Anna Hughes' }),
      }),
      '203.0.113.50',
    )
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie().join()).toContain('session_token')
  })
})

describe('in a real installation', () => {
  test('nobody is let in without a password', async () => {
    expect(real().signInAs).toBeUndefined()
    const response = await real().handler(
      new Request('https://example.gov.uk/api/auth/sign-in/demonstration', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: anna, name: 'Anna Hughes' }),
      }),
    )
    expect(response.status).toBe(404)
  })

  test('nobody makes an account for themselves', async () => {
    const response = await real().handler(
      new Request('https://example.gov.uk/api/auth/sign-up/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'me@example.org', name: 'Me', password: passwords.right }),
      }),
    )
    expect(response.status).toBe(404)
  })

  test('an account with a password signs in, by a cookie that only https carries and no script reads', async () => {
    const made = await real().createAccount({ email: 'a@example.gov.uk', name: 'A', password: passwords.right })
    expect(made.ok).toBe(true)
    const origin = { origin: 'https://example.gov.uk' }
    const signed = await real().signInWithPassword(
      { email: 'A@example.gov.uk', password: passwords.right },
      new Headers(origin),
      '203.0.113.1',
    )
    if (!signed.ok) throw new Error(signed.error)
    expectOurHostAlone(signed.value.headers, ['session_token', 'session_data', 'device'])
    expect((await real().accountOf(returning(signed.value.headers)))?.email).toBe('a@example.gov.uk')
  })

  test('signing out clears cookies as a browser takes it for one host alone', async () => {
    await real().createAccount({ email: 'd@example.gov.uk', name: 'D', password: passwords.right })
    const given = { email: 'd@example.gov.uk', password: passwords.right }
    const signed = await real().signInWithPassword(given, new Headers({ origin: 'https://example.gov.uk' }))
    if (!signed.ok) throw new Error(signed.error)
    const { headers } = await real().signOut(returning(signed.value.headers, { origin: 'https://example.gov.uk' }))
    expectOurHostAlone(headers, ['session_token', 'session_data', 'dont_remember'])
    expect(headers.getSetCookie().every((cookie) => /Max-Age=0/i.test(cookie))).toBe(true)
  })

  test('a form on another site is turned away', async () => {
    const elsewhere = new Headers({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
    const given = { email: 'a@example.gov.uk', password: passwords.right }
    expect(await real().signInWithPassword(given, elsewhere, '203.0.113.2')).toEqual({ ok: false, error: 'elsewhere' })
  })

  test('guessing is stopped, for the address that guesses and no other', async () => {
    await real().createAccount({ email: 'b@example.gov.uk', name: 'B', password: passwords.right })
    const tryWith = (password: string, address: string) =>
      real().signInWithPassword({ email: 'b@example.gov.uk', password }, new Headers(), address)
    for (let guess = 1; guess <= 10; guess++)
      expect(await tryWith(passwords.wrong, '203.0.113.3')).toEqual({ ok: false, error: 'wrong' })
    expect(await tryWith(passwords.right, '203.0.113.3')).toEqual({ ok: false, error: 'too-many' })
    expect((await tryWith(passwords.right, '203.0.113.4')).ok).toBe(true)
  })

  test('a short password, or a second account of one address, is refused in words', async () => {
    const c = { email: 'c@example.gov.uk', name: 'C', password: passwords.right }
    expect(await real().createAccount({ ...c, password: 'short' })).toMatchObject({
      error: 'Password must be 12 characters or more',
    })
    await real().createAccount(c)
    expect(await real().createAccount({ ...c, email: 'C@example.gov.uk' })).toMatchObject({ ok: false })
  })
})

/** The session without its short-lived copy in the second cookie, as a browser is left with after a minute. */
const tokenAlone = (set: Headers) =>
  new Headers({
    cookie:
      set
        .getSetCookie()
        .find((line) => line.includes('session_token'))
        ?.split(';')[0] ?? '',
  })

test('Signing out ends the session, not only the cookie', async () => {
  const cookies = await chosen(anna)
  const { headers: out } = await open().signOut(returning(cookies, { origin: config.base_url }))
  expect(out.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/i)
  expect(await open().accountOf(tokenAlone(cookies))).toBeNull()
})

test('A session that is still good is remembered for another minute without a look at the table', async () => {
  const cookies = await chosen(anna)
  expect((await open().accountOf(returning(cookies)))?.set_cookies).toEqual([])
  const looked = await open().accountOf(tokenAlone(cookies))
  expect(looked?.set_cookies.join()).toContain('session_data')
})

test('A cookie that was tampered with proves nothing', async () => {
  const cookie = (returning(await chosen(anna)).get('cookie') ?? '').replaceAll(/=(.)/g, '=x$1')
  expect(await open().accountOf(new Headers({ cookie }))).toBeNull()
  const said = vi.spyOn(console, 'error')
  for (const junk of ['%', '!!!', 'e30', 'e30x', 'bnVsbA', '{}', Buffer.from('{"session":').toString('base64url')])
    expect(
      await open().accountOf(
        new Headers({ cookie: `golden-thread.session_data=${junk}; golden-thread.session_token=${junk}` }),
      ),
    ).toBeNull()
  expect(said).not.toHaveBeenCalled()
  said.mockRestore()
  const other = open({ auth_secret: 'another secret of thirty-two characters' })
  expect(await other.accountOf(returning(await chosen(anna)))).toBeNull()
  expect(await open().accountOf(new Headers())).toBeNull()
})

test('Inside a council nobody reads accounts, sessions or who may be chosen', async () => {
  const tables = ['account', 'session', 'credential', 'verification', 'attempt'].map((name) => `sign_in_${name}`)
  for (const table of [...tables, 'demonstration_person'])
    await expect(
      opened.database.asCouncil('stroud', (tx) => sql`select * from ${sql.table(table)}`.execute(tx)),
      table,
    ).rejects.toThrow(/permission denied/)
})
