import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import {
  type Appraisals,
  correction,
  council,
  form,
  json,
  openAppraisals,
  people,
  record,
  textOf,
  type Who,
} from './appraisal-cast.ts'

let asked: Appraisals
beforeAll(async () => {
  asked = await openAppraisals()
})
afterAll(() => asked?.installation.close())

describe('What was agreed', () => {
  test.each<[Who]>([['robyn'], ['olga'], ['max']])(
    'is read by %s: the person, the manager then, the manager now',
    async (who) => {
      const answer = await asked.as(who, asked.one)
      expect(answer.status).toBe(200)
      const page = await answer.text()
      expect(page).toContain(record.agreed)
      expect(page).toContain('Only Robyn Staff, Olga Before and Max Manager can read this page.')
      const data = await asked.as(who, asked.one, { headers: { accept: 'application/json' } })
      expect(await data.json()).toMatchObject({
        appraisal_id: asked.appraisal_id,
        versions: [{ version: 1, agreed: record.agreed }],
      })
    },
  )

  const strangers: [Who][] = [['chief'], ['auditor'], ['stan'], ['stella'], ['nell']]

  test.each(strangers)('is not there for %s, exactly as for an appraisal and a person who are not', async (who) => {
    const nothing = await asked.as(who, paths.appraisal(council, 'none'))
    expect(nothing.status).toBe(404)
    for (const path of [
      asked.one,
      asked.correcting,
      `${asked.one}?format=json`,
      paths.recordAppraisal(council, 'robyn'),
    ]) {
      const answer = await asked.as(who, path)
      expect([answer.status, await textOf(answer)], path).toEqual([
        404,
        await textOf(asked.as(who, `/${council}/none`)),
      ])
    }
    const data = await asked.as(who, asked.one, { headers: { accept: 'application/json' } })
    expect([data.status, await data.text()]).toEqual([404, expect.not.stringContaining('Robyn')])
  })

  test('is not there for the administrator, nor for anybody of another council, nor for nobody', async () => {
    const elsewhere = await asked.installation.as('stockton-on-tees')
    const nobody = await asked.installation.as(null)
    for (const path of [asked.one, asked.correcting, paths.recordAppraisal(council, 'robyn')]) {
      expect((await asked.administrator(path)).status, path).toBe(404)
      expect((await elsewhere(path)).status, path).toBe(404)
      expect((await nobody(path)).status, path).toBe(303)
    }
  })

  test.each<[Who]>([['robyn'], ['max']])('is not there for a token of %s, whatever it may do', async (who) => {
    const headers = await asked.tokenOf(await asked.installation.asPerson(people[who]))
    for (const path of [
      asked.one,
      asked.correcting,
      paths.appraisals(council),
      paths.recordAppraisal(council, 'robyn'),
    ])
      expect((await asked.installation.ask(path, { headers })).status, path).toBe(404)
    for (const name of ['appraisals.record', 'appraisals.correct']) {
      const given = json({ ...record, person_id: 'robyn' }, headers)
      expect((await asked.installation.ask(`/${council}/api/commands/${name}`, given)).status).toBe(404)
    }
  })

  test('is written by nobody else: the form is not there, and what it said is not kept', async () => {
    for (const who of ['robyn', 'olga', 'chief', 'auditor', 'stan', 'nell'] as const)
      for (const fields of [record, { agreed: 'x' }])
        expect((await asked.as(who, paths.recordAppraisal(council, 'robyn'), form(fields))).status, who).toBe(404)
    expect((await asked.as('max', paths.recordAppraisal(council, 'none'), form(record))).status).toBe(404)
    expect((await asked.as('robyn', asked.correcting, form({ ...record, version: '1', reason: 'x' }))).status).toBe(404)
    expect((await asked.administrator(paths.recordAppraisal(council, 'robyn'), form(record))).status).toBe(404)
  })

  test('is corrected by another version, with the reason, and the first stays readable', async () => {
    expect(await (await asked.as('max', asked.correcting)).text()).toContain(record.agreed)
    expect((await asked.as('max', asked.correcting, form(correction))).status).toBe(303)
    const page = await textOf(asked.as('robyn', asked.one))
    for (const words of [correction.agreed, record.agreed, correction.reason, '13 May 2026'])
      expect(page).toContain(words)
    const again = await asked.as('max', asked.correcting, form(correction))
    expect([again.status, await textOf(again)]).toEqual([
      409,
      expect.stringContaining('corrected this record meanwhile'),
    ])
  })

  test('comes back with what was typed when something is wrong with it', async () => {
    const boxes = { 'held_on-day': '24', 'held_on-month': '12', 'held_on-year': '2026' }
    const { held_on: _, ...others } = record
    const typed = { ...others, ...boxes, kind: 'mid-year', agreed: 'Written at length' }
    const answer = await asked.as('max', paths.recordAppraisal(council, 'robyn'), form(typed))
    expect(answer.status).toBe(422)
    const $ = load(await answer.text())
    expect($('.govuk-error-summary').text()).toContain('The day it was held cannot be in the future')
    expect([$('#agreed').text(), $('#held_on').val()]).toEqual(['Written at length', '24'])
    const { kind: _kind, ...unchosen } = record
    const which = await asked.as('max', paths.recordAppraisal(council, 'robyn'), form(unchosen))
    expect(load(await which.text())('.govuk-error-summary li').text()).toBe('Choose which conversation it was')
    const twice = await asked.as('max', paths.recordAppraisal(council, 'robyn'), form(record))
    expect([twice.status, await textOf(twice)]).toEqual([
      409,
      expect.stringContaining('“Appraisal and targets” is recorded for that year already'),
    ])
  })

  test('stays with the person and whoever wrote it when somebody else manages them', async () => {
    await asked.manager('chief')
    const seen = async () =>
      Promise.all(
        (['robyn', 'olga', 'max', 'chief'] as const).map(async (who) => (await asked.as(who, asked.one)).status),
      )
    expect(await seen()).toEqual([200, 200, 200, 200]) // Max wrote the correction
    await asked.manager('')
    expect(await seen()).toEqual([200, 200, 200, 404])
    await asked.manager('max')
  })
})

describe('My appraisals', () => {
  test('has a further one once the manager of today recorded it', async () => {
    const fields = { ...record, kind: 'mid-year', held_on: '2026-11-19', next_due_on: '' }
    const answer = await asked.as('max', paths.recordAppraisal(council, 'robyn'), form(fields))
    expect(answer.status).toBe(303)
    const page = await textOf(asked.as('robyn', answer.headers.get('location') ?? ''))
    expect(page).toContain('Only Robyn Staff and Max Manager can read this page.')
  })

  test('has one’s own and those of the people one manages, by page and as data', async () => {
    expect(await textOf(asked.as('robyn', paths.appraisals(council)))).toMatch(/Line manager\s*Max Manager/)
    const own = await (await asked.as('robyn', `${paths.appraisals(council)}?format=json`)).json()
    expect(own).toMatchObject({ managers: [{ person_id: 'max' }], managed: [] })
    expect((own as { own: { kind: string }[] }).own.map(({ kind }) => kind)).toEqual(['mid-year', 'set'])
    const team = await textOf(asked.as('max', paths.appraisals(council)))
    expect(team).toContain('Robyn Staff')
    expect(team).toContain('19 November 2026')
    expect(await textOf(asked.as('olga', paths.appraisals(council)))).toContain('Written by you')
    expect(await textOf(asked.as('nell', paths.appraisals(council)))).toContain(
      'Nobody is named as your line manager, so none can be recorded',
    )
  })

  test('fetches none before it is opened, since opening is written down', async () => {
    const $ = load(await (await asked.as('max', paths.appraisals(council))).text())
    const links = $(`a[href^="${paths.appraisals(council)}/"]`).not(`[href*="/of/"]`)
    expect(links.length).toBeGreaterThan(0)
    for (const link of links.toArray()) expect($(link).attr('data-no-prefetch')).toBe('')
  })
})

describe('How many have been held', () => {
  test('is not there for those whose role does not say so, and is for who keeps people or audits', async () => {
    const path = paths.appraisalsHeld(council)
    for (const who of ['robyn', 'max', 'chief', 'nell'] as const)
      expect((await asked.as(who, path)).status, who).toBe(404)
    expect((await asked.as('auditor', path)).status).toBe(200)
    expect((await asked.administrator(path)).status).toBe(200)
  })

  test('counts nobody while fewer than five people have a line manager', async () => {
    expect(await textOf(asked.administrator(paths.appraisalsHeld(council)))).toContain(
      'any count would point at somebody',
    )
  })

  test('counts people and names none, for a token that may keep people too', async () => {
    for (const person_id of ['max', 'stan', 'stella', 'nell']) await asked.manager('chief', person_id)
    const page = await textOf(asked.administrator(paths.appraisalsHeld(council)))
    expect(page).toContain('5 people have 2 conversations each this year.')
    for (const { name } of Object.values(people)) expect(page).not.toContain(name)
    const headers = await asked.tokenOf(asked.administrator, 'people.edit')
    const data = await asked.installation.ask(paths.appraisalsHeld(council), {
      headers: { ...headers, accept: 'application/json' },
    })
    expect(await data.json()).toMatchObject({ total: { people: 5, held: { set: 1, 'mid-year': 1 }, overdue: 4 } })
    const none = await asked.tokenOf(asked.administrator)
    expect((await asked.installation.ask(paths.appraisalsHeld(council), { headers: none })).status).toBe(404)
  })
})
