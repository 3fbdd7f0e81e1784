import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectNoAxeViolations, journeys, signInAs } from './support.ts'

const main = async (page: Page, path: string): Promise<string> => {
  await page.goto(path)
  return (await page.locator('main').textContent()) ?? ''
}
const statusOf = async (page: Page, path: string) => (await page.goto(path))?.status()

journeys('A role held in one scope', (journey) => {
  journey(
    'the keeper of one risk register sees its risks and no other, assesses one, and reads it in the history',
    async ({ page }) => {
      await signInAs(page, 'Ivor Minchin')
      const list = await main(page, '/stroud/risks')
      expect(list).toContain('Too few drivers for collection rounds')
      expect(list).not.toContain('Net zero target for 2030 is missed')
      await expectNoAxeViolations(page)
      expect(await statusOf(page, '/stroud/risks/CCR04')).toBe(404)

      await page.goto('/stroud/risks')
      await page.getByRole('link', { name: 'Too few drivers for collection rounds' }).click()
      await page.getByRole('heading', { name: 'What it threatens' }).waitFor()
      await expectNoAxeViolations(page)
      await page.getByRole('button', { name: 'Assess this risk' }).click()
      await page.getByRole('heading', { name: 'Assess Too few drivers' }).waitFor()
      await expectNoAxeViolations(page)

      await page.getByLabel('Likelihood now').selectOption('4')
      await page.getByLabel('Controls', { exact: true }).fill('Driver training; a second agency')
      await page.getByRole('button', { name: 'Save the assessment' }).click()
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
      expect(await page.getByLabel('Likelihood now').inputValue()).toBe('4')
      expect(await page.getByLabel('Controls', { exact: true }).inputValue()).toBe('Driver training; a second agency')
      await expectNoAxeViolations(page)

      await page.getByLabel('Yes, the score or the controls changed').check()
      await page.getByLabel('What changed and why').fill('Two drivers left in October.')
      await page.getByRole('button', { name: 'Save the assessment' }).click()
      await page.getByText('The assessment for Q3 2026/27 is saved.').waitFor()
      await expectNoAxeViolations(page)
      const saved = (await page.locator('main').textContent()) ?? ''
      expect(saved).toContain('up from 6 in Q2 2026/27')
      expect(saved).toContain('Two drivers left in October.')
    },
  )

  journey('the keeper of a register states that a risk has not changed', async ({ page }) => {
    await signInAs(page, 'Ivor Minchin')
    await page.goto('/stroud/risks/SR02/assess')
    await page.getByLabel('No change since the assessment before').check()
    await page.getByLabel('Reviewed by').fill('The head of property services')
    await page.getByRole('button', { name: 'Save the assessment' }).click()
    await page.getByText('The assessment for Q3 2026/27 is saved.').waitFor()
    expect(await page.locator('main').textContent()).toContain('Q3 2026/27, stated unchanged')
  })

  journey('a councillor is told where risks are read', async ({ page }) => {
    await signInAs(page, 'Cllr Petra Amberley')
    expect(await main(page, '/stroud/risks')).toContain('You see risks in the reports that are released.')
    await expectNoAxeViolations(page)
    expect(await statusOf(page, '/stroud/risks/SR01')).toBe(404)
  })

  journey('the officer of one committee opens and releases the reports of that committee alone', async ({ page }) => {
    await signInAs(page, 'Marnie Bisley')
    await page.goto('/stroud/reports')
    await expectNoAxeViolations(page)
    const drafts = page.getByRole('link', { name: /^Open the draft/ })
    const names = await drafts.allTextContents()
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(name).toContain('Housing Committee')
    const report = '/stroud/reports/quarterly/2026-27-Q2'
    expect(await main(page, `${report}/housing`)).toContain('This is a draft')
    await page.locator('summary', { hasText: 'Release this report' }).click()
    const again = page.getByLabel('Why is it released again?')
    if (await again.isVisible()) await again.fill('The chair has cleared it')
    await page.getByRole('button', { name: /^Release/ }).click()
    await page.waitForURL(/issue=\d/)
    expect(await page.locator('main').textContent()).toContain('Marnie Bisley')
    expect(await main(page, `${report}/environment`)).not.toContain('This is a draft')
  })
})
