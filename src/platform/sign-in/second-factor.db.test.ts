import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AccountTest, openAccountTest, right } from '../../../tests/support/account-test.ts'
import { codeOf } from '../../../tests/support/authenticator-app.ts'

let accounts: AccountTest
beforeAll(async () => {
  accounts = await openAccountTest()
})
afterAll(() => accounts?.close())

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
