import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { codeOf } from '../support/authenticator.ts'
import { freePort } from '../support/free-port.ts'
import { type RunningServer, startOn } from './server.ts'
import { expectNoAxeViolations, openBrowser } from './support.ts'

const password = 'lamp otter Thursday'
/** Runs the performance team of Stroud in the demonstration's data. */
const council = 'stroud'

describe.each([{ javascript: true }, { javascript: false }])(
  'A second factor that a role asks for (JavaScript: $javascript)',
  ({ javascript }) => {
    let server: RunningServer
    let browser: Awaited<ReturnType<typeof openBrowser>>
    let folder = ''
    const email = 'kit.keeper@example.org'

    /** A real installation: an account of somebody in the performance team, made at the command line. */
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'golden-thread-second-factor-'))
      await cp(inject('seededDataDir'), folder, { recursive: true })
      const port = await freePort()
      const settings = {
        BASE_URL: `http://localhost:${port}`,
        DATA_DIR: folder,
        DEMONSTRATION: 'false',
        AUTH_SECRET: 'a secret of thirty-two characters or more',
      }
      const who = ['--email', email, '--name', 'Kit Keeper']
      await commandLine(settings, ['person', 'add', '--council', council, ...who, '--role', 'policy-and-governance'])
      await commandLine(settings, ['account', 'add', ...who], password)
      server = await startOn(folder, { port, env: settings })
      browser = await openBrowser({ javascript, baseURL: settings.BASE_URL })
    })
    afterAll(async () => {
      await browser?.close()
      await server?.stop()
      await rm(folder, { recursive: true, force: true })
    })

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
  },
)

const commandLine = async (settings: Record<string, string>, words: readonly string[], typed = '') => {
  const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  const env = { ...process.env, ...settings, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [program, ...words], { env, stdio: ['pipe', 'inherit', 'inherit'] })
  child.stdin.end(typed)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`golden-thread ${words.join(' ')} ended with ${code}`)
}
