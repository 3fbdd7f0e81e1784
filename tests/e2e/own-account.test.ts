import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startReal } from './real-installation.ts'
import type { RunningServer } from './server.ts'
import { expectNoAxeViolations, openBrowser } from './support.ts'

const password = 'lamp otter Thursday'
const email = 'jo.partner@example.org'
const letters: string[] = []
const mailServer = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    text(stream).then((source) => {
      letters.push(source.replaceAll('=\r\n', '').replaceAll('=3D', '='))
      done()
    }, done)
  },
})

let server: RunningServer
let browser: Awaited<ReturnType<typeof openBrowser>>
let page: Page

/** A real installation on the demonstration's data: no cast to choose from, and an account given at the command line. */
beforeAll(async () => {
  mailServer.listen(0, '127.0.0.1')
  await once(mailServer.server, 'listening')
  const invited = { words: ['account', 'invite', '--email', email, '--name', 'Jo Partner'] }
  server = await startReal([invited], {
    SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'golden-thread@example.org',
  })
  browser = await openBrowser({ javascript: true, baseURL: server.url })
  page = await browser.newPage()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await new Promise<void>((resolve) => mailServer.close(() => resolve()))
})

const signIn = async () => {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('Somebody who is invited chooses a password by the letter, and signs in', async () => {
  const [, link = ''] = /(http:\/\/localhost\S+)/.exec(letters[0] ?? '') ?? []
  await page.goto(link)
  await expectNoAxeViolations(page)
  await page.getByLabel('New password').fill('password12345')
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await expectNoAxeViolations(page)
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Keep this password' }).click()
  await page.getByText('Your password is kept').waitFor()
  await signIn()
  await page.getByRole('link', { name: 'Jo Partner' }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  await expectNoAxeViolations(page)
})

test('every page of the account can be read by everybody', async () => {
  for (const path of ['password', 'second-factor', 'passkeys', 'sessions']) {
    await page.goto(`/account/${path}`)
    await expectNoAxeViolations(page)
  }
  await page.goto('/account/second-factor')
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await page.getByRole('heading', { name: '2. Keep your backup codes' }).waitFor()
  await expectNoAxeViolations(page)
})

test('a passkey is added and named, and signs in without a password', async () => {
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto('/account/passkeys?next=/account/sessions')
  await page.getByRole('button', { name: 'Add a passkey of this device' }).click()
  await page.getByLabel(/^Passkey of/).fill('My laptop')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await page.waitForLoadState()
  expect(await page.getByLabel(/^Passkey of/).inputValue()).toBe('My laptop')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('**/account/sessions')
  await page.getByText('with a passkey').waitFor()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('link', { name: 'Jo Partner' }).waitFor()
  await page.goto('/account/sessions')
  await page.getByText('with a passkey').waitFor()
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.goto('/account')
  await page.waitForURL('**/sign-in?next=*')
})
