import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AccountTest, openAccountTest, right } from '../../../tests/support/account-test.ts'

let accounts: AccountTest
beforeAll(async () => {
  accounts = await openAccountTest()
})
afterAll(() => accounts?.close())

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
    const email = await accounts.make('careful')
    const browser = accounts.openBrowser('203.0.113.40')
    await browser.enter(email)
    expect(await accounts.signIn.own.beginSecondFactor('a wrong password', browser.headers())).toBeNull()
    const factor = await accounts.signIn.own.beginSecondFactor(right, browser.headers())
    if (factor === null) throw new Error('no second factor')
    expect(factor.backup_codes.length).toBeGreaterThanOrEqual(8)
    expect(await accounts.signIn.own.answerCode('000000', browser.headers())).toBeNull()
    const before = browser.headers()
    const turned = await accounts.signIn.own.answerCode(codeOf(factor.secret), browser.headers())
    browser.keep(turned ?? new Headers())
    expect(await browser.account()).not.toBeNull()
    // the session was begun anew: the old cookie is worth nothing
    expect(await accounts.signIn.accountOf(before)).toBeNull()
    await browser.leave()

    expect(await browser.enter(email)).toBe('code')
    expect(await browser.account()).toBeNull()
    browser.keep((await accounts.signIn.own.answerCode(codeOf(factor.secret, 1), browser.headers())) ?? new Headers())
    expect(await browser.account()).not.toBeNull()
    await browser.leave()
    await browser.enter(email)
    expect(await accounts.signIn.own.answerCode(codeOf(factor.secret, 1), browser.headers())).toBeNull()
    expect(await browser.account()).toBeNull()

    const [backup = ''] = factor.backup_codes
    await browser.enter(email)
    browser.keep((await accounts.signIn.own.answerCode(backup, browser.headers())) ?? new Headers())
    expect(await browser.account()).not.toBeNull()
    await browser.leave()
    await browser.enter(email)
    expect(await accounts.signIn.own.answerCode(backup, browser.headers())).toBeNull()
  })

  test('cannot be turned off without the password', async () => {
    const email = await accounts.make('steady')
    const browser = accounts.openBrowser('203.0.113.41')
    await browser.enter(email)
    const factor = await accounts.signIn.own.beginSecondFactor(right, browser.headers())
    browser.keep(
      (await accounts.signIn.own.answerCode(codeOf(factor?.secret ?? ''), browser.headers())) ?? new Headers(),
    )
    expect(await accounts.signIn.own.removeSecondFactor('a wrong password', browser.headers())).toBeNull()
    browser.keep((await accounts.signIn.own.removeSecondFactor(right, browser.headers())) ?? new Headers())
    await browser.leave()
    expect(await browser.enter(email)).toBe('in')
  })
})
