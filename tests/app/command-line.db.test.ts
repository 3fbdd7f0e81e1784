import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '#registry.ts'
import { carryOut } from '../../src/cli/carry-out.ts'
import { refuseUnknownCouncil } from '../../src/cli/lines.ts'
import { linesOfCommands } from '../../src/cli/list-commands.ts'
import { commandLines } from '../../src/command-lines.ts'
import { shipped } from '../support/frameworks.ts'
import { type Installation, openInstallation } from './installation.ts'
import { fill, likely } from './isolation-inputs.ts'

let installation: Installation

beforeAll(async () => {
  installation = await openInstallation()
  const updater = shipped('stroud').roles.find(
    ({ may }) => may.includes('values.enter') && !may.includes('people.edit'),
  )
  const roles = [{ role_code: updater?.code ?? '', scope_kind: 'unit', scope_code: 'here' }]
  const dev = { person_id: 'dev', name: 'Dev Owner', email: 'Dev@example.org', post: '', roles }
  await installation.addPeople('stroud', [dev])
})
afterAll(() => installation.close())

const ask = (command: string, input: unknown, more: { as?: string; key?: string; council_id?: string } = {}) =>
  carryOut(installation.serving, {
    command,
    council_id: 'stroud',
    as: undefined,
    key: undefined,
    ...more,
    input: typeof input === 'string' ? input : JSON.stringify(input),
  })
const figure = { measure_code: 'HOU03', period_key: '2026-27-Q3' }
const last = async () => (await installation.trail('stroud')).at(-1)

test('Every command of the registry is listed with its fields, and one alone by its name', () => {
  const lines = linesOfCommands()
  for (const { name, title } of commands) expect(lines).toContain(`${name}: ${title}`)
  const one = linesOfCommands('targets.set-target')
  expect(one[0]).toBe('targets.set-target: Set a target')
  expect(one).toContain('  measure_code: needed; string; The code of a measure, such as HOU03')
  expect(linesOfCommands('targets.forget')).toEqual([])
})

test('Whoever runs the installation has a command done in its name, and the log says so', async () => {
  const done = await ask('targets.set-target', { ...figure, target: '90', reason: 'Agreed in March' })
  expect(done).toMatchObject({ ok: true })
  expect(await last()).toMatchObject({ door: 'cli', command: 'targets.set-target', actor_name: 'Command line' })
})

test('As a person of the council a command is done by their leave and in their name', async () => {
  const as = 'dev@example.org'
  expect(await ask('returns.record-value', { ...figure, value: '91' }, { as })).toMatchObject({ ok: true })
  expect(await last()).toMatchObject({ door: 'cli', command: 'returns.record-value', actor_name: 'Dev Owner' })
  const refused = await ask('people.end-sessions', { person_id: 'person', reason: 'Lost' }, { as })
  expect(refused).toEqual({
    ok: false,
    error: { status: 403, title: 'You may not do this', detail: 'Your role does not change people, roles and units.' },
  })
  const attempts = await installation.runner.database.asCouncil('stroud', (tx) =>
    tx.selectFrom('security_event').select(['actor_name', 'actor_email', 'method', 'route']).execute(),
  )
  expect(attempts).toEqual([
    { actor_name: 'Dev Owner', actor_email: as, method: 'CLI', route: 'do people.end-sessions' },
  ])
})

test('What somebody may not even find is told to the auditor, and not what the operator looks for in vain', async () => {
  const words = { kind: 'set', year_key: '2026-27', held_on: '2026-11-02', agreed: 'x', reason: 'x' }
  const correction = { appraisal_id: 'not-theirs', version: 1, ...words }
  for (const given of [{ as: 'dev@example.org' }, {}])
    expect(await ask('appraisals.correct', correction, given)).toMatchObject({ ok: false })
  await ask('returns.record-value', { ...figure, measure_code: 'NONE', value: '1' })
  const told = await installation.runner.database.asCouncil('stroud', (tx) =>
    tx.selectFrom('security_event').select(['actor_name', 'route', 'reason']).where('kind', '=', 'not-found').execute(),
  )
  expect(told).toEqual([
    { actor_name: 'Dev Owner', route: 'do appraisals.correct', reason: 'There is no such thing for them.' },
  ])
})

test('What is wrong with the input is told by field, as the API tells it', async () => {
  const refused = await ask('returns.record-value', { ...figure, value: 'lots' })
  expect(refused).toMatchObject({
    ok: false,
    error: { status: 422, fields: { value: [expect.stringContaining('Enter a number')] } },
  })
  const nowhere = await ask('returns.record-value', { ...figure, measure_code: 'NONE', value: '1' })
  expect(nowhere).toMatchObject({
    ok: false,
    error: { status: 404, detail: 'There is no such thing in this council.' },
  })
})

test('The same key gives the first answer again, and nothing is done twice', async () => {
  const input = { name: 'Kim Twice', email: 'kim@example.org' }
  const first = await ask('administration.add-person', input, { key: 'once' })
  expect(first).toMatchObject({ ok: true, value: { person_id: 'kim-twice' } })
  expect(await ask('administration.add-person', input, { key: 'once' })).toEqual(first)
  const other = await ask('administration.add-person', { ...input, name: 'Another' }, { key: 'once' })
  expect(other).toMatchObject({ ok: false, error: { status: 409 } })
})

test('A command, a council, a person or an input that is not there is told for what it is', async () => {
  const detail = async (done: ReturnType<typeof ask>) => {
    const told = await done
    return told.ok ? 'done' : told.error.detail
  }
  expect(await detail(ask('targets.forget', {}))).toMatch(/^There is no command targets\.forget/)
  expect(await detail(ask('targets.set-target', {}, { council_id: 'leeds' }))).toBe('There is no council leeds.')
  const stranger = { as: 'person@stockton-on-tees.example.org' }
  expect(await detail(ask('targets.set-target', figure, stranger))).toMatch(
    /^Nobody who is with stroud has the address/,
  )
  for (const input of ['[]', 'nonsense', '"text"'])
    expect(await detail(ask('targets.set-target', input))).toMatch(/as a JSON object/)
})

test('A line about a council that there is not is refused, and is not silent as if all were well', async () => {
  const { database } = installation.runner
  await expect(refuseUnknownCouncil(database, { council: 'strod' })).rejects.toThrow('There is no council strod.')
  for (const given of [{ council: 'stroud' }, {}]) await refuseUnknownCouncil(database, given)
  const own = commandLines.filter((line) => 'new_council' in line).map(({ name }) => name)
  expect(own).toEqual(['council add', 'do'])
})

test('Whatever command the command line has done in the name of the installation, it is done or refused in words', async () => {
  for (const { name, input } of likely) {
    const done = await ask(name, fill(input, { mark: 'a mark', theirs: 'nobody' }))
    if (!done.ok) expect(done.error.detail, name).not.toBe('')
  }
  const nothing = await Promise.all(commands.map(({ name }) => ask(name, '')))
  expect(nothing.every((done) => !done.ok && done.error.status < 500)).toBe(true)
})
