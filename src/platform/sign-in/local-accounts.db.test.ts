import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Config } from '#platform/config/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { openSignIn, type SignIn } from './door.ts'

const app = 'https://example.gov.uk'
const right = 'lamp otter Thursday'
const letters: { to: string; words: string }[] = []
const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, session, done) => {
    text(stream).then((source) => {
      const words = source.replaceAll('=\r\n', '').replaceAll('=3D', '=')
      letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', words })
      done()
    }, done)
  },
})

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let signIn: SignIn
let config: Config
beforeAll(async () => {
  opened = await openTestDatabase()
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  config = {
    port: 3000,
    host: '127.0.0.1',
    database_url: null,
    data_dir: 'var',
    base_url: app,
    demonstration: false,
    demonstration_today: null,
    auth_secret: 'a secret of thirty-two characters or more',
    smtp_url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mail_from: 'Golden Thread <golden-thread@example.gov.uk>',
    log_level: 'silent',
  }
  signIn = openSignIn({ database: opened.database, config, log: openLog('silent') })
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await opened?.close()
})

const make = async (name: string) => {
  const email = `${name}@partner.example`
  const made = await signIn.createAccount({ email, name: 'Somebody Else', password: right })
  if (!made.ok) throw new Error(made.error)
  return email
}

/** Cookies as a browser keeps them. */
const openBrowser = (address: string) => {
  const jar = new Map<string, string>()
  const keep = (set: Headers) => {
    for (const line of set.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const headers = () =>
    new Headers({ origin: app, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })
  const enter = async (email: string, password = right) => {
    const signed = await signIn.signInWithPassword({ email, password }, headers(), address)
    if (signed.ok) keep(signed.value.headers)
    return signed.ok ? (signed.value.needs_code ? 'code' : 'in') : signed.error
  }
  const account = () => signIn.accountOf(headers())
  const leave = async () => keep((await signIn.signOut(headers())).headers)
  return { keep, headers, enter, account, leave }
}

const letterTo = async (email: string) => {
  await vi.waitFor(() => expect(letters.some(({ to }) => to === email)).toBe(true), 5000)
  const found = letters.splice(
    letters.findIndex(({ to }) => to === email),
    1,
  )
  return found[0]?.words ?? ''
}
const tokenIn = (words: string) => /token=([\w-]+)/.exec(words)?.[1] ?? ''

/** As if whoever guessed last had done so ten times: each real guess costs a hash. */
const asIfTenTimes = () =>
  sql`update sign_in_failure set failures = 10 where failures > 1`.execute(opened.database.kysely)
const guessOften = async (browser: ReturnType<typeof openBrowser>, email: string) => {
  for (const guess of ['a wrong password', 'another wrong one']) expect(await browser.enter(email, guess)).toBe('wrong')
  await asIfTenTimes()
}

describe('guessing', () => {
  test('shuts out whoever guesses, and neither the owner elsewhere nor the owner’s own device beside them', async () => {
    const email = await make('guessed')
    const owner = openBrowser('203.0.113.20')
    expect(await owner.enter(email)).toBe('in')
    await owner.leave()
    const beside = openBrowser('203.0.113.20')
    await guessOften(beside, email)
    expect(await beside.enter(email)).toBe('too-many')
    expect(await owner.enter(email)).toBe('in')
    expect(await openBrowser('203.0.113.21').enter(email)).toBe('in')
  })

  test('takes longer each time', async () => {
    const email = await make('patient')
    const guesser = openBrowser('203.0.113.22')
    await guessOften(guesser, email)
    const wait = (minutes: number) =>
      sql`update sign_in_failure set last_at = last_at - ${minutes} * interval '1 minute'`.execute(
        opened.database.kysely,
      )
    await wait(1)
    expect(await guesser.enter(email, 'a wrong password')).toBe('wrong')
    await wait(1)
    expect(await guesser.enter(email)).toBe('too-many')
    await wait(1)
    expect(await guesser.enter(email)).toBe('in')
  })

  test('is answered alike for an address that nobody has', async () => {
    const stranger = openBrowser('203.0.113.23')
    await guessOften(stranger, 'nobody@partner.example')
    expect(await stranger.enter('nobody@partner.example')).toBe('too-many')
  })
})

describe('a forgotten password', () => {
  const ask = (email: string) => signIn.own.askForReset(email, new Headers({ origin: app }), '203.0.113.30')
  const choose = (token: string, password: string) =>
    signIn.own.choosePassword(token, password, new Headers({ origin: app }))

  test('is chosen anew by the link of a letter, once, and every session ends', async () => {
    const email = await make('forgetful')
    const before = openBrowser('203.0.113.31')
    await before.enter(email)
    await ask(email)
    const token = tokenIn(await letterTo(email))
    expect(await choose(token, 'password12345')).toMatchObject({
      error: expect.stringMatching(/guessed first|made of/),
    })
    expect(await choose(token, 'kettle garden violin')).toEqual({ ok: true, value: null })
    expect(await before.account()).toBeNull()
    expect(await choose(token, 'another fine passphrase')).toEqual({ ok: false, error: null })
    expect(await openBrowser('203.0.113.32').enter(email, 'kettle garden violin')).toBe('in')
    expect(await openBrowser('203.0.113.33').enter(email)).toBe('wrong')
  })

  test('is not chosen by a link of more than an hour ago, nor one that was made up', async () => {
    const email = await make('slow')
    await ask(email)
    const token = tokenIn(await letterTo(email))
    await sql`update sign_in_verification set expires_at = expires_at - interval '61 minutes'`.execute(
      opened.database.kysely,
    )
    expect(await choose(token, 'kettle garden violin')).toEqual({ ok: false, error: null })
    expect(await choose('made-up', 'kettle garden violin')).toEqual({ ok: false, error: null })
  })

  test('of an address that nobody has is answered the same, and no letter goes out', async () => {
    await ask('nobody@partner.example')
    const email = await make('after')
    await ask(email)
    await letterTo(email)
    expect(letters).toEqual([])
  })

  test('is kept as a hash, so that the table gives no link away', async () => {
    const email = await make('hashed')
    await ask(email)
    const token = tokenIn(await letterTo(email))
    const rows = await opened.database.kysely.selectFrom('sign_in_verification').select('identifier').execute()
    expect(rows.some(({ identifier }) => identifier.includes(token))).toBe(false)
  })

  test('of somebody who comes by their council’s own account is none of ours', async () => {
    const email = await make('provided')
    await sql`update sign_in_credential set provider = 'council', password_hash = null
      where account_id = (select id from sign_in_account where email = ${email})`.execute(opened.database.kysely)
    await ask(email)
    const words = await letterTo(email)
    expect(words).toContain('sign in with the account of your')
    expect(tokenIn(words)).toBe('')
  })
})

test('Somebody who is invited chooses their own password by the letter', async () => {
  expect(await signIn.invite({ email: 'new@partner.example', name: 'New Partner' })).toEqual({ ok: true, value: null })
  const token = tokenIn(await letterTo('new@partner.example'))
  expect(await signIn.own.choosePassword(token, right, new Headers({ origin: app }))).toMatchObject({ ok: true })
  expect(await openBrowser('203.0.113.35').enter('new@partner.example')).toBe('in')
  expect(await signIn.invite({ email: 'new@partner.example', name: 'Again' })).toMatchObject({ ok: false })
})

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code that an authenticator app shows (RFC 6238) so many half minutes from now. */
const codeOf = (secret: string, ahead = 0): string => {
  const bits = [...secret.replaceAll('=', '')]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const hash = createHmac('sha1', key).update(counter).digest()
  const at = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('a second factor', () => {
  test('is asked for after the password, and each backup code serves once', async () => {
    const email = await make('careful')
    const browser = openBrowser('203.0.113.40')
    await browser.enter(email)
    expect(await signIn.own.beginSecondFactor('a wrong password', browser.headers())).toBeNull()
    const factor = await signIn.own.beginSecondFactor(right, browser.headers())
    if (factor === null) throw new Error('no second factor')
    expect(factor.backup_codes.length).toBeGreaterThanOrEqual(8)
    expect(await signIn.own.answerCode('000000', browser.headers())).toBeNull()
    const before = browser.headers()
    const turned = await signIn.own.answerCode(codeOf(factor.secret), browser.headers())
    browser.keep(turned ?? new Headers())
    expect(await browser.account()).not.toBeNull()
    // the session was begun anew: the old cookie is worth nothing
    expect(await signIn.accountOf(before)).toBeNull()
    await browser.leave()

    expect(await browser.enter(email)).toBe('code')
    expect(await browser.account()).toBeNull()
    browser.keep((await signIn.own.answerCode(codeOf(factor.secret, 1), browser.headers())) ?? new Headers())
    expect(await browser.account()).not.toBeNull()
    await browser.leave()
    await browser.enter(email)
    expect(await signIn.own.answerCode(codeOf(factor.secret, 1), browser.headers())).toBeNull()
    expect(await browser.account()).toBeNull()

    const [backup = ''] = factor.backup_codes
    await browser.enter(email)
    browser.keep((await signIn.own.answerCode(backup, browser.headers())) ?? new Headers())
    expect(await browser.account()).not.toBeNull()
    await browser.leave()
    await browser.enter(email)
    expect(await signIn.own.answerCode(backup, browser.headers())).toBeNull()
  })

  test('cannot be turned off without the password', async () => {
    const email = await make('steady')
    const browser = openBrowser('203.0.113.41')
    await browser.enter(email)
    const factor = await signIn.own.beginSecondFactor(right, browser.headers())
    browser.keep((await signIn.own.answerCode(codeOf(factor?.secret ?? ''), browser.headers())) ?? new Headers())
    expect(await signIn.own.removeSecondFactor('a wrong password', browser.headers())).toBeNull()
    browser.keep((await signIn.own.removeSecondFactor(right, browser.headers())) ?? new Headers())
    await browser.leave()
    expect(await browser.enter(email)).toBe('in')
  })
})

describe('sessions', () => {
  test('are listed for their owner, who ends one, or all, at once', async () => {
    const email = await make('roamer')
    const [home, office, phone] = [
      openBrowser('203.0.113.50'),
      openBrowser('203.0.113.51'),
      openBrowser('203.0.113.52'),
    ]
    for (const browser of [home, office, phone]) await browser.enter(email)
    const account = await home.account()
    if (account === null) throw new Error('nobody')
    const listed = await signIn.sessions(account)
    expect(listed.map(({ ip_address, is_this }) => [ip_address, is_this]).sort()).toEqual([
      ['203.0.113.50', true],
      ['203.0.113.51', false],
      ['203.0.113.52', false],
    ])
    const office_id = listed.find(({ ip_address }) => ip_address === '203.0.113.51')?.id ?? ''
    const stranger = openBrowser('203.0.113.53')
    await stranger.enter(await make('stranger'))
    await signIn.endSessions((await stranger.account())?.account_id ?? '', office_id)
    expect(await office.account()).not.toBeNull()
    await signIn.endSessions(account.account_id, office_id)
    expect(await office.account()).toBeNull()
    expect(await phone.account()).not.toBeNull()
    await signIn.endSessions(account.account_id)
    expect([await home.account(), await phone.account()]).toEqual([null, null])
    expect(await stranger.account()).not.toBeNull()
  })

  test('begin anew when the password changes, and end everywhere else', async () => {
    const email = await make('changer')
    const [here, there] = [openBrowser('203.0.113.54'), openBrowser('203.0.113.55')]
    await here.enter(email)
    await there.enter(email)
    const old = here.headers()
    const account = await here.account()
    if (account === null) throw new Error('nobody')
    const change = (current: string, wanted: string) =>
      signIn.own.changePassword(account, { current, wanted }, here.headers())
    expect(await change('a wrong password', 'kettle garden violin')).toMatchObject({
      error: { current: expect.anything() },
    })
    expect(await change(right, 'short')).toMatchObject({ error: { wanted: expect.anything() } })
    const changed = await change(right, 'kettle garden violin')
    if (!changed.ok) throw new Error('not changed')
    here.keep(changed.value)
    expect(await here.account()).not.toBeNull()
    expect(await there.account()).toBeNull()
    expect(await signIn.accountOf(old)).toBeNull()
  })

  test('end after an hour without use, and after twelve however much they are used', async () => {
    const browser = openBrowser('203.0.113.56')
    await browser.enter(await make('idle'))
    const [session] = await opened.database.kysely
      .selectFrom('sign_in_session')
      .select(['expires_at', 'id'])
      .where('ip_address', '=', '203.0.113.56')
      .execute()
    const left = new Date(session?.expires_at ?? 0).getTime() - Date.now()
    expect(left / 60_000).toBeCloseTo(60, 0)
    await sql`update sign_in_session set expires_at = now() - interval '1 second' where id = ${session?.id}`.execute(
      opened.database.kysely,
    )
    expect(await browser.account()).toBeNull()
    const busy = openBrowser('203.0.113.57')
    await busy.enter('idle@partner.example')
    await sql`update sign_in_session set created_at = now() - interval '12 hours 1 minute' where ip_address = '203.0.113.57'`.execute(
      opened.database.kysely,
    )
    expect(await busy.account()).toBeNull()
  })

  test('of a demonstration are worth nothing in a real installation', async () => {
    const browser = openBrowser('203.0.113.58')
    await browser.enter(await make('actor'))
    await sql`update sign_in_session set begun_by = 'demonstration' where ip_address = '203.0.113.58'`.execute(
      opened.database.kysely,
    )
    expect(await browser.account()).toBeNull()
    await sql`insert into sign_in_session (id, account_id, token, expires_at, begun_by)
      select 'left over', id, 'left over', now() + interval '1 hour', 'demonstration' from sign_in_account limit 1`.execute(
      opened.database.kysely,
    )
    openSignIn({ database: opened.database, config, log: openLog('silent') })
    await vi.waitFor(async () => {
      const rows = await sql`select 1 from sign_in_session where begun_by = 'demonstration'`.execute(
        opened.database.kysely,
      )
      expect(rows.rows).toEqual([])
    })
  })
})

test('Whoever is not signed in, or has no password, is given no passkey', async () => {
  const ask = (headers: Headers) =>
    signIn.handler(new Request(`${app}/api/auth/passkey/generate-register-options`, { headers }), '203.0.113.60')
  expect((await ask(new Headers())).status).toBe(403)
  const browser = openBrowser('203.0.113.60')
  await browser.enter(await make('keyholder'))
  expect((await ask(browser.headers())).status).toBe(200)
  await sql`update sign_in_credential set password_hash = null, provider = 'council'
    where account_id = (select id from sign_in_account where email = 'keyholder@partner.example')`.execute(
    opened.database.kysely,
  )
  expect((await ask(browser.headers())).status).toBe(403)
})
