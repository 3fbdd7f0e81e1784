import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openLog } from '#platform/log/door.ts'
import { type AccountTest, app, isForOneHost, openAccountTest, right } from '../../../tests/support/account-test.ts'
import { openSignIn } from './door.ts'

let accounts: AccountTest
beforeAll(async () => {
  accounts = await openAccountTest()
})
afterAll(() => accounts?.close())

describe('sessions', () => {
  test('are listed for their owner, who ends one, or all, at once', async () => {
    const email = await accounts.make('roamer')
    const [home, office, phone] = [
      accounts.openBrowser('203.0.113.50'),
      accounts.openBrowser('203.0.113.51'),
      accounts.openBrowser('203.0.113.52'),
    ]
    for (const browser of [home, office, phone]) await browser.enter(email)
    const account = await home.account()
    if (account === null) throw new Error('nobody')
    const listed = await accounts.signIn.sessions(account)
    expect(listed.map(({ ip_address, is_this }) => [ip_address, is_this]).sort()).toEqual([
      ['203.0.113.50', true],
      ['203.0.113.51', false],
      ['203.0.113.52', false],
    ])
    const office_id = listed.find(({ ip_address }) => ip_address === '203.0.113.51')?.id ?? ''
    const stranger = accounts.openBrowser('203.0.113.53')
    await stranger.enter(await accounts.make('stranger'))
    const other = await stranger.account()
    if (other === null) throw new Error('nobody')
    await accounts.signIn.endSessions(other, stranger.headers(), office_id)
    expect(await office.account()).not.toBeNull()
    await accounts.signIn.endSessions(account, home.headers(), office_id)
    expect(await office.account()).toBeNull()
    expect(await phone.account()).not.toBeNull()
    await accounts.signIn.endSessions(account, home.headers())
    expect([await home.account(), await phone.account()]).toEqual([null, null])
    expect(await stranger.account()).not.toBeNull()
  })

  test('begin anew when the password changes, and end everywhere else', async () => {
    const email = await accounts.make('changer')
    const [here, there] = [accounts.openBrowser('203.0.113.54'), accounts.openBrowser('203.0.113.55')]
    await here.enter(email)
    await there.enter(email)
    const old = here.headers()
    const account = await here.account()
    if (account === null) throw new Error('nobody')
    const change = (current: string, wanted: string) =>
      accounts.signIn.own.changePassword(account, { current, wanted }, here.headers())
    expect(await change('a wrong password', 'kettle garden violin')).toMatchObject({
      error: { current: expect.anything() },
    })
    expect(await change(right, 'short')).toMatchObject({ error: { wanted: expect.anything() } })
    const changed = await change(right, 'kettle garden violin')
    if (!changed.ok) throw new Error('not changed')
    here.keep(changed.value)
    expect(await here.account()).not.toBeNull()
    expect(await there.account()).toBeNull()
    expect(await accounts.signIn.accountOf(old)).toBeNull()
  })

  test('end when the same browser signs in anew, and not in another', async () => {
    const browser = accounts.openBrowser('203.0.113.61')
    const email = await accounts.make('again')
    await browser.enter(email)
    const earlier = browser.headers()
    const other = accounts.openBrowser('203.0.113.62')
    await other.enter(email)
    expect(await browser.enter(await accounts.make('somebody-else'))).toBe('in')
    expect(await accounts.signIn.accountOf(earlier)).toBeNull()
    expect((await browser.account())?.email).toBe('somebody-else@partner.example')
    expect(await other.account()).not.toBeNull()
  })

  test('end after an hour without use, and after twelve however much they are used', async () => {
    const browser = accounts.openBrowser('203.0.113.56')
    await browser.enter(await accounts.make('idle'))
    const [session] = await accounts.database.kysely
      .selectFrom('sign_in_session')
      .select(['expires_at', 'id'])
      .where('ip_address', '=', '203.0.113.56')
      .execute()
    const left = new Date(session?.expires_at ?? 0).getTime() - Date.now()
    expect(left / 60_000).toBeCloseTo(60, 0)
    await sql`update sign_in_session set expires_at = now() - interval '1 second' where id = ${session?.id}`.execute(
      accounts.database.kysely,
    )
    expect(await browser.account()).toBeNull()
    const busy = accounts.openBrowser('203.0.113.57')
    expect(await busy.enter('idle@partner.example')).toBe('in')
    await sql`update sign_in_session set created_at = now() - interval '12 hours 1 minute' where ip_address = '203.0.113.57'`.execute(
      accounts.database.kysely,
    )
    expect(await busy.account()).toBeNull()
  })

  test('of a demonstration are worth nothing in a real installation', async () => {
    const browser = accounts.openBrowser('203.0.113.58')
    expect(await browser.enter(await accounts.make('actor'))).toBe('in')
    await sql`update sign_in_session set begun_by = 'demonstration' where ip_address = '203.0.113.58'`.execute(
      accounts.database.kysely,
    )
    expect(await browser.account()).toBeNull()
    await sql`insert into sign_in_session (id, account_id, token, expires_at, begun_by)
      select 'left over', id, 'left over', now() + interval '1 hour', 'demonstration' from sign_in_account limit 1`.execute(
      accounts.database.kysely,
    )
    openSignIn({ database: accounts.database, config: accounts.config, log: openLog('silent') })
    await vi.waitFor(async () => {
      const rows = await sql`select 1 from sign_in_session where begun_by = 'demonstration'`.execute(
        accounts.database.kysely,
      )
      expect(rows.rows).toEqual([])
    })
  })
})

test('Whoever is not signed in, or has no password, is given no passkey', async () => {
  const ask = (headers: Headers) =>
    accounts.signIn.handler(
      new Request(`${app}/api/auth/passkey/generate-register-options`, { headers }),
      '203.0.113.60',
    )
  expect((await ask(new Headers())).status).toBe(403)
  const browser = accounts.openBrowser('203.0.113.60')
  await browser.enter(await accounts.make('keyholder'))
  const asked = await ask(browser.headers())
  expect(asked.status).toBe(200)
  expect(asked.headers.getSetCookie()).toHaveLength(1)
  expect(asked.headers.getSetCookie().every(isForOneHost)).toBe(true)
  await sql`update sign_in_credential set password_hash = null, provider = 'council'
    where account_id = (select id from sign_in_account where email = 'keyholder@partner.example')`.execute(
    accounts.database.kysely,
  )
  expect((await ask(browser.headers())).status).toBe(403)
})
