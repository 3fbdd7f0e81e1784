import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../support/authenticator.ts'
import { added, startReal } from './real-installation.ts'
import { expectNoAxeViolations, openBrowser, useServer } from './support.ts'

const password = 'lamp otter Thursday'
/** Runs the performance team of Stroud in the demonstration's data. */
const council = 'stroud'

/** In the performance team, of whom a second factor is asked. */
const keepers = ['kit', 'kim'].map((name) => ({
  name: `${name} Keeper`,
  email: `${name}.keeper@example.org`,
  role: 'policy-and-governance',
  password,
}))

const server = useServer(() => startReal(added(keepers)))

describe.each([
  { javascript: true, email: 'kit.keeper@example.org' },
  { javascript: false, email: 'kim.keeper@example.org' },
])('A second factor that a role asks for (JavaScript: $javascript)', ({ javascript, email }) => {
  let browser: Awaited<ReturnType<typeof openBrowser>>
  beforeAll(async () => {
    browser = await openBrowser({ javascript, baseURL: server.url })
  })
  afterAll(() => browser?.close())

  const signIn = async (page: Page, asked = `/${council}`) => {
    await page.goto(asked)
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  test('is set up by an app before the council opens, and is asked for from then on', async () => {
    const page = await browser.newPage()
    await signIn(page, `/${council}/measures`)
    await page.getByRole('heading', { name: 'You need a second factor' }).waitFor()
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Set up an app' }).click()
    await expectNoAxeViolations(page)
    await page.getByLabel('Your password').fill('not the password')
    await page.getByRole('button', { name: 'Set it up' }).click()
    await page.getByRole('link', { name: /^The password is wrong/ }).waitFor()
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Set it up' }).click()
    const secret = ((await page.locator('.gt-secret').textContent()) ?? '').replaceAll(/\s/g, '')
    await expectNoAxeViolations(page)
    await page.getByLabel('Code from the app').fill('000')
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByRole('link', { name: /^That code is wrong/ }).waitFor()
    await expectNoAxeViolations(page)
    await page.getByLabel('Code from the app').fill(codeOf(secret))
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.waitForURL(`**/${council}/measures`)
    expect(await page.locator('h1').textContent()).toBe('Performance indicators')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await signIn(page)
    await page.getByLabel('Code from your authenticator app').fill(codeOf(secret, 1))
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`**/${council}`)
    await page.getByRole('link', { name: 'Performance indicators' }).first().waitFor()
  })
})
