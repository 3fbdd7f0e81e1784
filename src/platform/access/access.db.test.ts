import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { addPeople, findActor, installCouncil, may, mayEverywhere, mayReadAudit, saveUnits } from './door.ts'

let database: Database
let close: () => Promise<void>
const council_id = 'north'
const framework = {
  roles: [
    { code: 'head', may: ['values.sign-off'] },
    { code: 'team', may: ['import'] },
    { code: 'sponsor', may: ['see.unreleased'] },
    { code: 'clerk', may: ['reports.release'] },
    { code: 'risks', may: ['risks.enter'] },
  ],
  bodies: [
    { code: 'homes', name: 'Housing Committee' },
    { code: 'cabinet', name: 'Cabinet' },
  ],
  risk: { registers: [{ code: 'homes', name: 'Service register' }] },
}

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  const facts = { name: 'North', short_name: 'North', brand_colour: '#123456', demonstration: true }
  await installCouncil(database.kysely, { council_id, ...facts, illustrative: null, figures_source: null })
  await database.asCouncil(council_id, async (tx) => {
    const unit = (unit_code: string, parent_code: string | null, name: string) => ({
      unit_code,
      parent_code,
      name,
      kind: 'service',
    })
    await saveUnits(tx, council_id, [
      unit('place', null, 'Place'),
      unit('housing', 'place', 'Housing'),
      unit('repairs', 'housing', 'Repairs'),
      unit('people', null, 'People'),
    ])
    for (const item_code of ['homes', 'warm-homes'])
      await tx.insertInto('plan_item').values({ council_id, item_code, level_code: 'aim', name: item_code }).execute()
    await tx.insertInto('plan_link').values({ council_id, parent_code: 'homes', child_code: 'warm-homes' }).execute()
    const measure = { kind: 'number', unit: 'number', decimals: 0, polarity: 'higher', frequency: 'quarter' }
    await tx
      .insertInto('measure')
      .values({
        council_id,
        ...measure,
        measure_code: 'M1',
        name: 'One',
        accumulation: 'in-period',
        level: 'strategic',
      })
      .execute()
    await tx
      .insertInto('measure_plan_item')
      .values({ council_id, measure_code: 'M1', item_code: 'warm-homes' })
      .execute()
    const held = (role_code: string, scope_kind = 'council', scope_code = '') => ({ role_code, scope_kind, scope_code })
    const person = (person_id: string, ...own: ReturnType<typeof held>[]) => ({
      person_id,
      name: person_id,
      post: '',
      email: `${person_id}@example.org`,
      roles: own,
    })
    await addPeople(
      tx,
      council_id,
      [
        person('hana', held('head', 'unit', 'housing')),
        person('tom', held('team')),
        person('sam', held('sponsor', 'plan', 'homes')),
        person('cora', held('clerk', 'body', 'homes')),
        person('rita', held('risks', 'register', 'homes')),
        person('nora'),
      ],
      '2026-04-01',
    )
  })
})
afterAll(() => close())

const actorAt = (email: string, today = '2026-11-20') =>
  database.asCouncil(council_id, (tx) => findActor(tx, email, today, framework))

test('a role held for a unit reaches the units below it, by name, and no other', async () => {
  const hana = await actorAt('HANA@example.org')
  expect(hana?.reach).toMatchObject([{ scope_name: 'Housing', reaches: { unit: new Set(['housing', 'repairs']) } }])
  expect(hana && [may(hana, 'values.sign-off'), mayEverywhere(hana, 'values.sign-off')]).toEqual([true, false])
})

test('a role held for the council is held everywhere', async () => {
  const tom = await actorAt('tom@example.org')
  expect([tom?.capabilities, tom?.reach]).toEqual([new Set(['import']), []])
  expect(tom && mayReadAudit(tom)).toBe('Your role does not read the audit log.')
})

test('a role held for an item of the plan reaches the measures of what hangs below it', async () => {
  expect((await actorAt('sam@example.org'))?.reach).toMatchObject([
    { scope_name: 'homes', reaches: { measure: new Set(['M1']) } },
  ])
})

test('a role held for a body or a register reaches it alone, though a plan item has the same code', async () => {
  const none = new Set()
  expect((await actorAt('cora@example.org'))?.reach).toMatchObject([
    {
      scope_name: 'the Housing Committee',
      reaches: { unit: none, measure: none, body: new Set(['homes']), register: none },
    },
  ])
  expect((await actorAt('rita@example.org'))?.reach).toMatchObject([
    {
      scope_name: 'the Service register',
      reaches: { unit: none, measure: none, body: none, register: new Set(['homes']) },
    },
  ])
})

test('a role not held yet gives nothing, and a person unknown is nobody', async () => {
  expect((await actorAt('tom@example.org', '2026-03-31'))?.capabilities).toEqual(new Set())
  expect(await actorAt('nora@example.org')).toMatchObject({ roles: [], reach: [] })
  expect(await actorAt('nobody@example.org')).toBeNull()
})
