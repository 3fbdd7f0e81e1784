import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addPeople,
  findActor,
  listPosts,
  rolesHeld,
  saveUnits,
  searchPeople,
  systemActor,
} from '#platform/access/door.ts'
import { type Command, type Runner, runCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { council_id, openNorth, personNamed, today } from '../../tests/support/north.ts'
import { handOver } from './leaver-commands.ts'
import { standIn } from './people-commands.ts'
import { changePost, fillPost, givePostRole, leavePost, takePostRole } from './post-commands.ts'

const framework = shipped('stroud')
let runner: Runner
let close: () => Promise<void>
const within = <T>(work: (tx: Tx) => Promise<T>) => runner.database.asCouncil(council_id, work)
const rolesOf = async (who: string, day = today) => {
  const actor = await within((tx) => findActor(tx, `${who}@example.org`, day, framework))
  return (actor?.roles ?? []).map(({ role_code, scope_code, for_name }) =>
    [role_code, scope_code, for_name].filter(Boolean).join(' '),
  )
}
const ask = <Input, Value>(command: Command<Input, Value>, input: object, actor = systemActor(council_id, 'a test')) =>
  runCommand(runner, command, actor, { reason: 'For a test', ...input }, { door: 'form', request_id: 't' })

beforeAll(async () => {
  const fill = async (tx: Tx) => {
    await saveUnits(tx, council_id, [{ unit_code: 'housing', parent_code: null, name: 'Housing', kind: 'service' }])
    const people = ['ann', 'bob', 'cat'].map(personNamed)
    await addPeople(tx, council_id, people, '2026-04-01')
  }
  ;({ runner, close } = await openNorth(framework, fill))
})
afterAll(() => close())

const post = { post_code: 'head-of-housing', title: 'Head of Housing', unit_code: 'housing' }
const role = {
  post_code: 'head-of-housing',
  role_code: 'head-of-service',
  scope_kind: 'unit',
  scope_code: 'housing',
  held_from: '2026-09-01',
}

test('a post is vacant until it is filled, and its roles are held by nobody', async () => {
  expect(await ask(changePost, post)).toMatchObject({ ok: true })
  expect(await ask(givePostRole, role)).toMatchObject({ ok: true })
  expect(await within(listPosts)).toMatchObject([{ title: 'Head of Housing', unit_name: 'Housing', holders: [] }])
  expect(await within((tx) => rolesHeld(tx, today))).toEqual([])
})

test('whoever holds the post holds its roles, on the days that both are held', async () => {
  const held = { post_code: post.post_code, person_id: 'ann', held_from: '2026-08-01' }
  expect(await ask(fillPost, held)).toMatchObject({ ok: true })
  expect(await rolesOf('ann', '2026-08-31')).toEqual([])
  expect(await rolesOf('ann', '2026-09-01')).toEqual(['head-of-service housing'])
  expect(await within((tx) => rolesHeld(tx, today))).toEqual([{ person_id: 'ann', role_code: 'head-of-service' }])
  expect(await within((tx) => searchPeople(tx, { q: 'head of housing' }))).toMatchObject([
    { person_id: 'ann', posts: [{ title: 'Head of Housing' }], roles: [{ post: 'Head of Housing' }] },
  ])
})

test('one person holds a post at a time, and nobody gives a post to themselves', async () => {
  const taken = { post_code: post.post_code, person_id: 'bob', held_from: '2026-12-01' }
  expect(await ask(fillPost, taken)).toMatchObject({
    error: { fields: { post_code: ['Ann holds this post then: make it vacant first'] } },
  })
  const bob = { ...systemActor(council_id, 'Bob'), person_id: 'bob', capabilities: new Set(['people.edit']) }
  expect(await ask(fillPost, taken, bob)).toMatchObject({
    error: { kind: 'forbidden', reason: 'Somebody else gives you a post.' },
  })
  const ann = { ...bob, person_id: 'ann' }
  expect(await ask(givePostRole, { ...role, role_code: 'manager' }, ann)).toMatchObject({
    error: { kind: 'forbidden', reason: expect.stringMatching(/^Somebody else gives a role to a post that you hold/) },
  })
})

test('a stand-in holds the roles of the other, those of a post too', async () => {
  const days = { held_from: '2026-11-16', held_until: '2026-11-27' }
  expect(await ask(standIn, { person_id: 'ann', stand_in_id: 'cat', ...days })).toMatchObject({ ok: true })
  expect(await rolesOf('cat')).toEqual(['head-of-service housing Ann'])
})

test('a leaver’s posts pass to the successor with their roles', async () => {
  const done = await ask(handOver, { person_id: 'ann', successor_id: 'bob', left_on: today })
  expect(done).toMatchObject({ ok: true, value: { moved: ['post Head of Housing'] } })
  expect(await rolesOf('bob', today)).toEqual([])
  expect(await rolesOf('bob', '2026-11-21')).toEqual(['head-of-service housing'])
})

test('a post that is made vacant, or that loses a role, ends what came with it', async () => {
  const left = { post_code: post.post_code, held_until: '2026-12-31' }
  expect(await ask(leavePost, left)).toMatchObject({ ok: true })
  expect(await ask(leavePost, left)).toMatchObject({
    error: { fields: { post_code: ['Nobody holds this post after that day'] } },
  })
  expect([await rolesOf('bob', '2026-12-31'), await rolesOf('bob', '2027-01-01')]).toEqual([
    ['head-of-service housing'],
    [],
  ])
  expect(await ask(takePostRole, { ...role, held_until: '2026-12-15' })).toMatchObject({ ok: true })
  expect([await rolesOf('bob', '2026-12-15'), await rolesOf('bob', '2026-12-16')]).toEqual([
    ['head-of-service housing'],
    [],
  ])
})
