import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Installation } from './installation.ts'
import { council, form, head, openPeopled, page } from './people-of-stroud.ts'

let installation: Installation
let officer: Awaited<ReturnType<Installation['as']>>

beforeAll(async () => {
  ;({ installation, officer } = await openPeopled())
})
afterAll(() => installation?.close())

describe('Somebody is named in a form', () => {
  const away = { form: 'stand', held_from: '2026-11-21', held_until: '2026-11-30', reason: 'Leave' }
  const sam = (person_id: string, post: string) => ({ person_id, name: 'Sam Same', email: '', post, roles: [] })
  beforeAll(async () => {
    const people = [
      { ...sam('sam', 'Planner'), email: 'sam.planner@example.org' },
      { ...sam('sam-2', 'Planner'), email: 'sam.other@example.org' },
    ]
    await installation.addPeople(council, people)
  })
  const standsIn = (stand_in_id: string, ask = officer) =>
    ask(`/${council}/people/hed/stand-in`, form({ ...away, stand_in_id }))

  test('by their name as it was typed, whole or in part', async () => {
    expect((await standsIn(' mo  MEMBER')).status).toBe(303)
    expect(await page(officer, '/people/hed')).toContain('Mo Member for Hed Housing')
    const manager = { form: 'manager', manager_id: 'Nia', reason: 'New' }
    expect((await officer(`/${council}/people/mo/manager`, form(manager))).status).toBe(303)
    expect(load(await page(officer, '/people/mo'))('#manager-manager_id').attr('value')).toBe('Nia New')
    const nobody = { form: 'manager', manager_id: '', reason: 'Gone' }
    expect((await officer(`/${council}/people/mo/manager`, form(nobody))).status).toBe(303)
  })

  test('not by a name of several, and the page says who they are and keeps what was typed', async () => {
    const refused = await standsIn('sam same')
    expect(refused.status).toBe(422)
    const $ = load(await refused.text())
    expect($('.govuk-error-summary a[href="#stand-stand_in_id"]').text()).toContain(
      'Sam Same, Planner (sam); Sam Same, Planner (sam-2)',
    )
    expect($('#stand-stand_in_id').attr('value')).toBe('sam same')
    expect((await standsIn('Sam Same, Planner (sam-2)')).status).toBe(303)
  })

  test('so that a form sent as it was found names the same person, also where they have a namesake in the same post', async () => {
    const manages = (manager_id: string) =>
      officer(`/${council}/people/mo/manager`, form({ form: 'manager', manager_id, reason: 'New' }))
    const field = async () => load(await page(officer, '/people/mo'))('#manager-manager_id').attr('value') ?? ''
    expect((await manages('sam-2')).status).toBe(303)
    expect(await field()).toBe('Sam Same, Planner (sam-2)')
    expect((await manages(await field())).status).toBe(303)
    expect((await manages('')).status).toBe(303)
  })

  test('not by a name of nobody, nor of somebody who has left, nor by a character that no database keeps', async () => {
    for (const name of ['Nobody Known', 'x\0y']) expect([name, (await standsIn(name)).status]).toEqual([name, 422])
  })

  test('by an address only for those who may see addresses', async () => {
    const asHead = await installation.asPerson(head)
    expect((await standsIn('sam.other@example.org', asHead)).status).toBe(422)
    expect(await (await standsIn('sam.other', asHead)).text()).toContain('Nobody with the council is called sam.other')
    expect((await standsIn('sam.planner@example.org')).status).toBe(303)
  })

  test('from a list of the few there are, with namesakes told apart; a large council is given none', async () => {
    const offered = async () =>
      load(await page(officer, '/people/hed'))('datalist option')
        .toArray()
        .map(({ attribs }) => attribs.value)
    const few = await offered()
    expect(few).toContain('Mo Member')
    expect(few).toContain('Sam Same, Planner (sam-2)')
    expect(few).not.toContain('Hed Housing')
    await installation.addPeople(
      council,
      Array.from({ length: 300 }, (_, at) => ({
        ...sam(`many-${at}`, ''),
        name: `Many ${at}`,
        email: `${at}@example.org`,
      })),
    )
    expect(await offered()).toEqual([])
    expect((await page(officer, '/people/hed')).length).toBeLessThan(60_000)
    expect((await standsIn('many 299')).status).toBe(303)
  })
})
