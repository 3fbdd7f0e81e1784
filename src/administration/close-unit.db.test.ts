import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addPeople,
  findActor,
  installCouncil,
  listUnits,
  provision,
  saveUnits,
  systemActor,
} from '#platform/access/door.ts'
import { type Command, type Runner, runCommand } from '#platform/commands/door.ts'
import type { Database, Tx } from '#platform/database/door.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { closeUnit, reopenUnit } from './close-unit-commands.ts'
import { changePost } from './post-commands.ts'
import { changeOrganisation } from './unit-commands.ts'
import { stillIn } from './unit-contents.ts'

const council_id = 'north'
const today = '2026-11-22'
let database: Database
let serving: Database
let close: () => Promise<void>
const within = <T>(work: (tx: Tx) => Promise<T>) => database.asCouncil(council_id, work)
/** By the user that serves, so that its rights are tried too. */
const ask = <Input, Value>(command: Command<Input, Value>, input: object) => {
  const clock = { now: () => new Date(`${today}T09:00:00Z`), today: () => today }
  const runner: Runner = { database: serving, clock, listeners: [] }
  const actor = systemActor(council_id, 'a test')
  return runCommand(runner, command, actor, { reason: 'Merged', ...input }, { door: 'form', request_id: 't' })
}
const closing = (unit_code: string, from = today) => ask(closeUnit, { unit_code, from })
const unitNow = (code: string) =>
  within(async (tx) => (await listUnits(tx)).find(({ unit_code }) => unit_code === code))
const refusedFor = (field: string, words: string) => ({
  error: { kind: 'invalid', fields: { [field]: [expect.stringContaining(words)] } },
})
const unit = (unit_code: string, parent_code: string | null, name: string) => ({
  unit_code,
  parent_code,
  name,
  kind: 'service',
})
const risk = (risk_code: string, name: string) => ({
  council_id,
  risk_code,
  register: 'corporate',
  name,
  unit_code: 'waste',
})

beforeAll(async () => {
  ;({ database, serving, close } = await openTestDatabase())
  const facts = { name: 'North', short_name: 'North', brand_colour: '#123456', demonstration: true }
  await installCouncil(database.kysely, { council_id, ...facts, illustrative: null, figures_source: null })
})
afterAll(() => close?.())
beforeEach(async () => {
  for (const table of [
    'org_unit_planned',
    'post_role',
    'post',
    'role_holding',
    'risk',
    'measure',
    'action',
    'budget_line',
  ] as const)
    await database.kysely.deleteFrom(table).execute()
  await database.kysely.updateTable('org_unit').set({ closed_from: null, closed_reason: '' }).execute()
  const tree = [unit('place', null, 'Place'), unit('housing', 'place', 'Housing'), unit('waste', 'place', 'Waste')]
  await within((tx) => saveUnits(tx, council_id, tree))
})

test('An empty unit is closed from a day that has come, keeps its name, and is reopened as it was', async () => {
  expect(await closing('waste', '2026-10-01')).toMatchObject({ ok: true })
  expect(await unitNow('waste')).toMatchObject({
    name: 'Waste',
    parent_code: 'place',
    closed_from: '2026-10-01',
    closed_reason: 'Merged',
  })
  expect(await closing('waste')).toMatchObject(refusedFor('unit_code', 'Waste is closed already'))
  expect(await ask(reopenUnit, { unit_code: 'waste' })).toMatchObject({ ok: true })
  expect(await unitNow('waste')).toMatchObject({ closed_from: null, closed_reason: '' })
  expect(await ask(reopenUnit, { unit_code: 'waste' })).toMatchObject(refusedFor('unit_code', 'that is closed'))
  const trail = await within((tx) =>
    tx.selectFrom('audit_entry').select(['command', 'reason', 'after']).orderBy('entry_id', 'desc').limit(2).execute(),
  )
  expect(trail).toMatchObject([
    { command: 'people.reopen-unit', after: { name: 'Waste', closed_from: null } },
    { command: 'people.close-unit', reason: 'Merged', after: { name: 'Waste', closed_from: '2026-10-01' } },
  ])
})

test('A day ahead, no unit and no reason are refused in words', async () => {
  expect(await closing('waste', '2027-04-01')).toMatchObject(refusedFor('from', 'today or a day before'))
  expect(await closing('nowhere')).toMatchObject(refusedFor('unit_code', 'Choose a unit of the council'))
  expect(await ask(closeUnit, { unit_code: 'waste', from: today, reason: '' })).toMatchObject(
    refusedFor('reason', 'Say why'),
  )
})

test('A unit is not closed while anything is in it, and each thing is named', async () => {
  await within(async (tx) => {
    await saveUnits(tx, council_id, [unit('crews', 'waste', 'Crews')])
    const role = { role_code: 'manager', scope_kind: 'unit', scope_code: 'waste' }
    const ann = { person_id: 'ann', name: 'Ann', post: '', email: 'ann@example.org', roles: [role] }
    await addPeople(tx, council_id, [ann], '2026-04-01')
    const post = { council_id, post_code: 'head', title: 'Head of Waste', unit_code: 'waste' }
    await tx.insertInto('post').values(post).execute()
    await tx
      .insertInto('post_role')
      .values({ council_id, post_code: 'head', held_from: '2026-04-01', ...role })
      .execute()
    const words = { kind: 'number', unit: 'number', polarity: 'higher', frequency: 'quarter', level: 'strategic' }
    const measure = { council_id, ...words, accumulation: 'in-period', decimals: 0, unit_code: 'waste' }
    const gone = { ...measure, measure_code: 'W2', name: 'Dropped', dropped_from: '2026-04-01' }
    await tx
      .insertInto('measure')
      .values([{ ...measure, measure_code: 'W1', name: 'Missed bins' }, gone])
      .execute()
    await tx
      .insertInto('action')
      .values({ council_id, action_code: 'A1', name: 'Buy a lorry', unit_code: 'waste' })
      .execute()
    await tx
      .insertInto('risk')
      .values([risk('R1', 'Strike'), { ...risk('R2', 'Over'), closed_on: '2026-04-01' }])
      .execute()
    const line = { council_id, line_code: 'B1', budget: 'revenue', name: 'Crews and lorries', unit_code: 'waste' }
    await tx.insertInto('budget_line').values(line).execute()
  })
  await ask(changeOrganisation, {
    unit_code: 'waste',
    name: 'Bins',
    kind: 'service',
    parent_code: 'place',
    from: '2027-04-01',
  })
  expect(await closing('waste')).toMatchObject({
    error: {
      fields: {
        unit_code: [
          'Waste cannot be closed while this is in it: 1 unit below it (Crews); 1 post (Head of Waste); ' +
            '1 person with a role in it (Ann); 1 post with a role in it (Head of Waste); 1 measure (Missed bins); ' +
            '1 action (Buy a lorry); 1 risk (Strike); 1 budget line (Crews and lorries); 1 change that is ahead (Bins)',
        ],
      },
    },
  })
  await database.kysely.deleteFrom('org_unit').where('unit_code', '=', 'crews').execute()
})

test('A role that has ended keeps no unit open, and one that ends today does', async () => {
  const role = { role_code: 'manager', scope_kind: 'unit', scope_code: 'waste' }
  const bob = { person_id: 'bob', name: 'Bob', post: '', email: 'bob@example.org', roles: [role] }
  await within((tx) => addPeople(tx, council_id, [bob], '2026-04-01'))
  const ends = (held_until: string) => database.kysely.updateTable('role_holding').set({ held_until }).execute()
  await ends(today)
  expect(await closing('waste')).toMatchObject(refusedFor('unit_code', '1 person with a role in it (Bob)'))
  await ends('2026-11-21')
  expect(await closing('waste')).toMatchObject({ ok: true })
})

test('A risk that whoever closes may not see counts without its name', async () => {
  await within(async (tx) => {
    await tx.insertInto('risk').values(risk('R1', 'Strike')).execute()
    await addPeople(
      tx,
      council_id,
      [{ person_id: 'cy', name: 'Cy', post: '', email: 'cy@example.org', roles: [] }],
      today,
    )
  })
  const found = await within(async (tx) => {
    const cy = await findActor(tx, 'cy@example.org', today, shipped('stroud'))
    return cy === null ? null : stillIn(tx, cy, 'waste', today)
  })
  expect(found).toEqual([{ what: 'risk', code: '', name: '' }])
})

test('Nothing new goes into a closed unit: no post, no unit, now or ahead, and no role from a provider', async () => {
  await closing('waste')
  const post = { post_code: 'head', title: 'Head', unit_code: 'waste' }
  const words = 'Waste closed on 22 November 2026'
  expect(await ask(changePost, post)).toMatchObject(refusedFor('unit_code', `${words}: choose another`))
  const below = { unit_code: 'crews', name: 'Crews', kind: 'team', parent_code: 'waste' }
  for (const from of [today, '2027-04-01']) {
    expect(await ask(changeOrganisation, { ...below, from })).toMatchObject(refusedFor('parent_code', words))
    const renamed = { ...below, unit_code: 'waste', parent_code: 'place', from }
    expect(await ask(changeOrganisation, renamed)).toMatchObject(refusedFor('unit_code', 'reopen it first'))
  }
  const dee = { provider: 'p', subject: 's', name: 'Dee', email: 'dee@example.org' }
  const grants = ['waste', 'housing'].map((scope_code) => ({ role_code: 'manager', scope_kind: 'unit', scope_code }))
  const given = await within((tx) => provision(tx, council_id, dee, grants, today))
  expect(given.after).toEqual([{ role_code: 'manager', scope_kind: 'unit', scope_code: 'housing' }])
  await database.kysely.deleteFrom('provisioned_role').execute()
})

test('A unit above closes once all below it are closed, and is reopened first', async () => {
  expect(await closing('place')).toMatchObject(refusedFor('unit_code', '2 units below it (Housing, Waste)'))
  for (const code of ['waste', 'housing', 'place']) expect(await closing(code), code).toMatchObject({ ok: true })
  expect(await ask(reopenUnit, { unit_code: 'waste' })).toMatchObject(
    refusedFor('unit_code', 'Place closed on 22 November 2026: reopen that first'),
  )
})
