import { expect } from 'vitest'
import { expectNoAxeViolations, journeys, signInAs } from './support.ts'

const measure = '/stroud/measures/ENV07'
const elsewhere = '/stockton-on-tees/reports/quarterly/2026-27-Q2/cabinet'

journeys('Auditing what was done', (journey) => {
  journey('an auditor follows a figure from its page to who changed it, and why', async ({ page }) => {
    await signInAs(page, 'Keziah Slad')
    expect(await page.getByRole('link', { name: 'Audit', exact: true }).count()).toBe(0)
    await page.goto(`${measure}/2026-27-Q2/value`)
    await page.getByLabel('Figure', { exact: true }).fill('38')
    await page.getByLabel('Why the figure changes').fill('Four points were counted late.')
    await page.getByRole('button', { name: 'Save the figure' }).click()
    await page.waitForURL(`**${measure}`)

    await signInAs(page, 'Simon Whiteshill')
    await page.goto(measure)
    await page.getByRole('link', { name: 'Who did what to this measure' }).click()
    await page
      .getByRole('heading', { level: 1, name: /^What was done to Public charging points .*\(ENV07\)$/ })
      .waitFor()
    const told = await page.locator('.gt-entries > li').first().textContent()
    expect(told).toMatch(/Keziah Slad, .+, changed the Q2 2026\/27 figure of Public charging points .+ from 34 to 38\./)
    expect(told).toContain('Reason: Four points were counted late.')
    await expectNoAxeViolations(page)

    await page.getByLabel('What was done').selectOption({ label: 'Adopt a framework file' })
    await page.getByLabel('Its code').fill('')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/command=framework\.adopt/)
    expect(await page.locator('.gt-entries').textContent()).toContain('into force as version 1 of the framework')
  })

  journey('what somebody tried and was refused is found in the console', async ({ page }) => {
    await signInAs(page, 'Cllr Dorothy Randwick')
    expect((await page.goto(elsewhere))?.status()).toBe(404)
    expect((await page.goto('/stroud/audit'))?.status()).toBe(403)
    await page.getByRole('heading', { name: 'You may not read the audit log' }).waitFor()
    await expectNoAxeViolations(page)

    await signInAs(page, 'Simon Whiteshill')
    await page.getByRole('link', { name: 'Audit', exact: true }).click()
    await page.getByRole('link', { name: 'Sign-ins and attempts' }).click()
    const seen = String(await page.locator('tbody').textContent()).replaceAll(/\s+/g, ' ')
    expect(seen).toContain(`RefusedAnother councilGET ${elsewhere}.`)
    expect(seen).toContain('RefusedNot allowedGET /stroud/audit.')
    expect(seen).toContain('DoneSigned inAs one of the people of this demonstration.')
    await expectNoAxeViolations(page)
  })
})
