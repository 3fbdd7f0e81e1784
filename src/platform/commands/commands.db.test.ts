import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ok, refused } from '#kernel/result.ts'
import { type Actor, installCouncil, saveUnits } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { defineCommand, type Listener, type Runner, runCommand } from './door.ts'

let database: Database
let close: () => Promise<void>
let heard: unknown[] = []
const amina: Actor = {
  council_id: 'north',
  person_id: 'amina',
  name: 'Amina',
  kind: 'person',
  roles: [],
  capabilities: new Set(['plan.edit']),
}
const visitor: Actor = { ...amina, person_id: 'bob', name: 'Bob', capabilities: new Set() }

const openUnit = defineCommand({
  name: 'test.open-unit',
  title: 'Open a unit',
  input: z.object({ code: z.string().min(1, 'Enter a code'), name: z.string().min(1, 'Enter a name') }),
  may: (actor) => actor.capabilities.has('plan.edit') || 'Only the performance team may open a unit.',
  mayThis: (_actor, { code }) => code !== 'council' || 'Nobody may open the council.',
  run: async (tx, actor, input) => {
    await saveUnits(tx, actor.council_id, [
      { unit_code: input.code, parent_code: null, kind: 'service', name: input.name },
    ])
    if (input.name === 'Taken') return refused({ kind: 'conflict' as const, message: 'There is one of that name.' })
    return ok({
      value: { code: input.code },
      subject: { kind: 'unit', id: input.code },
      after: input,
      reason: 'a new service',
      events: [{ name: 'test.unit-opened', payload: input }],
    })
  },
})

const listener: Listener = {
  event: 'test.unit-opened',
  inTransaction: async (_tx, _actor, payload) => {
    heard.push(payload)
    if ((payload as { name: string }).name === 'Faulty') throw new Error('the listener failed')
  },
}
const runner = (): Runner => ({
  database,
  clock: { now: () => new Date('2026-11-20T10:00:00Z'), today: () => '2026-11-20' },
  listeners: [listener],
})
const ask = (actor: Actor, input: unknown, idempotency_key?: string) =>
  runCommand(runner(), openUnit, actor, input, { door: 'api', request_id: 'r1', idempotency_key })
const units = () =>
  database.asCouncil('north', (tx) => tx.selectFrom('org_unit').select('unit_code').orderBy('unit_code').execute())
const trail = () =>
  database.asCouncil('north', (tx) => tx.selectFrom('audit_entry').selectAll().orderBy('entry_id').execute())

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  await installCouncil(database.kysely, {
    council_id: 'north',
    name: 'North',
    short_name: 'North',
    brand_colour: '#123456',
    demonstration: true,
    illustrative: null,
    figures_source: null,
  })
})
afterAll(() => close())

test('A command that is carried out leaves its audit row and its event, and is heard', async () => {
  heard = []
  expect(await ask(amina, { code: 'waste', name: 'Waste' })).toEqual({ ok: true, value: { code: 'waste' } })
  expect(await trail()).toMatchObject([
    {
      actor_name: 'Amina',
      person_id: 'amina',
      door: 'api',
      command: 'test.open-unit',
      subject_id: 'waste',
      after: { code: 'waste', name: 'Waste' },
      reason: 'a new service',
    },
  ])
  const events = await database.asCouncil('north', (tx) => tx.selectFrom('event').select('name').execute())
  expect(events).toEqual([{ name: 'test.unit-opened' }])
  expect(heard).toEqual([{ code: 'waste', name: 'Waste' }])
})

test('Bad input is refused by field, and nothing is written', async () => {
  expect(await ask(amina, { code: '', name: 'X' })).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { code: ['Enter a code'] } },
  })
  expect(await ask(amina, { name: 'X' } as never)).toMatchObject({
    error: { kind: 'invalid', fields: { code: ['Choose or enter something here'] } },
  })
  expect(await units()).toEqual([{ unit_code: 'waste' }])
})

test('Someone without the capability is told why not', async () => {
  expect(await ask(visitor, { code: 'parks', name: 'Parks' })).toEqual({
    ok: false,
    error: { kind: 'forbidden', reason: 'Only the performance team may open a unit.' },
  })
})

test('Someone without the capability is told so whatever they fill in, and learns nothing of the fields', async () => {
  for (const input of [{}, { code: '' }, 'rubbish', null])
    expect(await ask(visitor, input)).toEqual({
      ok: false,
      error: { kind: 'forbidden', reason: 'Only the performance team may open a unit.' },
    })
})

test('Leave that depends on what is asked for is asked with the input in hand', async () => {
  expect(await ask(amina, { code: 'council', name: 'Council' })).toEqual({
    ok: false,
    error: { kind: 'forbidden', reason: 'Nobody may open the council.' },
  })
  expect(await ask(visitor, { code: 'council', name: 'Council' })).toMatchObject({
    error: { reason: 'Only the performance team may open a unit.' },
  })
})

test('A refusal after a write, or a listener that fails, undoes the whole', async () => {
  expect(await ask(amina, { code: 'two', name: 'Taken' })).toMatchObject({ ok: false, error: { kind: 'conflict' } })
  await expect(ask(amina, { code: 'three', name: 'Faulty' })).rejects.toThrow('the listener failed')
  expect(await units()).toEqual([{ unit_code: 'waste' }])
  expect(await trail()).toHaveLength(1)
})

test('A retried request is answered again and carried out once', async () => {
  const first = await ask(amina, { code: 'leisure', name: 'Leisure' }, 'key-1')
  expect(await ask(amina, { code: 'leisure', name: 'Leisure' }, 'key-1')).toEqual(first)
  expect(await trail()).toHaveLength(2)
  expect(await ask(amina, { code: 'other', name: 'Other' }, 'key-1')).toMatchObject({
    ok: false,
    error: { kind: 'conflict' },
  })
})

test('The audit log cannot be changed or emptied, even by its owner', async () => {
  await expect(sql`update audit_entry set actor_name = 'Nobody'`.execute(database.kysely)).rejects.toThrow(
    /append-only/,
  )
  await expect(sql`delete from audit_entry`.execute(database.kysely)).rejects.toThrow(/append-only/)
  await expect(sql`truncate audit_entry`.execute(database.kysely)).rejects.toThrow(/append-only/)
})

test('a command that lost a race runs again, and tells of the conflict when it goes on losing', async () => {
  let runs = 0
  const race = (losses: number) =>
    defineCommand({
      name: 'test.race',
      title: 'Race',
      input: z.object({}),
      may: () => true,
      run: async () => {
        runs++
        if (runs <= losses) throw Object.assign(new Error('duplicate key'), { code: '23505' })
        return ok({ value: runs, subject: { kind: 'race', id: '1' } })
      },
    })
  const run = (losses: number) => {
    runs = 0
    return runCommand(runner(), race(losses), amina, {}, { door: 'api', request_id: 'r1' })
  }
  expect(await run(1)).toEqual({ ok: true, value: 2 })
  expect(await run(99)).toMatchObject({ ok: false, error: { kind: 'conflict' } })
})
