import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stroud'
const whole = { scope_kind: 'council', scope_code: '' }
const cy = { person_id: 'cy', name: 'Cy Clerk', post: '', email: 'cy@stroud.example.org', roles: [] }
const dee = { ...cy, person_id: 'dee', name: 'Dee Parting', email: 'dee@stroud.example.org' }
const hal = {
  person_id: 'hal',
  name: 'Hal House',
  post: '',
  email: 'hal@stroud.example.org',
  roles: [{ role_code: 'head-of-service', scope_kind: 'unit', scope_code: 'here' }],
}

let installation: Installation
let administrator: Awaited<ReturnType<Installation['as']>>
beforeAll(async () => {
  installation = await openInstallation()
  await installation.addPeople(council, [hal, cy, dee])
  administrator = await installation.as(council)
})
afterAll(() => installation?.close())

const today = { held_from: '2026-11-20', reason: 'x' }
const ask = async (name: string, input: object, browser = administrator) => {
  const answer = await browser(`/${council}/api/commands/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return { status: answer.status, said: (await answer.json()) as { detail?: string } }
}

describe('Whoever stands in for somebody, and so has their roles,', () => {
  beforeAll(async () => {
    const standsIn = { person_id: 'hal', stand_in_id: 'person', ...today, held_until: '2026-11-30' }
    expect((await ask('people.stand-in', standsIn, await installation.asPerson(hal))).status).toBe(200)
    await ask('people.change-post', { post_code: 'chief', title: 'Chief', reason: 'x' })
    await ask('people.change-post', { post_code: 'house', title: 'House', reason: 'x' })
    await ask('people.fill-post', { post_code: 'house', person_id: 'cy', ...today })
  })

  const strategic = { role_code: 'strategic-leadership', ...whole, ...today }
  test.each([
    ['people.give-role', { person_id: 'hal', ...strategic }],
    ['people.fill-post', { post_code: 'chief', person_id: 'hal', ...today }],
    ['people.hand-over', { person_id: 'cy', successor_id: 'hal', left_on: '2026-11-19', reason: 'x' }],
  ])('does not give them more with %s, and the auditor reads that they tried', async (name, input) => {
    const { status, said } = await ask(name, input)
    expect([status, said.detail]).toEqual([403, expect.stringMatching(/^Somebody else .*for whom you stand in/)])
    const attempts = await (await administrator(paths.auditAttempts(council))).text()
    expect(attempts).toContain(`/${council}/api/commands/${name}`)
  })

  test('gives a role to no post of theirs', async () => {
    await ask('people.vacate-post', { post_code: 'house', held_until: '2026-11-20', reason: 'x' })
    await installation.runner.database.asCouncil(council, (tx) =>
      tx
        .insertInto('post_holding')
        .values({ council_id: council, post_code: 'house', person_id: 'hal', held_from: '2026-11-21' })
        .execute(),
    )
    expect(await ask('people.give-post-role', { post_code: 'house', ...strategic })).toMatchObject({
      status: 403,
      said: { detail: expect.stringContaining('whose holder you stand in for') },
    })
    expect((await ask('people.give-post-role', { post_code: 'chief', ...strategic })).status).toBe(200)
  })
})

describe('When the same is asked many times at once,', () => {
  const times = <Answer>(ask: (nth: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: 12 }, (_, at) => ask(at)))
  const done = (answers: readonly { status: number }[]) => answers.filter(({ status }) => status === 200).length

  test('a person is added once', async () => {
    const person = { name: 'Twin', email: 'twin@stroud.example.org', post: '', roles: [] }
    expect(done(await times(() => ask('administration.add-person', person)))).toBe(1)
  })

  test('a post is held by one person', async () => {
    await ask('people.change-post', { post_code: 'single', title: 'Single', reason: 'x' })
    const fill = (at: number) =>
      ask('people.fill-post', { post_code: 'single', person_id: at % 2 === 0 ? 'cy' : 'dee', ...today })
    expect(done(await times(fill))).toBe(1)
  })

  test('a leaver hands over once', async () => {
    const over = { person_id: 'dee', successor_id: 'cy', left_on: '2026-11-19', reason: 'x' }
    expect(done(await times(() => ask('people.hand-over', over)))).toBe(1)
  })
})

describe('A name that does not read as it is kept', () => {
  const post = { post_code: 'named', title: 'Named', reason: 'x' }
  const unit = { unit_code: 'named', name: 'Named', kind: 'team', from: '2026-11-20', reason: 'x' }
  const person = { name: 'Named', email: 'named@stroud.example.org', post: '' }
  test.each([
    ['administration.add-person', { ...person, name: 'Ana\u200b Pagano' }, 'name'],
    ['administration.add-person', { ...person, post: 'Officer\u202e' }, 'post'],
    ['people.change-post', { ...post, title: 'Chief\nExecutive' }, 'title'],
    ['people.change-unit', { ...unit, name: '\u0410udit' }, 'name'],
  ])('is told by %s, and not kept', async (name, input, field) => {
    const { status, said } = await ask(name, input)
    expect([status, Object.keys((said as { fields?: object }).fields ?? {})]).toEqual([422, [field]])
  })
})

test('Half a character, sent by a program, is told like any other that no database keeps', async () => {
  const half =
    '{"person_id":"cy","role_code":"manager","scope_kind":"council","held_from":"2026-11-20","reason":"\\ud800"}'
  const headers = { 'content-type': 'application/json' }
  const path = `/${council}/api/commands/people.give-role`
  const answer = await administrator(path, { method: 'POST', headers, body: half })
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('half of one')])
})

describe('When somebody comes, why they are away and what their address is', () => {
  const pageOf = async (browser: typeof administrator, path: string) => (await browser(path)).text()
  const away = { ...today, held_until: '2026-12-20', reason: 'An operation' }
  beforeAll(async () => {
    expect((await ask('people.stand-in', { person_id: 'hal', stand_in_id: 'cy', ...away })).status).toBe(200)
  })

  test('is shown to themselves and to those who look after people', async () => {
    for (const browser of [administrator, await installation.asPerson(hal)]) {
      const page = await pageOf(browser, paths.person(council, 'hal'))
      expect(page).toContain('An operation')
      expect(page).toContain('Last here')
    }
    expect(await pageOf(administrator, paths.people(council, { q: hal.email }))).toContain('Hal House')
  })

  test('is shown to nobody else, and found by nobody who guesses', async () => {
    const browser = await installation.asPerson(cy)
    const page = await pageOf(browser, paths.person(council, 'person'))
    const people = await pageOf(browser, paths.people(council))
    const halPage = await pageOf(browser, paths.person(council, 'hal'))
    expect(halPage).toContain('Cy Clerk for Hal House')
    for (const shown of [page, people, halPage]) expect(shown).not.toMatch(/An operation|Last here|@stroud/)
    expect(await pageOf(browser, paths.people(council, { q: hal.email }))).toContain('Nobody has these words')
  })
})
