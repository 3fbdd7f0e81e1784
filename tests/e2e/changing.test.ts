import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectNoAxeViolations, journeys, signInAs } from './support.ts'

const measure = '/stroud/measures/ENV07'
const report = '/stroud/reports/quarterly/2026-27-Q2/strategy-and-resources'
const before = '34 against a target of 40. Off target'
const after = '39 against a target of 40. Near target'

const main = async (page: Page, address: string): Promise<string> => {
  await page.goto(address)
  return ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
}

const file = (rows: string[]) => ({
  name: 'figures.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['measure,period,value,reason', ...rows, ''].join('\n')),
})
const good = 'ENV11,2026-27-Q2,93.6,Two late returns were counted'
const planted = 'ENV99,2026-27-Q2,12,There is no such measure'
const mended = 'ENV08,2026-27-Q2,248950,Counted again'

journeys('Changing figures', (journey) => {
  journey(
    'a manager mends a figure: status, sentence and draft follow, the released report does not',
    async ({ page }) => {
      await signInAs(page, 'Priya Cainscross')
      const released = await main(page, `${report}?issue=1`)
      expect(released).toContain(before)
      expect(await main(page, report)).toContain(before)

      await signInAs(page, 'Keziah Slad')
      expect(await main(page, measure)).toContain(before)
      await page.goto(`${measure}/2026-27-Q2/value`)
      await expectNoAxeViolations(page)
      await page.getByLabel('Figure', { exact: true }).fill('39')
      await page.getByRole('button', { name: 'Save the figure' }).click()
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
      expect(await page.getByLabel('Figure', { exact: true }).inputValue()).toBe('39')
      await expectNoAxeViolations(page)
      await page.getByLabel('Why the figure changes').fill('Five points were connected before the quarter ended.')
      await page.getByRole('button', { name: 'Save the figure' }).click()
      await page.waitForURL(`**${measure}`)
      const changed = await main(page, measure)
      expect(changed).toContain(after)
      expect(changed).toContain('Five points were connected before the quarter ended.')
      expect(changed).toContain('This was written for the earlier figure, 34.')

      await signInAs(page, 'Priya Cainscross')
      const draft = await main(page, report)
      expect(draft).toContain(after)
      expect(draft).toContain('Written for an earlier figure, before it was revised.')
      expect(draft).not.toContain(before)
      expect(await main(page, `${report}?issue=1`)).toBe(released)
    },
  )

  journey('a figure is signed off by somebody other than the person who gave it', async ({ page }) => {
    await signInAs(page, 'Keziah Slad')
    const value = `${measure}/2026-27-Q2/value`
    expect(await main(page, value)).toContain('Not signed off yet.')
    await signInAs(page, 'Tim Nailsworth')
    expect(await main(page, value)).toContain('The target is 40. The figure was 34 in Q1 2026/27 and 30 in Q2 2025/26.')
    await page.getByRole('button', { name: 'Sign off' }).click()
    await page.getByText('Signed off by Tim Nailsworth').waitFor()
    await expectNoAxeViolations(page)
  })

  journey('a file that is no table is refused in words, with the way to another', async ({ page }) => {
    await signInAs(page, 'Priya Cainscross')
    await page.goto('/stroud/imports')
    const picture = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0])
    await page.locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: picture })
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('This is a picture.').waitFor()
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Choose another file' }).click()
    await page.waitForURL('**/stroud/imports')
  })

  journey('a day is typed in three boxes, and what was typed is kept where it is no day', async ({ page }) => {
    await signInAs(page, 'Keziah Slad')
    await page.goto(`${measure}/2026-27-Q2/value`)
    const byWhen = page.getByRole('group', { name: 'By when' })
    await page.getByLabel('What happened').fill('Six more points wait for the network.')
    await byWhen.getByLabel('Day').fill('31')
    await byWhen.getByLabel('Month').fill('February')
    await byWhen.getByLabel('Year').fill('2027')
    await page.getByRole('button', { name: 'Save the commentary' }).click()
    await page.getByRole('link', { name: 'The date must be a real date' }).click()
    expect(await page.locator(':focus, :target').getAttribute('name')).toBe('remedy_by-day')
    expect(await byWhen.getByLabel('Month').inputValue()).toBe('February')
    await expectNoAxeViolations(page)
    await byWhen.getByLabel('Day').fill('28')
    await page.getByRole('button', { name: 'Save the commentary' }).click()
    await page.waitForURL(`**${measure}`)
    expect(await main(page, measure)).toContain('by 28 February 2027')
  })

  journey('a councillor is given no form to change a figure or to write in a report', async ({ page }) => {
    await signInAs(page, 'Cllr Dorothy Randwick')
    expect(await main(page, `${measure}/2026-27-Q2/value`)).toContain('Your role does not enter figures.')
    await page.goto(report)
    expect(await page.getByRole('button', { name: /Save|Release/ }).count()).toBe(0)
  })

  journey(
    'a planted error keeps all of a file out and is named by row and column; mended, it goes in once',
    async ({ page }) => {
      await signInAs(page, 'Priya Cainscross')
      const check = async (rows: string[]) => {
        await page.goto('/stroud/imports')
        await page.getByLabel('What the file holds').selectOption('values')
        await page.getByLabel('File', { exact: true }).setInputFiles(file(rows))
        await page.getByRole('button', { name: 'Check the file' }).click()
        await page.getByRole('heading', { name: 'Check figures.csv' }).waitFor()
      }
      await page.goto('/stroud/imports')
      await expectNoAxeViolations(page)
      await check([good, planted])
      await expectNoAxeViolations(page)
      const fault = await page.getByRole('table', { name: 'What is wrong' }).locator('tbody tr').allTextContents()
      expect(fault).toHaveLength(1)
      expect(fault[0]).toMatch(/^3measureENV99/)
      expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0)
      await page.goto('/stroud/measures/ENV11')
      expect(await page.locator('main').textContent()).not.toContain('figures.csv')

      await check([good, mended])
      expect(await page.locator('main').textContent()).toContain(
        '2 rows read without a fault; 2 would change something',
      )
      await expectNoAxeViolations(page)
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByText('The file was imported. Rows that changed something: 2.').waitFor()
      await expectNoAxeViolations(page)
      await page.goto('/stroud/measures/ENV11')
      expect(await page.locator('main').textContent()).toContain('figures.csv, row 2')

      await check([good, mended])
      expect(await page.locator('main').textContent()).toContain('This file was imported before, on 20 November 2026')
      expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0)
      await expectNoAxeViolations(page)
    },
  )
})
