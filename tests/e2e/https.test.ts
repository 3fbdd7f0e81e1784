import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { openTlsProxy } from '../support/tls-proxy.ts'
import { added, startReal } from './real-installation.ts'
import type { RunningServer } from './server.ts'
import { expectNoAxeViolations, openBrowser } from './support.ts'

const password = 'lamp otter Thursday'
const member = { name: 'Jo Partner', email: 'jo.partner@example.org', role: 'member-of-staff', password }
const auditor = { name: 'Al Ledger', email: 'al.ledger@example.org', role: 'internal-audit', password }

let server: RunningServer
let proxy: Awaited<ReturnType<typeof openTlsProxy>>
let browser: Awaited<ReturnType<typeof openBrowser>>
let page: Page
/** As a council would run it: the product speaks HTTP, and what stands before it ends TLS. */
beforeAll(async () => {
  const from = await freePort()
  const baseURL = `https://localhost:${from}`
  server = await startReal(added([member, auditor]), { BASE_URL: baseURL })
  proxy = await openTlsProxy({ from, to: Number(new URL(server.url).port) })
  browser = await openBrowser({ javascript: true, baseURL, unvouched: true })
  page = await browser.newPage()
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const facts = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...facts, isUserVerified: true, automaticPresenceSimulation: true },
  })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await proxy?.close()
  await server?.stop()
})

const signIn = async ({ email }: { email: string }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
const signOut = () => page.getByRole('button', { name: 'Sign out' }).first().click()

/** Of which kinds there are cookies, each checked for being of this host alone and out of reach of scripts. */
const cookies = async (): Promise<string[]> => {
  const kept = await page.context().cookies()
  for (const { name, secure, httpOnly, path, sameSite, domain } of kept)
    expect([name, secure, httpOnly, path, sameSite, domain]).toEqual([
      expect.stringMatching(/^__Host-/),
      ...[true, true, '/', 'Lax', 'localhost'],
    ])
  return kept.map(({ name }) => name.replace(/^__Host-[\w-]+\./, '')).sort()
}

test('Over TLS every cookie is of this host alone, with a password and with a passkey', async () => {
  await signIn(member)
  expect(await cookies()).toEqual(['device', 'session_data', 'session_token'])
  await page.goto('/account/passkeys')
  await page.getByRole('button', { name: 'Add a passkey of this device' }).click()
  await page.getByLabel(/^Passkey of/).waitFor()
  expect(await cookies()).toContain('better-auth-passkey')
  await signOut()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('link', { name: member.name }).waitFor()
  expect(await cookies()).toContain('session_token')
  await signOut()
  await page.waitForLoadState()
  expect(await cookies()).not.toContain('session_token')
})

test('Whoever has a passkey and signs in by password is told why they can neither add nor remove one', async () => {
  await signIn(member)
  await page.goto('/account/passkeys')
  await page.getByText('sign out and sign in with one that you have').waitFor()
  expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Add a passkey of this device' }).isVisible()).toBe(false)
  await expectNoAxeViolations(page)
  await page.goto('/account/second-factor')
  await page.getByRole('heading', { name: 'Sign in another way first' }).waitFor()
  await expectNoAxeViolations(page)
  await signOut()
})

test('The auditor reads who came with a passkey, and from which browser', async () => {
  await signIn(auditor)
  await page.goto('/stroud/audit/attempts?who=partner')
  const rows = (await page.locator('tbody tr').allTextContents()).map((row) => row.replaceAll(/\s+/g, ' '))
  expect(rows.filter((row) => /Signed in ?With a passkey\.? ?Chrome on Linux/.test(row))).toHaveLength(1)
  expect(rows.filter((row) => row.includes('Passkey added'))).toHaveLength(1)
})
