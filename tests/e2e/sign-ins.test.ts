import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../support/authenticator.ts'
import { added, startReal } from './real-installation.ts'
import { expectNoAxeViolations, openBrowser, useServer } from './support.ts'

const password = 'lamp otter Thursday'
const partners = [
  { name: 'Jo Partner', email: 'jo.partner@example.org', role: 'member-of-staff', password },
  { name: 'Sam Partner', email: 'sam.partner@example.org', role: 'member-of-staff', password },
] as const
const auditor = { name: 'Al Ledger', email: 'al.ledger@example.org', role: 'internal-audit', password }

const signIn = async (page: Page, email: string) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out' }).first().click()
const giveCode = async (page: Page, code: string) => {
  await page.getByLabel(/code/i).fill(code)
  await page.getByRole('button').last().click()
}

const server = useServer(() => startReal(added([...partners, auditor])))

describe.each([
  { javascript: true, partner: partners[0] },
  { javascript: false, partner: partners[1] },
])('Auditing who came in (JavaScript: $javascript)', ({ javascript, partner }) => {
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser({ javascript, baseURL: server.url })
    page = await browser.newPage()
  })
  afterAll(() => browser?.close())

  const rows = async (): Promise<string[]> =>
    (await page.locator('tbody tr').allTextContents()).map((row) => row.replaceAll(/\s+/g, ' '))

  test('a wrong code and then a right one are found by the auditor, with who, how and from which browser', async () => {
    await signIn(page, partner.email)
    await page.goto('/account/second-factor')
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Set it up' }).click()
    const secret = String(await page.locator('.gt-secret').textContent()).replaceAll(' ', '')
    await page.getByLabel('Code from the app').fill(codeOf(secret))
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.waitForURL('**/account?done=second-factor')
    await signOut(page)
    await signIn(page, partner.email)
    await page.waitForURL('**/sign-in/code*')
    await giveCode(page, '000000')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await expectNoAxeViolations(page)
    await giveCode(page, codeOf(secret, 1))
    await page.getByRole('link', { name: partner.name }).waitFor()
    await signOut(page)

    await signIn(page, auditor.email)
    await page.goto('/stroud/audit')
    await page.getByRole('link', { name: 'Sign-ins and attempts' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign-ins and attempts' }).waitFor()
    await expectNoAxeViolations(page)
    await page.getByLabel('Name or email address').fill(partner.name.slice(0, 6).toLowerCase())
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/who=[js]/)
    expect((await rows()).map((row) => /(?:Done|Refused)[A-Z][a-z -]+/.exec(row)?.[0])).toEqual(
      [
        'DoneSigned out',
        'DoneSigned in',
        'RefusedCode refused',
        'DoneSigned out',
        'DoneSecond factor added',
        'DoneSigned in',
      ].map((words) => expect.stringContaining(words)),
    )
    const [, cameIn = ''] = await rows()
    expect(cameIn).toContain(`${partner.name} ${partner.email}`)
    expect(cameIn).toMatch(/With a password and a code\.Chrome on /)

    await page.getByLabel('What kind').selectOption({ label: 'Everything that was refused' })
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/kind=refused/)
    expect(await rows()).toEqual([expect.stringContaining('Code refused')])
    await expectNoAxeViolations(page)
    const until = page.getByRole('group', { name: 'Until' })
    await until.getByLabel('Day').fill('1')
    await until.getByLabel('Month').fill('1')
    await until.getByLabel('Year').fill('2020')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByText('Nothing matches.').waitFor()
    await expectNoAxeViolations(page)
  })
})
