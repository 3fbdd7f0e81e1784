import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectNoAxeViolations, readingJourneys, signInAs } from './support.ts'

const report = '/reports/quarterly/2026-27-Q2/strategy-and-resources'

/** One of every kind of page of a council, by somebody whose work it is. */
const visits: readonly [what: string, person: string, pages: readonly string[]][] = [
  ['the plan and a measure', 'Jasmine Uley', ['', '/plan', '/plan/EC4', '/measures/COM03', '/measures/COM03/targets']],
  ['lists', 'Jasmine Uley', ['/measures', '/calendar', '/framework', '/reports']],
  ['a figure, and what is refused', 'Jasmine Uley', ['/measures/COM03/2026-27-Q2/value', '/audit', '/imports']],
  ['a draft report', 'Priya Cainscross', [report]],
  ['home, imports and a list cut short', 'Priya Cainscross', ['', '/imports', '/measures?status=attention']],
  ['risks', 'Una Frampton', ['/risks', '/risks/CCR03', '/risks/CCR03/assess']],
  ['people', 'Priya Cainscross', ['/people', '/people/jasmine-uley', '/people/units', '/people/owners']],
  ['posts, and what is withheld', 'Priya Cainscross', ['/people/posts', '/withheld', '/people?q=nobody+of+the+kind']],
  ['permissions', 'Priya Cainscross', ['/people/permissions', '/people/permissions?act=reports.release']],
  ['tokens and webhooks', 'Priya Cainscross', ['/api/tokens', '/api/webhooks']],
  [
    'appraisals',
    'Priya Cainscross',
    ['', '/of/robyn-thrupp', '/completion'].map((page) => `/people/appraisals${page}`),
  ],
  ['the API', 'Priya Cainscross', ['/api', '/measures?q=nothing+of+the+kind']],
  [
    'the console',
    'Simon Whiteshill',
    ['/audit', '/audit?code=nothing&until-day=31&until-month=&until-year=2026', '/audit/attempts', '/audit/kept'],
  ],
]

const wide = 1280
const narrow = 375

/** Faults of the frame that axe does not look for: headings out of order, a table without a name, a page too wide. */
const frameFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (over > 0) faults.push(`${over} pixels too wide`)
    const levels = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map((h) => Number(h.tagName[1]))
    if (levels.filter((level) => level === 1).length !== 1) faults.push(`${levels.join(' ')} has not one first heading`)
    if (levels.some((level, at) => level > (levels[at - 1] ?? 1) + 1)) faults.push(`headings skip: ${levels.join(' ')}`)
    for (const table of document.querySelectorAll('table'))
      if (table.caption === null) faults.push(`a table without a caption: ${table.textContent?.slice(0, 40)}`)
    for (const label of document.querySelectorAll('main a'))
      if ((label.textContent ?? '').trim() === '') faults.push(`a link without words: ${label.getAttribute('href')}`)
    return faults
  })

/** Axe takes a second a page: it looks at the narrow page where scripts run, and at the wide one where none do. */
const look = async ({ page, javascript }: { page: Page; javascript: boolean }, address: string): Promise<string[]> => {
  const faults: string[] = []
  await page.goto(address)
  for (const width of javascript ? [wide, narrow] : [narrow, wide]) {
    await page.setViewportSize({ width, height: 800 })
    for (const fault of await frameFaults(page)) faults.push(`${address} at ${width}: ${fault}`)
  }
  await expectNoAxeViolations(page)
  return faults
}

readingJourneys('Every kind of page', (journey) => {
  for (const [what, person, pages] of visits)
    journey(`${what}: ${person} finds each page sound, wide and narrow`, async (visitor) => {
      await signInAs(visitor.page, person)
      const faults: string[] = []
      for (const path of pages) faults.push(...(await look(visitor, `/stroud${path}`)))
      expect(faults).toEqual([])
    })

  journey('a visitor finds the way in sound, and whoever is signed in their own account', async (visitor) => {
    const faults: string[] = []
    for (const path of ['/', '/sign-in', '/sign-in?next=%2Fstroud', '/sign-in/forgotten', '/no-such-council/plan'])
      faults.push(...(await look(visitor, path)))
    await signInAs(visitor.page, 'Priya Cainscross')
    for (const path of ['/', '/account', '/account/sessions', '/account/password', '/stroud/no-such-page'])
      faults.push(...(await look(visitor, path)))
    expect(faults).toEqual([])
  })

  for (const [council, person, pages] of [
    ['isle-of-wight', 'Cllr Joan Medina', ['', '/plan', '/measures', '/reports']],
    ['maidstone', 'Viktor Allington', ['', '/imports']],
    ['maidstone', 'Oriel Lenham', ['/risks', '/people/appraisals']],
    ['stockton-on-tees', 'Anneka Billing', ['/risks', '/people/appraisals', '/people/posts']],
    ['stoke-on-trent', 'Cllr Raymond Baddeley', ['', '/plan']],
  ] as const)
    journey(`${council}: ${person} finds it as sound`, async (visitor) => {
      await signInAs(visitor.page, person)
      const faults: string[] = []
      for (const path of pages) faults.push(...(await look(visitor, `/${council}${path}`)))
      expect(faults).toEqual([])
    })

  journey('the keyboard comes first to the content, then along the page in the order it is read', async ({ page }) => {
    await signInAs(page, 'Jasmine Uley')
    await page.goto('/stroud/measures')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Skip to main content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toMatch(/^All \(\d+\)$/)
    const order = await page
      .locator('main :is(a, button, select, input, [tabindex="0"]):visible')
      .evaluateAll((all) => all.filter((one) => one.tabIndex > 0).length)
    expect(order).toBe(0)
  })
})
