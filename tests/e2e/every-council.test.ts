import { expect } from 'vitest'
import { look } from './look.ts'
import { readingJourneys, signInAs } from './support.ts'

readingJourneys('The way in, and the pages of other councils', (journey) => {
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
