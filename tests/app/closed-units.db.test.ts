import { load } from 'cheerio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Installation } from './installation.ts'
import { council, form, member, openPeopled, page } from './people-of-stroud.ts'

let installation: Installation
let officer: Awaited<ReturnType<Installation['as']>>

beforeAll(async () => {
  ;({ installation, officer } = await openPeopled())
})
afterAll(() => installation?.close())

test('a unit is closed on the page of units once it is empty; it is chosen for nothing new, and reopened there', async () => {
  const at = { 'from-day': '1', 'from-month': '11', 'from-year': '2026' }
  const added = {
    form: 'unit',
    unit_code: 'parks',
    name: 'Parks',
    kind: 'service',
    parent_code: '',
    reason: 'New',
    ...at,
  }
  await officer(`/${council}/people/units`, form(added))
  const close = (unit_code: string, reason: string) =>
    officer(`/${council}/people/units/close`, form({ form: 'close', unit_code, reason, ...at }))

  const full = await close('here', 'Merged with Homes')
  const refused = load(await full.text())
  expect(full.status).toBe(422)
  expect(refused('.govuk-error-summary').text()).toMatch(
    /cannot be closed while this is in it: .*1 person with a role in it/,
  )
  expect(refused('details[open] a[href="/stroud/people/hed"]').text()).toBe('Hed Housing')
  expect(refused('details[open] a[href="/stroud/measures/HOU03"]').length).toBe(1)
  expect(refused('#close-unit_code option[selected]').attr('value')).toBe('here')
  expect([refused('#close-reason').val(), refused('[name="from-day"]').first().val()]).toEqual([
    'Merged with Homes',
    '1',
  ])

  expect((await close('parks', 'Merged with Streets')).status).toBe(303)
  const shown = load(await page(officer, '/people/units'))
  const folded = shown('details:contains("Closed units")').first().text()
  expect(folded).toMatch(/Parks\s+service\s*Closed on 1 November 2026: Merged with Streets/)
  expect(shown('main').children('ul').text()).not.toContain('Parks')
  for (const path of ['/people', '/people/posts', '/people/mo', '/people/units'])
    expect(
      load(await page(officer, path))('option[value="unit:parks"], #unit-parent_code option[value="parks"]').length,
    ).toBe(0)
  const role = {
    form: 'give',
    role_code: 'head-of-service',
    scope: 'unit:parks',
    held_from: '2026-11-01',
    held_until: '',
  }
  const given = await officer(`/${council}/people/mo/roles`, form({ ...role, reason: 'x' }))
  expect([given.status, await given.text()]).toEqual([422, expect.stringContaining('Parks closed on 1 November 2026')])
  const asMember = await page(await installation.asPerson(member), '/people/units')
  expect(asMember).toContain('Merged with Streets')
  expect(asMember).not.toContain('Close a unit')

  const reopen = (reason: string) =>
    officer(`/${council}/people/units/reopen`, form({ form: 'reopen', unit_code: 'parks', reason }))
  expect((await reopen('')).status).toBe(422)
  expect((await reopen('Closed too soon')).status).toBe(303)
  expect(await page(officer, '/people/units')).not.toContain('Closed units')
})
