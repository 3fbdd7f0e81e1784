import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPeople, installCouncil } from '#platform/access/door.ts'
import { findSecurityEvents } from '#platform/audit/door.ts'
import { type AccountTest, app, openAccountTest, right, tokenIn } from '../../../tests/support/account-test.ts'
import { codeOf } from '../../../tests/support/authenticator.ts'

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'
const wrong = 'a wrong password'

let accounts: AccountTest
beforeAll(async () => {
  accounts = await openAccountTest()
  for (const council_id of ['north', 'south', 'east']) {
    const facts = { council_id, name: council_id, short_name: council_id, brand_colour: '#003078' }
    const more = { demonstration: false, illustrative: null, figures_source: null }
    await installCouncil(accounts.database.kysely, { ...facts, ...more })
  }
})
afterAll(() => accounts?.close())

const joins = (council_id: string, email: string, name: string) =>
  accounts.database.asCouncil(council_id, (tx) =>
    addPeople(tx, council_id, [{ person_id: name.toLowerCase(), name, post: '', email, roles: [] }], '2026-04-01'),
  )
/** An account of somebody who is a person of north, and a browser of theirs. */
const somebody = async (name: string) => {
  const email = await accounts.make(name.toLowerCase())
  await joins('north', email, name)
  return { email, browser: accounts.openBrowser('203.0.113.90', chrome) }
}
/** What the auditors of a council read, the last first. */
const told = async (who: string, council_id = 'north') =>
  (
    await accounts.database.asCouncil(council_id, (tx) => findSecurityEvents(tx, council_id, { who }, { limit: 50 }))
  ).map(({ kind, reason }) => `${kind}: ${reason}`)
const answer = (browser: ReturnType<AccountTest['openBrowser']>, code: string) =>
  accounts.signIn.own.answerCode(code, browser.headers())
const withFactor = async (name: string) => {
  const one = await somebody(name)
  await one.browser.enter(one.email)
  const factor = await accounts.signIn.own.beginSecondFactor(right, one.browser.headers())
  if (factor === null) throw new Error('no second factor')
  one.browser.keep((await answer(one.browser, codeOf(factor.secret))) ?? new Headers())
  await one.browser.leave()
  return { ...one, factor }
}

describe('Somebody who comes in is told', () => {
  test('by a password, with the browser and whether it is a new one, and no address of a computer', async () => {
    const { email, browser } = await somebody('Pat')
    await browser.enter(email)
    await browser.leave()
    await browser.enter(email)
    const kept = await accounts.database.asCouncil('north', (tx) =>
      findSecurityEvents(tx, 'north', { who: 'pat' }, { limit: 9 }),
    )
    expect(kept.map(({ kind, reason, device }) => [kind, reason, device])).toEqual([
      ['signed-in', 'With a password.', 'Chrome on Windows'],
      ['signed-out', 'By themselves.', 'Chrome on Windows'],
      ['signed-in', 'With a password.', 'Chrome on Windows, for the first time'],
    ])
    expect(JSON.stringify(kept)).not.toContain('203.0.113')
  })

  test('by a code of the app, and by a backup code, once the code was right', async () => {
    const { email, browser, factor } = await withFactor('Cody')
    expect(await browser.enter(email)).toBe('code')
    expect((await told('cody'))[0]).toBe('signed-out: By themselves.')
    expect(await answer(browser, '000000')).toBeNull()
    expect((await told('cody'))[0]).toMatch(/^code-refused: The code was wrong/)
    const code = codeOf(factor.secret, 1)
    browser.keep((await answer(browser, code)) ?? new Headers())
    expect((await told('cody'))[0]).toBe('signed-in: With a password and a code.')
    await browser.leave()
    await browser.enter(email)
    expect(await answer(browser, code)).toBeNull()
    expect((await told('cody'))[0]).toMatch(/^code-refused: .*was used already/)
    await browser.enter(email)
    await answer(browser, factor.backup_codes[0] ?? '')
    expect((await told('cody'))[0]).toBe('signed-in: With a password and a backup code.')
  })

  test('by a code in another browser as a new one, and the next time as one they know', async () => {
    const { email, factor } = await withFactor('Nomad')
    const other = accounts.openBrowser('203.0.113.92', chrome)
    for (const backup_code of factor.backup_codes.slice(0, 2)) {
      await other.enter(email)
      other.keep((await answer(other, backup_code)) ?? new Headers())
      await other.leave()
    }
    const kept = await accounts.database.asCouncil('north', (tx) =>
      findSecurityEvents(tx, 'north', { who: 'nomad', kinds: ['signed-in'] }, { limit: 2 }),
    )
    expect(kept.map(({ device }) => device)).toEqual(['Chrome on Windows', 'Chrome on Windows, for the first time'])
  })

  test('to each council of theirs, under the name it knows, and to no other', async () => {
    const { email, browser } = await somebody('Robin')
    await joins('south', email, 'Robyn')
    await browser.enter(email)
    expect(await told('Robyn', 'south')).toEqual(['signed-in: With a password.'])
    expect(await told('robin@', 'south')).toEqual(['signed-in: With a password.'])
    expect(await told('Robyn')).toEqual([])
    expect(await told('robin', 'east')).toEqual([])
  })

  test('each time, and so is each attempt that was refused', async () => {
    const { email, browser } = await somebody('Often')
    for (let times = 0; times < 3; times++) await browser.enter(email)
    for (let times = 0; times < 3; times++) await accounts.openBrowser('203.0.113.91', chrome).enter(email, wrong)
    const times = async (kind: string) => (await told('often')).filter((line) => line.startsWith(kind)).length
    expect(await times('signed-in')).toBe(3)
    await expect.poll(() => times('sign-in-failed')).toBe(3)
  })
})

describe('Attempts that were refused', () => {
  test('are told apart: a wrong password from being made to wait', async () => {
    const { email, browser } = await somebody('Guessed')
    for (const guess of [wrong, 'another wrong one']) await browser.enter(email, guess)
    await sql`update sign_in_failure set failures = 10 where failures > 1`.execute(accounts.database.kysely)
    expect(await browser.enter(email)).toBe('too-many')
    await expect.poll(() => told('guessed')).toContainEqual(expect.stringMatching(/^sign-in-delayed: Too many/))
    expect(await told('guessed')).toContain('sign-in-failed: The password was wrong.')
  })

  test('by a passkey are told to its owner’s councils', async () => {
    const { email, browser } = await somebody('Keyholder')
    await sql`insert into sign_in_passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
      select 'k', id, 'x', 'key-of-keyholder', 0, 'singleDevice', false from sign_in_account where email = ${email}`.execute(
      accounts.database.kysely,
    )
    const ask = (path: string, body?: object) => {
      const headers = browser.headers()
      headers.set('content-type', 'application/json')
      const sent = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
      return accounts.signIn.handler(new Request(`${app}/api/auth/passkey/${path}`, sent), '203.0.113.92')
    }
    browser.keep((await ask('generate-authenticate-options')).headers)
    const response = {
      id: 'key-of-keyholder',
      rawId: 'x',
      type: 'public-key',
      response: {},
      clientExtensionResults: {},
    }
    expect((await ask('verify-authentication', { response })).status).toBeGreaterThanOrEqual(400)
    expect(await told('keyholder')).toEqual(['passkey-refused: The passkey was not accepted.'])
  })

  test('on the pages of the account are told as well', async () => {
    const { email, browser } = await somebody('Careless')
    await browser.enter(email)
    const account = await browser.account()
    if (account === null) throw new Error('nobody')
    const change = { current: wrong, wanted: 'kettle garden violin' }
    await accounts.signIn.own.changePassword(account, change, browser.headers())
    await accounts.signIn.own.beginSecondFactor(wrong, browser.headers())
    const refused = (await told('careless')).filter((line) =>
      line.startsWith('password-refused: The present password was wrong'),
    )
    expect(refused).toHaveLength(2)
  })
})

describe('Whoever comes in', () => {
  const keeping = (may: boolean) =>
    sql
      .raw(
        `alter table security_event ${may ? 'drop constraint no_more' : 'add constraint no_more check (false) not valid'}`,
      )
      .execute(accounts.database.kysely)

  test('is not let in when it cannot be kept, and can always go', async () => {
    const { email, browser } = await somebody('Unseen')
    await browser.enter(email)
    await keeping(false)
    try {
      const other = accounts.openBrowser('203.0.113.93')
      await expect(other.enter(email)).rejects.toThrow()
      const sessions = await sql`select ip_address from sign_in_session s join sign_in_account a on a.id = s.account_id
        where a.email = ${email}`.execute(accounts.database.kysely)
      expect(sessions.rows).toEqual([{ ip_address: '203.0.113.90' }])
      expect(await accounts.openBrowser('203.0.113.94').enter(email, wrong)).toBe('wrong')
      await browser.leave()
      expect(await browser.account()).toBeNull()
    } finally {
      await keeping(true)
    }
  })
})

describe('What is done to an account is told', () => {
  test('of its password, changed or chosen by a letter', async () => {
    const { email, browser } = await somebody('Changer')
    await browser.enter(email)
    const account = await browser.account()
    if (account === null) throw new Error('nobody')
    const change = { current: right, wanted: 'kettle garden violin' }
    await accounts.signIn.own.changePassword(account, change, browser.headers())
    expect((await told('changer'))[0]).toBe('password-changed: Every other session was ended.')
    await accounts.signIn.own.askForReset(email, browser.headers())
    const token = tokenIn(await accounts.letterTo(email))
    await accounts.signIn.own.choosePassword(token, 'another fine passphrase', browser.headers())
    expect((await told('changer'))[0]).toBe('password-reset: By the link of a letter. Every session was ended.')
  })

  test('of its second factor and passkeys, added and removed', async () => {
    const { email, browser } = await withFactor('Prover')
    expect(await told('prover')).toContain('second-factor-added: By an authenticator app.')
    await sql`update sign_in_account set two_factor_enabled = false where email = ${email}`.execute(
      accounts.database.kysely,
    )
    await browser.enter(email)
    browser.keep((await accounts.signIn.own.removeSecondFactor(right, browser.headers())) ?? new Headers())
    expect((await told('prover'))[0]).toBe('second-factor-removed: By whoever knows the password.')
    const account = await browser.account()
    if (account === null) throw new Error('nobody')
    await sql`insert into sign_in_passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
      values ('p', ${account.account_id}, 'x', 'y', 0, 'singleDevice', false)`.execute(accounts.database.kysely)
    await accounts.signIn.own.removePasskey(account, 'p', browser.headers())
    await accounts.signIn.own.removePasskey(account, 'p', browser.headers())
    expect((await told('prover')).filter((line) => line.startsWith('passkey'))).toEqual([
      'passkey-removed: By its owner.',
    ])
  })

  test('of its sessions, ended one by one or everywhere', async () => {
    const { email, browser } = await somebody('Roamer')
    await browser.enter(email)
    await accounts.openBrowser('203.0.113.95', chrome).enter(email)
    await accounts.openBrowser('203.0.113.96').enter(email)
    const account = await browser.account()
    if (account === null) throw new Error('nobody')
    const there = (await accounts.signIn.sessions(account)).find(({ ip_address }) => ip_address === '203.0.113.95')
    await accounts.signIn.endSessions(account, browser.headers(), there?.id)
    expect((await told('roamer'))[0]).toBe(
      'session-ended: The session begun with a password on Chrome on Windows was ended by themselves.',
    )
    await accounts.signIn.endSessions(account, browser.headers())
    expect((await told('roamer'))[0]).toBe('session-ended: Every session, 2 in all, was ended by themselves.')
  })
})
