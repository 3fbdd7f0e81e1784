import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPeople, findActor, saveUnits, searchPeople, systemActor } from '#platform/access/door.ts'
import { type Command, type Runner, runCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { council_id, openNorth, personNamed, today } from '../../tests/support/north.ts'
import { everyDuty, handOver } from './leaver-commands.ts'
import { endRole, giveRole, standIn } from './people-commands.ts'
import { phantomsOf } from './rules.ts'
import { changeOrganisation } from './unit-commands.ts'

const framework = shipped('stroud')
let runner: Runner
let close: () => Promise<void>
const within = <T>(work: (tx: Tx) => Promise<T>) => runner.database.asCouncil(council_id, work)
const actorAt = (email: string, day = today) => within((tx) => findActor(tx, email, day, framework))
const ask = <Input, Value>(command: Command<Input, Value>, input: object, actor = systemActor(council_id, 'a test')) =>
  runCommand(runner, command, actor, input, { door: 'form', request_id: 't' })

beforeAll(async () => {
  const fill = async (tx: Tx) => {
    const unit = (unit_code: string, parent_code: string | null, name: string) => ({
      unit_code,
      parent_code,
      name,
      kind: 'service',
    })
    await saveUnits(tx, council_id, [unit('place', null, 'Place'), unit('housing', 'place', 'Housing Services')])
    const person = (person_id: string, role_code?: string) => ({
      ...personNamed(person_id),
      post: '',
      roles: role_code ? [{ role_code, scope_kind: 'unit', scope_code: 'housing' }] : [],
    })
    await addPeople(
      tx,
      council_id,
      [person('ann', 'head-of-service'), person('bob', 'manager'), person('cat')],
      '2026-04-01',
    )
    await tx
      .insertInto('measure')
      .values({
        council_id,
        measure_code: 'HOU01',
        name: 'Homes let',
        kind: 'number',
        unit: 'number',
        decimals: 0,
        polarity: 'higher',
        frequency: 'quarter',
        accumulation: 'in-period',
        level: 'strategic',
        unit_code: 'housing',
        owner_id: 'ann',
      })
      .execute()
    await tx.insertInto('action').values({ council_id, action_code: 'A1', name: 'Let homes', lead: 'ann' }).execute()
    await tx
      .insertInto('risk')
      .values({ council_id, risk_code: 'R1', register: 'corporate', name: 'No homes', owner: 'Someone Else' })
      .execute()
  }
  ;({ runner, close } = await openNorth(framework, fill))
})
afterAll(() => close())

const role = { role_code: 'manager', scope_kind: 'unit', scope_code: 'housing' }

test('a role is given and ended on days, and cannot be held twice at once', async () => {
  const given = { person_id: 'cat', ...role, held_from: '2026-11-01', reason: 'New in post' }
  expect(await ask(giveRole, given)).toMatchObject({ ok: true })
  expect(await ask(giveRole, given)).toMatchObject({
    ok: false,
    error: { fields: { role_code: ['Cat holds this role there at that time already'] } },
  })
  expect((await actorAt('cat@example.org'))?.roles).toMatchObject([role])
  expect(await ask(endRole, { ...given, held_until: '2026-11-19' })).toMatchObject({ ok: true })
  expect((await actorAt('cat@example.org'))?.roles).toEqual([])
  expect((await actorAt('cat@example.org', '2026-11-10'))?.roles).toMatchObject([role])
})

test('a role that the framework lacks, or a scope that is nowhere, is refused by name', async () => {
  const wrong = { person_id: 'cat', ...role, scope_code: 'nowhere', held_from: '2026-11-01', reason: 'x' }
  expect(await ask(giveRole, wrong)).toMatchObject({
    error: { fields: { scope_code: ['There is no unit nowhere for the role manager to be held in.'] } },
  })
})

test('a stand-in may what the other may, for the days, and the log says for whom it was done', async () => {
  const days = { held_from: '2026-11-16', held_until: '2026-11-27', reason: 'Annual leave' }
  const ann = await actorAt('ann@example.org')
  if (!ann) throw new Error('Ann is there')
  expect(await ask(standIn, { person_id: 'ann', stand_in_id: 'bob', ...days }, ann)).toMatchObject({ ok: true })
  const bob = await actorAt('bob@example.org')
  expect(bob?.roles).toMatchObject([{ role_code: 'manager' }, { role_code: 'head-of-service', for_name: 'Ann' }])
  expect((await actorAt('bob@example.org', '2026-11-28'))?.roles).toHaveLength(1)
  const leave = (left_on: string | null) =>
    within((tx) => tx.updateTable('person').set({ left_on }).where('person_id', '=', 'ann').execute())
  await leave(today)
  expect((await actorAt('bob@example.org'))?.roles).toMatchObject([{ role_code: 'manager' }])
  await leave(null)
  const signing: Command<object, object> = {
    title: 'Sign',
    name: 'test.sign',
    may: (actor) => (actor.reach ?? []).some(({ capabilities }) => capabilities.has('values.sign-off')) || 'No.',
    input: { safeParse: (data: unknown) => ({ success: true, data }) } as never,
    run: async () => ({ ok: true, value: { value: {}, subject: { kind: 'test', id: '1' } } }),
  }
  if (!bob) throw new Error('Bob is there')
  expect(await ask(signing, {}, bob)).toMatchObject({ ok: true })
  const trail = await within((tx) => tx.selectFrom('audit_entry').select(['actor_name', 'command']).execute())
  expect(trail.find(({ command }) => command === 'test.sign')?.actor_name).toBe('Bob for Ann')
})

test('a stand-in is not named twice for the same days, and other days are named', async () => {
  const named = (held_from: string, held_until: string) =>
    ask(standIn, { person_id: 'bob', stand_in_id: 'cat', held_from, held_until, reason: 'Annual leave' })
  expect(await named('2026-12-01', '2026-12-14')).toMatchObject({ ok: true })
  const message = 'Cat stands in for Bob from 1 December 2026 to 14 December 2026 already'
  for (const [from, until] of [
    ['2026-12-01', '2026-12-14'],
    ['2026-12-02', '2026-12-10'],
    ['2026-12-01', '2026-12-20'],
  ] as const)
    expect(await named(from, until)).toMatchObject({
      error: { kind: 'invalid', fields: { stand_in_id: [message] } },
    })
  expect(await named('2026-12-14', '2026-12-20')).toMatchObject({ ok: true })
})

test('nobody names a stand-in for somebody else without leave', async () => {
  const bob = await actorAt('bob@example.org')
  if (!bob) throw new Error('Bob is there')
  const days = { held_from: '2026-11-16', held_until: '2026-11-27', reason: 'x' }
  expect(await ask(standIn, { person_id: 'ann', stand_in_id: 'cat', ...days }, bob)).toMatchObject({
    error: { kind: 'forbidden', reason: 'Your role does not change people, roles and units.' },
  })
})

test('a unit changes its name on a day; a period that ended before keeps the name it had', async () => {
  const change = { unit_code: 'housing', name: 'Homes and Tenants', kind: 'service', parent_code: 'place' }
  expect(await ask(changeOrganisation, { ...change, from: '2026-10-01', reason: 'Restructure' })).toMatchObject({
    ok: true,
  })
  const named = (day: string) =>
    within(async (tx) => {
      const row = await tx
        .selectNoFrom((e) => e.fn<string>('unit_name_on', [e.val(council_id), e.val('housing'), e.val(day)]).as('name'))
        .executeTakeFirst()
      return row?.name
    })
  expect([await named('2026-09-30'), await named('2026-10-01')]).toEqual(['Housing Services', 'Homes and Tenants'])
  expect(
    await ask(changeOrganisation, { ...change, unit_code: 'place', parent_code: 'housing', from: today, reason: 'x' }),
  ).toMatchObject({ error: { fields: { parent_code: [expect.stringContaining('below it')] } } })
})

test('owners who have left, never came or are no people here are told', async () => {
  const found = await within(async (tx) => ({ duties: await everyDuty(tx, {}), people: await searchPeople(tx, {}) }))
  expect(
    phantomsOf({ ...found, posts: [], today, seesComing: true }).map(({ named, why, code }) => [named, why, code]),
  ).toEqual([
    ['Ann', 'Has never signed in', 'HOU01'],
    ['Ann', 'Has never signed in', 'A1'],
    ['Someone Else', 'Is not known here as a person', 'R1'],
  ])
})

test('a leaver hands over all they are named for and their roles in one step, listed', async () => {
  const acting = { person_id: 'ann', role_code: 'lead-officer', scope_kind: 'council', scope_code: '' }
  const until = { held_from: '2026-11-01', held_until: '2026-12-31', reason: 'Acting up' }
  expect(await ask(giveRole, { ...acting, ...until })).toMatchObject({ ok: true })
  const done = await ask(handOver, { person_id: 'ann', successor_id: 'cat', left_on: today, reason: 'Retires' })
  expect(done).toMatchObject({
    ok: true,
    value: { moved: ['measure HOU01: Homes let', 'action A1: Let homes'], roles: 2 },
  })
  expect(await actorAt('ann@example.org', '2026-11-21')).toBeNull()
  const held = ['head-of-service', 'lead-officer'].map((role_code) => ({ role_code }))
  expect((await actorAt('cat@example.org', '2026-11-21'))?.roles).toMatchObject(held)
  expect((await actorAt('cat@example.org', '2027-01-01'))?.roles).toMatchObject(held.slice(0, 1))
  const left = (await within((tx) => everyDuty(tx, {}))).filter(({ person_id }) => person_id === 'ann')
  expect(left).toEqual([])
})

test('whoever hands over is told of no risk that they may not see, and it passes on all the same', async () => {
  const leavers = ['gil', 'hal'].map((person_id) => ({ person_id, name: person_id, post: '', email: '', roles: [] }))
  const hidden = { council_id, risk_code: 'R2', register: 'corporate', name: 'A secret', owner: 'gil' }
  await within(async (tx) => {
    await addPeople(tx, council_id, leavers, today)
    await tx.insertInto('risk').values(hidden).execute()
  })
  const keeper = { ...systemActor(council_id, 'Kay'), kind: 'person', person_id: 'kay' } as const
  const actor = { ...keeper, capabilities: new Set(['people.edit']) }
  const done = await ask(handOver, { person_id: 'gil', successor_id: 'hal', left_on: today, reason: 'Left' }, actor)
  expect(done).toMatchObject({ ok: true, value: { moved: [] } })
  const moved = await within((tx) => everyDuty(tx, { person_id: 'hal' }))
  expect(moved).toMatchObject([{ code: 'R2' }])
})

test('Nobody moves a unit to below one where they hold a role, or stand in for whoever does; somebody else does', async () => {
  const waste = { unit_code: 'waste', name: 'Waste', kind: 'service', parent_code: 'place', from: today, reason: 'New' }
  expect(await ask(changeOrganisation, waste)).toMatchObject({ ok: true })
  await within((tx) =>
    addPeople(
      tx,
      council_id,
      ['dot', 'eve', 'flo'].map((person_id) => ({
        person_id,
        name: person_id,
        post: '',
        email: `${person_id}@example.org`,
        roles: person_id === 'dot' ? [{ role_code: 'manager', scope_kind: 'unit', scope_code: 'housing' }] : [],
      })),
      today,
    ),
  )
  const later = { held_from: '2026-12-01', held_until: '2026-12-14', reason: 'Leave' }
  expect(await ask(standIn, { person_id: 'dot', stand_in_id: 'eve', ...later })).toMatchObject({ ok: true })
  const looksAfterPeople = async (name: string) => {
    const actor = await actorAt(`${name}@example.org`)
    if (actor === null) throw new Error(`${name} is nobody`)
    return { ...actor, capabilities: new Set(['people.edit']) }
  }
  const below = { ...waste, parent_code: 'housing' }
  for (const name of ['dot', 'eve'])
    expect(await ask(changeOrganisation, below, await looksAfterPeople(name)), name).toMatchObject({
      error: { kind: 'forbidden', reason: expect.stringContaining('Somebody else moves a unit') },
    })
  expect(await ask(changeOrganisation, below, await looksAfterPeople('flo'))).toMatchObject({ ok: true })
  const renamed = { ...below, name: 'Waste and recycling' }
  expect(await ask(changeOrganisation, renamed, await looksAfterPeople('dot'))).toMatchObject({ ok: true })
})
