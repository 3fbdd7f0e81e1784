import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AccountTest, openAccountTest, right } from '../../../tests/support/account-test.ts'
import { codeOf } from '../../../tests/support/authenticator.ts'
import { forgetFactors } from './forget-factors.ts'

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
    const code = codeOf(factor.secret, 1)
    browser.keep((await accounts.signIn.own.answerCode(code, browser.headers())) ?? new Headers())
    expect(await browser.account()).not.toBeNull()
    await browser.leave()
    await browser.enter(email)
    expect(await accounts.signIn.own.answerCode(code, browser.headers())).toBeNull()
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

  test('is known of a session that was begun with it, also after a new password, and not of one that gave it up', async () => {
    const email = await accounts.make('known')
    const browser = accounts.openBrowser('203.0.113.42')
    const { own } = accounts.signIn
    const begun = async () => (await browser.account())?.begun_by
    await browser.enter(email)
    expect(await begun()).toBe('password')
    const factor = await own.beginSecondFactor(right, browser.headers())
    expect(await begun()).toBe('password')
    browser.keep((await own.answerCode(codeOf(factor?.secret ?? ''), browser.headers())) ?? new Headers())
    expect(await begun()).toBe('password-and-code')
    await browser.leave()
    await browser.enter(email)
    browser.keep((await own.answerCode(codeOf(factor?.secret ?? '', 1), browser.headers())) ?? new Headers())
    expect(await begun()).toBe('password-and-code')
    const account = await browser.account()
    if (account === null) throw new Error('signed out')
    const wanted = 'teapot cloud Saturday'
    const changed = await own.changePassword(account, { current: right, wanted }, browser.headers())
    if (!changed.ok) throw new Error(JSON.stringify(changed.error))
    browser.keep(changed.value)
    expect(await begun()).toBe('password-and-code')
    browser.keep((await own.removeSecondFactor(wanted, browser.headers())) ?? new Headers())
    expect(await begun()).toBe('password')
  })

  test('is forgotten for somebody who has lost it, who is signed out and has a password only', async () => {
    const email = await accounts.make('unlucky')
    const browser = accounts.openBrowser('203.0.113.43')
    await browser.enter(email)
    const factor = await accounts.signIn.own.beginSecondFactor(right, browser.headers())
    const code = codeOf(factor?.secret ?? '')
    browser.keep((await accounts.signIn.own.answerCode(code, browser.headers())) ?? new Headers())
    const other = await accounts.make('lucky')
    expect(await forgetFactors(accounts.database.kysely, email.toUpperCase())).toEqual({ ok: true, value: null })
    expect(await browser.account()).toBeNull()
    expect(await browser.enter(email)).toBe('in')
    expect((await accounts.signIn.own.facts((await browser.account())?.account_id ?? '')).has_second_factor).toBe(false)
    expect(await accounts.openBrowser('203.0.113.44').enter(other)).toBe('in')
    expect(await forgetFactors(accounts.database.kysely, 'nobody@example.org')).toMatchObject({ ok: false })
  })
})
