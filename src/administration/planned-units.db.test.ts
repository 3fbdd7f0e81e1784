import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addPeople,
  findActor,
  installCouncil,
  listPlannedUnits,
  listUnits,
  saveUnits,
  systemActor,
} from '#platform/access/door.ts'
import { type Command, type Runner, runCommand } from '#platform/commands/door.ts'
import type { Database, Tx } from '#platform/database/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { carryOutPlannedUnit, withdrawPlannedUnit } from './planned-unit-commands.ts'
import { carryOutDue } from './planned-unit-job.ts'
import { changeOrganisation } from './unit-commands.ts'

const council_id = 'north'
const april = '2027-04-01'
let today = '2026-11-22'
let database: Database
let serving: Database
let close: () => Promise<void>
const within = <T>(work: (tx: Tx) => Promise<T>) => database.asCouncil(council_id, work)
const runner = (on = database): Runner => ({
  database: on,
  clock: { now: () => new Date(`${today}T09:00:00Z`), today: () => today },
  listeners: [],
})
const ask = <Input, Value>(command: Command<Input, Value>, input: object, actor = systemActor(council_id, 'a test')) =>
  runCommand(runner(), command, actor, { reason: 'Restructure', ...input }, { door: 'form', request_id: 't' })
const change = (input: object, actor?: Awaited<ReturnType<typeof officer>>) =>
  ask(changeOrganisation, { kind: 'service', parent_code: 'place', from: april, ...input }, actor)
const onTheDay = (on = runner(serving)) => carryOutDue(on, { job_id: '1', log: openLog('silent') })
const unitNow = (code: string) =>
  within(async (tx) => (await listUnits(tx)).find(({ unit_code }) => unit_code === code))
const waiting = () => within(listPlannedUnits)

/** Whoever looks after people, whatever else they hold. */
const officer = async (name: string) => {
  const actor = await within((tx) => findActor(tx, `${name}@example.org`, today, shipped('stroud')))
  if (actor === null) throw new Error(`${name} is nobody`)
  return { ...actor, capabilities: new Set(['people.edit']) }
}

const unit = (unit_code: string, parent_code: string | null, name: string) => ({
  unit_code,
  parent_code,
  name,
  kind: 'service',
})
const person = (person_id: string, scope_code?: string) => ({
  person_id,
  name: person_id,
  post: '',
  email: `${person_id}@example.org`,
  roles: scope_code ? [{ role_code: 'manager', scope_kind: 'unit', scope_code }] : [],
})

beforeAll(async () => {
  ;({ database, serving, close } = await openTestDatabase())
  const facts = { name: 'North', short_name: 'North', brand_colour: '#123456', demonstration: true }
  await installCouncil(database.kysely, { council_id, ...facts, illustrative: null, figures_source: null })
  await within((tx) => addPeople(tx, council_id, [person('ann', 'place'), person('bob')], '2026-04-01'))
})
afterAll(() => close?.())
beforeEach(async () => {
  today = '2026-11-22'
  await database.kysely.deleteFrom('org_unit_planned').execute()
  const tree = [unit('place', null, 'Place'), unit('housing', 'place', 'Housing'), unit('waste', null, 'Waste')]
  await within((tx) => saveUnits(tx, council_id, tree))
})

test('A unit renamed for a day ahead keeps its name until then, and earlier periods keep it afterwards', async () => {
  expect(await change({ unit_code: 'housing', name: 'Homes' })).toMatchObject({ ok: true })
  today = '2027-03-31'
  expect([await onTheDay(), (await unitNow('housing'))?.name]).toEqual([0, 'Housing'])
  today = '2027-04-03'
  expect([await onTheDay(), (await unitNow('housing'))?.name, await waiting()]).toEqual([1, 'Homes', []])
  const named = (day: string) =>
    within((tx) =>
      tx
        .selectNoFrom((e) => e.fn<string>('unit_name_on', [e.val(council_id), e.val('housing'), e.val(day)]).as('name'))
        .executeTakeFirst(),
    )
  expect([await named('2027-03-31'), await named(april)]).toEqual([{ name: 'Housing' }, { name: 'Homes' }])
  const trail = await within((tx) =>
    tx
      .selectFrom('audit_entry')
      .select(['command', 'actor_name', 'reason'])
      .orderBy('entry_id', 'desc')
      .limit(1)
      .execute(),
  )
  expect(trail).toEqual([{ command: 'people.carry-out-unit-change', actor_name: 'On its day', reason: 'Restructure' }])
})

test('A role held in a unit reaches what is moved below it on the day, and not before', async () => {
  const reach = async () => {
    const ann = await within((tx) => findActor(tx, 'ann@example.org', today, shipped('stroud')))
    return [...(ann?.reach?.find(({ scope_code }) => scope_code === 'place')?.reaches.unit ?? [])].sort()
  }
  expect(await change({ unit_code: 'waste', name: 'Waste' })).toMatchObject({ ok: true })
  expect(await reach()).toEqual(['housing', 'place'])
  today = april
  await onTheDay()
  expect(await reach()).toEqual(['housing', 'place', 'waste'])
})

test('A new unit and what becomes part of it come about on one day, whatever their codes', async () => {
  await change({ unit_code: 'zone', name: 'Zone', kind: 'directorate', parent_code: '' })
  expect(await change({ unit_code: 'homes', name: 'Homes', parent_code: 'zone' })).toMatchObject({ ok: true })
  const before = { unit_code: 'early', name: 'Early', parent_code: 'zone', from: '2027-03-01' }
  expect(await change(before)).toMatchObject({ error: { fields: { parent_code: ['Choose a unit of the council'] } } })
  today = april
  expect([await onTheDay(), await unitNow('homes')]).toMatchObject([2, { parent_code: 'zone' }])
})

test('A change ahead is corrected by entering it again, and withdrawn', async () => {
  await change({ unit_code: 'housing', name: 'Hoems' })
  await change({ unit_code: 'housing', name: 'Homes' })
  expect(await waiting()).toMatchObject([{ name: 'Homes' }])
  const one = { unit_code: 'housing', from: april }
  expect(await ask(withdrawPlannedUnit, one)).toMatchObject({ ok: true })
  expect(await ask(withdrawPlannedUnit, one)).toMatchObject({ error: { kind: 'not-found' } })
  today = april
  expect([await onTheDay(), (await unitNow('housing'))?.name]).toEqual([0, 'Housing'])
})

test('What is not its day yet, changes nothing or makes a circle by then is refused', async () => {
  await change({ unit_code: 'waste', name: 'Waste' })
  expect(await ask(carryOutPlannedUnit, { unit_code: 'waste', from: april })).toMatchObject({
    error: { message: 'Its day has not come.' },
  })
  expect(await change({ unit_code: 'waste', name: 'Waste', from: '2027-05-01' })).toMatchObject({
    error: { fields: { name: [expect.stringContaining('Change something')] } },
  })
  expect(await change({ unit_code: 'place', name: 'Place', parent_code: 'waste', from: '2027-05-01' })).toMatchObject({
    error: { fields: { parent_code: [expect.stringContaining('below it')] } },
  })
})

test('What cannot be done on its day says why, and is done once it can', async () => {
  await change({ unit_code: 'waste', name: 'Waste', parent_code: 'housing' })
  today = '2027-02-01'
  await change({ unit_code: 'housing', name: 'Housing', parent_code: 'waste', from: today })
  today = april
  expect([await onTheDay(), await waiting()]).toMatchObject([0, [{ fault: expect.stringContaining('below it') }]])
  await change({ unit_code: 'housing', name: 'Housing', from: today })
  expect([await onTheDay(), await waiting()]).toEqual([1, []])
})

test('What fails in one council keeps no other waiting, and is told once all were asked', async () => {
  const facts = { name: 'East', short_name: 'East', brand_colour: '#123456', demonstration: true }
  await installCouncil(database.kysely, { council_id: 'east', ...facts, illustrative: null, figures_source: null })
  const elsewhere = systemActor('east', 'a test')
  const input = { unit_code: 'parks', name: 'Parks', kind: 'service', parent_code: '', from: april }
  expect(await ask(changeOrganisation, input, elsewhere)).toMatchObject({ ok: true })
  await change({ unit_code: 'waste', name: 'Waste and recycling', parent_code: '' })
  today = april
  const failing: Database = {
    ...serving,
    asCouncil: (council, ...rest) => {
      if (council === 'east') throw new Error('the disk is full')
      return serving.asCouncil(council, ...rest)
    },
  }
  await expect(onTheDay(runner(failing))).rejects.toThrow('could not be carried out in east')
  expect(await unitNow('waste')).toMatchObject({ name: 'Waste and recycling' })
})

test('Nobody widens a role of their own by a change ahead, neither one they hold nor one they are given later', async () => {
  const below = { unit_code: 'waste', name: 'Waste' }
  expect(await change(below, await officer('ann'))).toMatchObject({ error: { kind: 'forbidden' } })
  expect(await change(below, await officer('bob'))).toMatchObject({ ok: true })
  await within((tx) => addPeople(tx, council_id, [person('bob', 'place')], '2027-01-01'))
  today = april
  expect([await onTheDay(), await waiting()]).toMatchObject([
    0,
    [{ fault: expect.stringContaining('Somebody else withdraws it and enters it again.') }],
  ])
})
