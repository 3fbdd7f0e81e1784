import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type RunningServer, startOnCopyOf } from './server.ts'

type Visitor = { page: Page; javascript: boolean }
type OpenBrowser = { newPage: () => Promise<Page>; close: () => Promise<void> }

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const accessibilityRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Milliseconds for a server that may first be given people at the command line. */
const patience = 240_000

const scriptless = new WeakSet<BrowserContext>()

type Opened = { javascript: boolean; baseURL?: string; unvouched?: true }

/**
 * Pages of one browser session each; with `baseURL`, a journey goes to '/stroud/measures'. With `unvouched`, a certificate that
 * nobody vouches for is taken.
 */
export const openBrowser = async (options: Opened): Promise<OpenBrowser> => {
  const browser = await launch(options.unvouched ? [...flags, '--ignore-certificate-errors'] : flags)
  return { newPage: () => openPage(browser, options), close: () => browser.close() }
}

const launch = (args: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args })

const openPage = async (browser: Browser, options: Opened): Promise<Page> => {
  const context = await browser.newContext({
    javaScriptEnabled: options.javascript,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ignoreHTTPSErrors: options.unvouched ?? false,
    ...(options.baseURL === undefined ? {} : { baseURL: options.baseURL }),
  })
  if (!options.javascript) scriptless.add(context)
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** Chooses one of the demonstration cast on the sign-in page, by the name their button carries. */
export const signInAs = async (page: Page, name: string): Promise<void> => {
  await page.goto('/sign-in')
  const person = page.locator('button', { hasText: name }).first()
  if (!(await person.isVisible())) await page.locator('details', { has: person }).locator('summary').click()
  await person.click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Fails with each WCAG 2.2 AA fault axe finds: its rule, what it says, and the elements. */
export const expectNoAxeViolations = async (page: Page): Promise<void> => {
  const faults = scriptless.has(page.context()) ? await withScriptingTwin(page, axeFaults) : await axeFaults(page)
  expect(faults.join('\n'), page.url()).toBe('')
}

/** Runs whole in the page, as there are no frames within it, and lists nothing but faults: either halves the time it takes. */
const axeFaults = async (page: Page): Promise<string[]> => {
  const options = { runOnly: accessibilityRules, resultTypes: ['violations' as const] }
  const { violations } = await new AxeBuilder({ page }).options(options).setLegacyMode().analyze()
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`)
}

/** Axe is itself a script: where the page may run none, it looks at the same markup, less its scripts, in a page that may. */
const withScriptingTwin = async <T>(page: Page, look: (twin: Page) => Promise<T>): Promise<T> => {
  const markup = (await page.content()).replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
  const twin = await twinOf(page.context().browser())
  const viewport = page.viewportSize()
  if (viewport !== null) await twin.setViewportSize(viewport)
  const { href } = Object.assign(new URL(page.url()), { hash: '' }) // which a request does not name
  const filled = { contentType: 'text/html; charset=utf-8', body: markup }
  await twin.route(href, (route) => route.fulfill(filled), { times: 1 })
  await twin.goto(href)
  return look(twin)
}

/** One for each browser, which keeps its stylesheets from one look to the next. */
const twins = new WeakMap<Browser, Promise<Page>>()

const twinOf = (browser: Browser | null): Promise<Page> => {
  if (browser === null) throw new Error('the page has no browser')
  const known = twins.get(browser) ?? browser.newPage({ locale: 'en-GB', ignoreHTTPSErrors: true })
  twins.set(browser, known)
  return known
}

type Walk = (visitor: Visitor) => Promise<void>
type Tell = (journey: (name: string, walk: Walk) => void) => void

/**
 * Journeys, each run twice in a session of its own: with JavaScript and, on another server, without.
 * `journeys('Reading a report', (journey) => { journey('SV12 …', async ({ page, javascript }) => { … }) })`
 */
export const journeys = (title: string, tell: Tell): void => tellBothWays(title, tell, useServer)

/** Journeys that leave everything as it was: with and without JavaScript they are on the same server. */
export const readingJourneys = (title: string, tell: Tell): void => {
  describe('Reading only', () => {
    const server = useServer()
    tellBothWays(title, tell, () => server)
  })
}

const tellBothWays = (title: string, tell: Tell, serverOf: () => { url: string }): void => {
  describe(title, () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launch(flags)
    })
    afterAll(() => browser?.close())

    describe.each([{ javascript: true }, { javascript: false }])('JavaScript: $javascript', ({ javascript }) => {
      const server = serverOf()
      tell((name, walk) => {
        test(name, async () => {
          const page = await openPage(browser, { javascript, baseURL: server.url })
          try {
            await walk({ page, javascript })
          } finally {
            await page.context().close()
          }
        })
      })
    })
  })
}

/** The built product on a free port, in demonstration mode, with a copy of the demonstration data of its own. */
const startServer = (): Promise<RunningServer> => startOnCopyOf(inject('seededDataDir'))

/** A server for the tests of the block it is called in; `url` is known once they run. */
export const useServer = (start = startServer): { readonly url: string } => {
  let server: RunningServer
  beforeAll(async () => {
    server = await start()
  }, patience)
  afterAll(() => server?.stop())
  return {
    get url() {
      return server.url
    },
  }
}
