import type { Page } from 'playwright-core'
import { expectNoAxeViolations } from './support.ts'

const wide = 1280
const narrow = 375

/** Faults of a page, as sentences. Axe takes a second: it looks at the narrow page where scripts run, and at the wide one where none do. */
export const look = async (
  { page, javascript }: { page: Page; javascript: boolean },
  address: string,
): Promise<string[]> => {
  const faults: string[] = []
  await page.goto(address)
  for (const width of javascript ? [wide, narrow] : [narrow, wide]) {
    await page.setViewportSize({ width, height: 800 })
    for (const fault of await frameFaults(page)) faults.push(`${address} at ${width}: ${fault}`)
  }
  await expectNoAxeViolations(page)
  return faults
}

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
