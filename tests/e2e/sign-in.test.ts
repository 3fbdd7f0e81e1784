import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { stringify } from 'yaml'
import { freePort } from '../support/free-port.ts'
import { client, type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts'
import { type RunningServer, startOnCopyOf } from './server.ts'
import { expectNoAxeViolations, openBrowser } from './support.ts'

const ana = {
  name: 'Ana Pagano',
  email: 'ana@example.gov.uk',
  email_verified: true,
  tid: 'ours',
  groups: ['performance'],
}
const people = new Map<string, Record<string, unknown> | null>([
  ['ana', ana],
  ['guest', { ...ana, email: 'guest@elsewhere.example', tid: 'theirs' }],
])
const everywhere = { kind: 'council' as const }

let provider: IdentityProvider
let server: RunningServer
let folder = ''

const settings = (issuer: string) => ({
  providers: [
    {
      id: 'council',
      name: 'your council account',
      discovery_url: `${issuer}/.well-known/openid-configuration`,
      client_id: client.client_id,
      client_secret_env: 'TEST_CLIENT_SECRET',
      tenants: ['ours'],
      domains: ['example.gov.uk'],
      councils: [
        { council: 'stroud', groups: [{ group: 'performance', role: 'policy-and-governance', scope: everywhere }] },
        {
          council: 'stockton-on-tees',
          groups: [{ group: 'performance', role: 'performance-team', scope: everywhere }],
        },
      ],
    },
  ],
})

beforeAll(async () => {
  const [port, providerPort] = [await freePort(), await freePort()]
  provider = await startIdentityProvider({ port: providerPort, app: `http://127.0.0.1:${port}` }, people)
  folder = await mkdtemp(join(tmpdir(), 'golden-thread-providers-'))
  const path = join(folder, 'providers.yaml')
  await writeFile(path, stringify(settings(provider.issuer)))
  const env = { SIGN_IN_PROVIDERS: path, TEST_CLIENT_SECRET: client.client_secret }
  server = await startOnCopyOf(inject('seededDataDir'), { port, env })
})

afterAll(async () => {
  await server?.stop()
  await provider?.stop()
  await rm(folder, { recursive: true, force: true })
})

const signIn = async (page: Page, login: string) => {
  await page.goto('/sign-in?next=/stroud')
  await page.getByRole('button', { name: 'Sign in with your council account' }).click()
  await page.getByLabel('Name').fill(login)
  await page.getByRole('button', { name: 'Continue' }).click()
}

describe.each([{ javascript: true }, { javascript: false }])(
  'Signing in at the council’s own provider (JavaScript: $javascript)',
  ({ javascript }) => {
    let browser: Awaited<ReturnType<typeof openBrowser>>
    beforeAll(async () => {
      browser = await openBrowser({ javascript, baseURL: server.url })
    })
    afterAll(() => browser?.close())

    test('an officer of two councils comes in, changes council, and is signed out in both places', async () => {
      const page = await browser.newPage()
      await page.goto('/sign-in?next=/stroud')
      await expectNoAxeViolations(page)
      await signIn(page, 'ana')
      await page.waitForURL('**/stroud')
      await page.getByText('Change council').click()
      await page.getByRole('link', { name: 'Stockton-on-Tees Borough Council' }).click()
      await page.waitForURL('**/stockton-on-tees')
      await expectNoAxeViolations(page)
      await page.goto('/')
      await page.getByRole('heading', { name: 'Your councils' }).waitFor()
      await expectNoAxeViolations(page)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL(`${provider.issuer}/**`)
      await page.getByRole('button', { name: /yes/i }).click()
      await page.waitForURL(`${server.url}/`)
      expect(await page.getByRole('heading', { name: 'Your councils' }).count()).toBe(0)
      await signIn(page, 'ana')
      await page.waitForURL('**/stroud')
      await page.context().close()
    })

    test('somebody of another organisation is told so, on a page from which to try again', async () => {
      const page = await browser.newPage()
      await signIn(page, 'guest')
      await page.waitForURL('**/sign-in?error=wrong-tenant')
      await page.getByText('That account belongs to another organisation').waitFor()
      await expectNoAxeViolations(page)
      await page.context().close()
    })

    test('while the provider is down the page says so, and the product goes on', async () => {
      const page = await browser.newPage()
      people.set('ana', ana)
      const [, port] = /:(\d+)$/.exec(provider.issuer) ?? []
      await provider.stop()
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Sign in with your council account' }).click()
      await page.waitForURL('**/sign-in?error=*')
      await page.getByText('is not answering').waitFor()
      await expectNoAxeViolations(page)
      await page.context().close()
      provider = await startIdentityProvider({ port: Number(port), app: server.url }, people)
    })
  },
)
