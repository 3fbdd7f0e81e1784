import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openLog } from '#platform/log/door.ts'
import {
  type AccountBrowser,
  type AccountTest,
  app,
  openAccountTest,
  right,
  tokenIn,
} from '../../../tests/support/account-test.ts'
import { openSignIn } from './door.ts'

let accounts: AccountTest
beforeAll(async () => {
  accounts = await openAccountTest()
})
afterAll(() => accounts?.close())

/** As if whoever guessed last had done so ten times: each real guess costs a hash. */
const asIfTenTimes = () =>
  sql`update sign_in_failure set failures = 10 where failures > 1`.execute(accounts.database.kysely)
const guessOften = async (browser: AccountBrowser, email: string) => {
  for (const guess of ['a wrong password', 'another wrong one']) expect(await browser.enter(email, guess)).toBe('wrong')
  await asIfTenTimes()
}
describe('guessing', () => {
  test('shuts out whoever guesses, and neither the owner elsewhere nor the owner’s own device beside them', async () => {
    const email = await accounts.make('guessed')
    const owner = accounts.openBrowser('203.0.113.20')
    expect(await owner.enter(email)).toBe('in')
    await owner.leave()
    const beside = accounts.openBrowser('203.0.113.20')
    await guessOften(beside, email)
    expect(await beside.enter(email)).toBe('too-many')
    expect(await owner.enter(email)).toBe('in')
    expect(await accounts.openBrowser('203.0.113.21').enter(email)).toBe('in')
  })

  test('takes longer each time', async () => {
    const email = await accounts.make('patient')
    const guesser = accounts.openBrowser('203.0.113.22')
    await guessOften(guesser, email)
    const wait = (minutes: number) =>
      sql`update sign_in_failure set last_at = last_at - ${minutes} * interval '1 minute'`.execute(
        accounts.database.kysely,
      )
    await wait(1)
    expect(await guesser.enter(email, 'a wrong password')).toBe('wrong')
    await wait(1)
    expect(await guesser.enter(email)).toBe('too-many')
    await wait(1)
    expect(await guesser.enter(email)).toBe('in')
  })

  test('with many passwords at once gets no further than one after another', async () => {
    const email = await accounts.make('hurried')
    const guesser = accounts.openBrowser('203.0.113.24')
    await accounts.database.kysely.deleteFrom('sign_in_failure').execute()
    await guesser.enter(email, 'a wrong password')
    await sql`update sign_in_failure set failures = 8`.execute(accounts.database.kysely)
    const guesses = Array.from({ length: 24 }, (_, at) => guesser.enter(email, `a wrong password, number ${at}`))
    expect((await Promise.all(guesses)).toSorted()).toEqual([...Array(22).fill('too-many'), 'wrong', 'wrong'])
  })

  test('at the password of a screen left open is slowed down too, and the owner still comes in', async () => {
    const email = await accounts.make('away')
    const screen = accounts.openBrowser('203.0.113.25')
    await screen.enter(email)
    const account = await screen.account()
    if (account === null) throw new Error('nobody is signed in')
    const { own } = accounts.signIn
    const guess = () =>
      own.changePassword(
        account,
        { current: 'a guess at it', wanted: 'kettle garden violin' },
        screen.headers(),
        '203.0.113.25',
      )
    expect(await guess()).toEqual({ ok: false, error: { current: 'The present password is wrong' } })
    await sql`update sign_in_failure set failures = 10`.execute(accounts.database.kysely)
    expect(await guess()).toMatchObject({ error: { current: expect.stringContaining('Too many attempts') } })
    expect(await own.beginSecondFactor(right, screen.headers(), '203.0.113.25')).toBeNull()
    expect(await accounts.openBrowser('203.0.113.25').enter(email)).toBe('in')
  })

  test('is answered alike for an address that nobody has', async () => {
    const stranger = accounts.openBrowser('203.0.113.23')
    await guessOften(stranger, 'nobody@partner.example')
    expect(await stranger.enter('nobody@partner.example')).toBe('too-many')
  })
})

describe('a forgotten password', () => {
  const ask = (email: string) => accounts.signIn.own.askForReset(email, new Headers({ origin: app }), '203.0.113.30')
  const choose = (token: string, password: string) =>
    accounts.signIn.own.choosePassword(token, password, new Headers({ origin: app }))

  test('is chosen anew by the link of a letter, once, and every session ends', async () => {
    const email = await accounts.make('forgetful')
    const before = accounts.openBrowser('203.0.113.31')
    await before.enter(email)
    await ask(email)
    const token = tokenIn(await accounts.letterTo(email))
    expect(await choose(token, 'password12345')).toMatchObject({
      error: expect.stringMatching(/guessed first|made of/),
    })
    expect(await choose(token, 'kettle garden violin')).toEqual({ ok: true, value: null })
    expect(await before.account()).toBeNull()
    expect(await choose(token, 'another fine passphrase')).toEqual({ ok: false, error: null })
    expect(await accounts.openBrowser('203.0.113.32').enter(email, 'kettle garden violin')).toBe('in')
    expect(await accounts.openBrowser('203.0.113.33').enter(email)).toBe('wrong')
  })

  test('once chosen, makes the links of other letters worth nothing', async () => {
    const email = await accounts.make('twice')
    await ask(email)
    const earlier = tokenIn(await accounts.letterTo(email))
    await ask(email)
    expect(await choose(tokenIn(await accounts.letterTo(email)), 'kettle garden violin')).toMatchObject({ ok: true })
    expect(await choose(earlier, 'another fine passphrase')).toEqual({ ok: false, error: null })
    expect(await accounts.openBrowser('203.0.113.34').enter(email, 'kettle garden violin')).toBe('in')
  })

  test('brings five letters in an hour, however often and from wherever it is asked for', async () => {
    const email = await accounts.make('pestered')
    for (let nth = 0; nth < 8; nth++)
      await accounts.signIn.own.askForReset(email, new Headers({ origin: app }), `203.0.113.${100 + nth}`)
    const other = await accounts.make('left-alone')
    await ask(other)
    await accounts.letterTo(other)
    expect(accounts.letters.filter(({ to }) => to === email)).toHaveLength(5)
    accounts.letters.length = 0
  })

  test('is not chosen by a link of more than an hour ago, nor one that was made up', async () => {
    const email = await accounts.make('slow')
    await ask(email)
    const token = tokenIn(await accounts.letterTo(email))
    await sql`update sign_in_verification set expires_at = expires_at - interval '61 minutes'`.execute(
      accounts.database.kysely,
    )
    expect(await choose(token, 'kettle garden violin')).toEqual({ ok: false, error: null })
    expect(await choose('made-up', 'kettle garden violin')).toEqual({ ok: false, error: null })
  })

  test('of an address that nobody has is answered the same, and no letter goes out', async () => {
    await ask('nobody@partner.example')
    const email = await accounts.make('after')
    await ask(email)
    await accounts.letterTo(email)
    expect(accounts.letters).toEqual([])
  })

  test('is kept as a hash, so that the table gives no link away', async () => {
    const email = await accounts.make('hashed')
    await ask(email)
    const token = tokenIn(await accounts.letterTo(email))
    const rows = await accounts.database.kysely.selectFrom('sign_in_verification').select('identifier').execute()
    expect(rows.some(({ identifier }) => identifier.includes(token))).toBe(false)
  })

  test('of somebody who comes by their council’s own account is none of ours', async () => {
    const email = await accounts.make('provided')
    await sql`update sign_in_credential set provider = 'council', password_hash = null
      where account_id = (select id from sign_in_account where email = ${email})`.execute(accounts.database.kysely)
    await ask(email)
    const words = await accounts.letterTo(email)
    expect(words).toContain('sign in with the account of your')
    expect(tokenIn(words)).toBe('')
  })
})

test('Somebody who is invited chooses their own password by the letter', async () => {
  const from = { council: 'North Council', by: 'Ana Pagano' }
  expect(await accounts.signIn.invite({ email: 'new@partner.example', name: 'New Partner', from })).toEqual({
    ok: true,
    value: null,
  })
  const letter = await accounts.letterTo('new@partner.example')
  expect(letter).toContain('Ana Pagano of North Council invites you to Golden Thread')
  const token = tokenIn(letter)
  expect(await accounts.signIn.own.choosePassword(token, right, new Headers({ origin: app }))).toMatchObject({
    ok: true,
  })
  expect(await accounts.openBrowser('203.0.113.35').enter('new@partner.example')).toBe('in')
  expect(await accounts.signIn.invite({ email: 'new@partner.example', name: 'Again' })).toMatchObject({ ok: false })
})

test('Somebody who is invited twice at once has one account, and each link leads to it', async () => {
  const hasty = { email: 'hasty@partner.example', name: 'Hasty' }
  const both = await Promise.all([accounts.signIn.invite(hasty), accounts.signIn.invite(hasty)])
  expect(both).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ])
  await accounts.letterTo(hasty.email)
  const token = tokenIn(await accounts.letterTo(hasty.email))
  expect(await accounts.signIn.own.choosePassword(token, right, new Headers({ origin: app }))).toMatchObject({
    ok: true,
  })
})

test('Somebody whose invitation was lost is invited again, until they have chosen a password', async () => {
  const lost = { email: 'lost@partner.example', name: 'Lost Letter' }
  const nobodyThere = openSignIn({
    database: accounts.database,
    config: { ...accounts.config, smtp_url: 'smtp://127.0.0.1:1' },
    log: openLog('silent'),
  })
  expect(await nobodyThere.invite(lost)).toMatchObject({
    error: { words: expect.stringContaining('did not take the letter'), again: true },
  })
  expect(await accounts.signIn.invite(lost)).toEqual({ ok: true, value: null })
  const token = tokenIn(await accounts.letterTo(lost.email))
  expect(await accounts.signIn.own.choosePassword(token, right, new Headers({ origin: app }))).toMatchObject({
    ok: true,
  })
  expect(await accounts.signIn.invite(lost)).toMatchObject({
    error: { words: expect.stringContaining('account already'), again: false },
  })
})

describe('with no mail server set', () => {
  const openWithout = () => {
    const lines: string[] = []
    const log = openLog('debug', { write: (line: string) => lines.push(line) })
    const config = { ...accounts.config, smtp_url: null }
    return { lines, signIn: openSignIn({ database: accounts.database, config, log }) }
  }

  test('an invitation is refused with the reason, and no account is made', async () => {
    const { lines, signIn } = openWithout()
    expect(await signIn.invite({ email: 'early@partner.example', name: 'Early' })).toEqual({
      ok: false,
      error: { words: 'No mail server is set (SMTP_URL), so the letter was not sent', again: true },
    })
    const made = accounts.database.kysely.selectFrom('sign_in_account').where('email', '=', 'early@partner.example')
    expect([await made.select('id').execute(), lines]).toEqual([[], []])
  })

  test('a forgotten password is answered the same whoever asks, and the log has neither link nor address', async () => {
    const { lines, signIn } = openWithout()
    const ask = (email: string) => signIn.own.askForReset(email, new Headers({ origin: app }), '203.0.113.40')
    expect(await ask(await accounts.make('unreached'))).toEqual(await ask('nobody-here@partner.example'))
    await vi.waitFor(() => expect(lines.join('')).toContain('No mail server is set (SMTP_URL)'))
    expect(lines.join('')).not.toMatch(/token=|partner\.example|https?:/)
  })
})
