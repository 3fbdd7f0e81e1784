import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '#platform/access/door.ts'
import { runCommand } from '#platform/commands/door.ts'
import { releaseReport } from '#review/reports/door.ts'
import { lift, withhold } from '#review/withheld/door.ts'
import { type Installation, openInstallation } from './installation.ts'

const council = 'stroud'
const reason = 'The sale of the depot is not agreed'
const member = { name: 'Mo Member', email: 'mo@example.org' }
let installation: Installation
let officer: Awaited<ReturnType<Installation['as']>>
let asMember: typeof officer

const release = async (body: string, why = '') => {
  const input = { product: 'quarterly', period: '2026-27-Q2', body, reason: why }
  const actor = systemActor(council, 'a test')
  const done = await runCommand(installation.runner, releaseReport, actor, input, { door: 'cli', request_id: 't' })
  expect(done).toMatchObject({ ok: true })
}
const read = async (browser: typeof officer, path: string) => {
  const answered = await browser(`/${council}${path}`)
  expect(answered.status, path).toBe(200)
  return answered.text()
}
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })
const report = (body: string, issue: number) => `/reports/quarterly/2026-27-Q2/${body}?issue=${issue}`
const given = { form: 'withhold', measure_code: 'HOU03', section: '', from_period: '2026-27-Q2', until: '', reason }

beforeAll(async () => {
  installation = await openInstallation()
  await installation.addPeople(council, [
    {
      person_id: 'mo',
      post: '',
      roles: [{ role_code: 'performance-monitor', scope_kind: 'body', scope_code: 'housing' }],
      ...member,
    },
  ])
  officer = await installation.as(council)
  asMember = await installation.asPerson(member)
  await release('strategy-and-resources')
})
afterAll(() => installation?.close())

/** Everywhere a member may meet the figure of quarter 2, which is 91.2. */
const everywhere = [
  '/measures',
  '/measures?format=csv',
  '/measures?format=json',
  '/measures?q=homes',
  '/measures/HOU03',
]
const more = ['/measures/HOU03?format=json', '/measures?period=2026-27-Q2', '/plan', '/plan/T1', '', '/withheld']

test('what was released is read by a member until it is withheld', async () => {
  expect(await read(asMember, '/measures')).toContain('91.2')
  expect(await read(asMember, '/withheld')).toContain('Nothing is withheld.')
})

test('a form with something amiss comes back with all that was typed', async () => {
  const asked = await officer(`/${council}/withheld`, form({ ...given, from_period: 'soon', until: '2026-01-01' }))
  const page = await asked.text()
  expect(asked.status).toBe(422)
  expect(page).toContain('Enter a period such as Q2 2026/27')
  expect(page).toContain('The last day is today or later')
  expect(page).toContain(`value="${reason}"`)
  expect(page).toMatch(/value="HOU03" selected/)
})

test('a member may not withhold, and is told so on the page', async () => {
  expect((await asMember(`/${council}/withheld`, form(given))).status).toBe(403)
  expect(await read(asMember, '/withheld')).toContain('Your role does not withhold anything from release.')
})

test('withheld, the figure is nowhere for a member, and the reason stands in its place', async () => {
  expect((await officer(`/${council}/withheld`, form(given))).status).toBe(303)
  for (const path of [...everywhere, ...more]) expect(await read(asMember, path), path).not.toMatch(/\b91\.2/)
  for (const path of everywhere) expect(await read(asMember, path), path).toContain(reason)
  expect(await read(asMember, '/measures/HOU03')).toContain(`Withheld: ${reason}.`)
  expect(await read(asMember, '/measures/HOU03'), 'earlier figures stay').toContain('94.0%')
  expect(await read(asMember, '/measures?period=2026-27-Q1'), 'as at an earlier day').toContain('94.0%')
})

test('those who see the unreleased see the figure, and that it is withheld', async () => {
  const page = await read(officer, '/measures/HOU03')
  expect(page).toContain('91.2%')
  expect(page).toContain('Figures from Q2 2026/27 on are withheld from release')
  expect(await read(officer, '/measures')).toContain('withheld from release')
})

test('a report released before keeps what it said; the next leaves it out and says so', async () => {
  expect(await read(asMember, report('strategy-and-resources', 1))).toContain('91.2%')
  await release('strategy-and-resources', 'A measure is withheld')
  const second = await read(asMember, report('strategy-and-resources', 2))
  expect(second).not.toContain('91.2')
  expect(second).toContain('Withheld from this report')
  expect(second).toContain(reason)
  expect(await read(asMember, '/measures/HOU03')).not.toContain('91.2')
})

test('a report for officers holds it, says so, and is not found by a member', async () => {
  await release('slt')
  const page = await read(officer, report('slt', 1))
  expect(page).toContain('91.2%')
  expect(page).toContain('Withheld from members and the public')
  expect((await asMember(`/${council}${report('slt', 1)}`)).status).toBe(404)
  expect((await asMember(`/${council}/reports/quarterly/2026-27-Q2/slt/report.docx?issue=1`)).status).toBe(404)
  expect(await read(asMember, '/reports')).not.toContain('Senior Leadership Team')
})

test('a part of a report is left out of it with the reason', async () => {
  const part = { ...given, measure_code: '', section: 'quarterly:risks', reason: 'Legal advice is awaited' }
  const inWords = { ...part, from_period: 'Quarter 2 2026-27' }
  expect((await officer(`/${council}/withheld`, form(inWords))).status).toBe(303)
  expect(await read(asMember, '/withheld')).toContain('From Q2 2026/27 on')
  await release('strategy-and-resources', 'Risks are withheld')
  const third = await read(asMember, report('strategy-and-resources', 3))
  expect(third).toContain('Legal advice is awaited')
  expect(third).not.toContain('id="risks"')
})

test('what is withheld already is not withheld twice, and a measure or a part is chosen', async () => {
  const actor = systemActor(council, 'a test')
  const ask = (input: object) =>
    runCommand(installation.runner, withhold, actor, input, { door: 'api', request_id: 't' })
  expect(await ask({ measure_code: 'HOU03', from_period: '2026-27-Q3', reason })).toMatchObject({
    error: { kind: 'conflict', message: `This is withheld already: ${reason}` },
  })
  const choose = ['Choose either a measure or a part of a report']
  expect(await ask({ from_period: '2026-27-Q3', reason })).toMatchObject({
    error: { fields: { measure_code: choose } },
  })
  expect(await ask({ measure_code: 'NONE', from_period: '2026-27-Q3', reason })).toMatchObject({
    error: { fields: { measure_code: ['There is no measure NONE'] } },
  })
})

test('lifted, it is read again where it had been released, and the page says how it ended', async () => {
  const lifted = await officer(`/${council}/withheld/lift`, form({ form: 'lift', number: '1', reason: 'It is sold' }))
  expect(lifted.status).toBe(303)
  expect(await read(asMember, '/measures/HOU03')).toContain('91.2%')
  expect(await read(asMember, '/withheld')).toContain('It is sold')
  const actor = systemActor(council, 'a test')
  const again = { number: 1, reason: 'Twice' }
  expect(await runCommand(installation.runner, lift, actor, again, { door: 'api', request_id: 't' })).toMatchObject({
    error: { kind: 'not-found' },
  })
})
