import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoAxeViolations, openBrowser, readingJourneys, signInAs, useServer } from './support.ts'

/** The committee that takes the Cabinet's place in each council, with somebody who sees only what was released to it. */
const firstReports: [council: string, reader: string, address: string][] = [
  ['bracknell-forest', 'Cllr Ruth Ellingham', 'quarterly/2025-26-Q2/cabinet'],
  ['brighton-and-hove', 'Cllr Pippa Lorne', 'quarterly/2023-24-Q2/cabinet'],
  ['east-sussex', 'Cllr Edwin Farrant', 'quarterly/2025-26-Q2/cabinet'],
  ['isle-of-wight', 'Cllr Joan Medina', 'quarterly/2004-05-Q2/cabinet'],
  ['maidstone', 'Cllr Neil Barming', 'quarterly/2023-24-Q2/cabinet'],
  ['mole-valley', 'Cllr Hilary Leith', 'quarterly/2023-24-Q2/cabinet'],
  ['south-oxfordshire', 'Cllr Miranda Ewelme', 'quarterly/2026-27-Q2/south-cabinet'],
  ['south-staffordshire', 'Cllr Maureen Brewood', 'quarterly/2026-27-Q2/cabinet'],
  ['stockton-on-tees', 'Cllr Norma Fairfield', 'quarterly/2026-27-Q2/cabinet'],
  ['stoke-on-trent', 'Cllr Faye Trentham', 'quarterly/2026-27-Q2/cabinet'],
  ['stroud', 'Cllr Dorothy Randwick', 'quarterly/2026-27-Q2/strategy-and-resources'],
  ['vale-of-white-horse', 'Cllr Farid Challow', 'quarterly/2026-27-Q2/vale-cabinet'],
]

/** What the first bytes of each kind of file are. */
const beginnings = { 'Download Word': 'PK', 'Download PDF': '%PDF', 'Download Excel': 'PK' }

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first().textContent()

const fileBehind = async (page: Page, name: string): Promise<string> => {
  const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
  const answered = await page.request.get(href ?? '')
  expect(answered.status(), name).toBe(200)
  return (await answered.body()).toString('latin1')
}

readingJourneys('Reading what the council has', (journey) => {
  journey('a visitor chooses a council and a person, finds a measure, and signs out', async ({ page }) => {
    await page.goto('/')
    await expectNoAxeViolations(page)
    await page.getByRole('link', { name: 'Stroud District Council' }).click()
    await page.waitForURL(/\/sign-in\?next=/)
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Priya Cainscross' }).click()
    await page.waitForURL('**/stroud')
    expect(await heading(page)).toMatch(/^\d+ of \d+ performance indicators with a target (is|are) off target\.$/)
    await expectNoAxeViolations(page)

    await page.getByRole('link', { name: 'Performance indicators', exact: true }).click()
    await page.getByLabel('Status', { exact: true }).selectOption('off-target')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/status=off-target/)
    await expectNoAxeViolations(page)
    const statuses = await page.locator('table tbody tr td:nth-child(2)').allInnerTexts()
    expect(statuses.length).toBeGreaterThan(0)
    expect(new Set(statuses.map((text) => text.trim()))).toEqual(new Set(['Off target']))

    await page.getByRole('link', { name: 'Public charging points on council land' }).click()
    await page.waitForURL('**/measures/ENV07')
    expect(await page.locator('main').textContent()).toContain('34 against a target of 40. Off target')
    await expectNoAxeViolations(page)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await page.goto('/stroud')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  journey('a person goes from the vision to a measure along the plan', async ({ page }) => {
    await signInAs(page, 'Priya Cainscross')
    await page.goto('/stroud/plan')
    await expectNoAxeViolations(page)
    await page.getByRole('link', { name: 'Mobility / Transport' }).first().click()
    await page.waitForURL('**/plan/EC4')
    await expectNoAxeViolations(page)
    await page.getByRole('link', { name: 'Public charging points on council land' }).first().click()
    await page.waitForURL('**/measures/ENV07')
  })

  journey('a person takes the calendar away as a file and as a feed, and reads the framework', async ({ page }) => {
    await signInAs(page, 'Priya Cainscross')
    await page.goto('/stroud/calendar')
    await page.getByLabel('Kind of date').selectOption({ label: 'Meeting' })
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/kind=meeting/)
    await expectNoAxeViolations(page)
    const kinds = await page.locator('table tbody tr td:last-child').allInnerTexts()
    expect(new Set(kinds)).toEqual(new Set(['Meeting']))
    expect((await fileBehind(page, 'CSV')).split('\n').length).toBeGreaterThan(kinds.length)
    expect(await fileBehind(page, 'Calendar feed (iCalendar)')).toMatch(/^BEGIN:VCALENDAR\r\n/)
    await page.getByRole('link', { name: 'Framework', exact: true }).click()
    await page.waitForURL('**/framework')
    expect(await heading(page)).toBe('Performance Management Framework')
    await expectNoAxeViolations(page)
  })

  journey('the pages people look things up on are as good on a telephone', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 })
    await signInAs(page, 'Priya Cainscross')
    const visited = [
      '',
      '/measures',
      '/measures/ENV07',
      '/measures/ENV07/targets',
      '/plan',
      '/calendar',
      '/imports',
      '/reports',
      '/framework',
    ]
    const tooWide: string[] = []
    for (const path of [...visited, '/reports/quarterly/2026-27-Q2/strategy-and-resources']) {
      await page.goto(`/stroud${path}`)
      const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
      if (over > 0) tooWide.push(`${path}: ${over} pixels`)
    }
    expect(tooWide).toEqual([])
  })

  for (const [council, reader, address] of firstReports.filter(([council]) =>
    ['maidstone', 'stroud'].includes(council),
  ))
    journey(`${council}: ${reader} opens the released report and its Word, PDF and Excel`, async ({ page }) => {
      await signInAs(page, reader)
      await page.goto(`/${council}/reports`)
      await expectNoAxeViolations(page)
      expect(await page.getByText('Open the draft').count()).toBe(0)
      await page.locator(`a[href="/${council}/reports/${address}?issue=1"]`).click()
      await page.waitForURL(`**/reports/${address}?issue=1`)
      await expectNoAxeViolations(page)
      for (const [name, beginning] of Object.entries(beginnings))
        expect((await fileBehind(page, name)).startsWith(beginning), name).toBe(true)
    })
})

describe('the released quarter 2 report of every council', () => {
  const server = useServer()
  let browser: Awaited<ReturnType<typeof openBrowser>>
  beforeAll(async () => {
    browser = await openBrowser({ javascript: false, baseURL: server.url })
  })
  afterAll(() => browser?.close())

  test.each(firstReports)('%s: %s has it as a page, Word, PDF and Excel', async (council, reader, address) => {
    const page = await browser.newPage()
    await signInAs(page, reader)
    const files = { '': '<!DOCTYPE html>', '/report.docx': 'PK', '/report.pdf': '%PDF', '/report.xlsx': 'PK' }
    for (const [file, beginning] of Object.entries(files)) {
      const answered = await page.request.get(`/${council}/reports/${address}${file}?issue=1`)
      expect((await answered.body()).toString('latin1').slice(0, beginning.length), file).toBe(beginning)
    }
    await page.context().close()
  })
})
