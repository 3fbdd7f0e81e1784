import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Actor,
  addPeople,
  countUnmanaged,
  listPosts,
  managedOn,
  managersOf,
  systemActor,
} from '#platform/access/door.ts'
import { type Command, type Runner, runCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { council_id, openNorth, personNamed, today } from '../../tests/support/north.ts'
import { handOver } from './leaver-commands.ts'
import { nameManager, setPostManager } from './manager-commands.ts'
import { changePost, fillPost, leavePost } from './post-commands.ts'

let runner: Runner
let close: () => Promise<void>
const within = <T>(work: (tx: Tx) => Promise<T>) => runner.database.asCouncil(council_id, work)
const officer: Actor = { ...systemActor(council_id, 'Olga'), person_id: 'olga', capabilities: new Set(['people.edit']) }
const ask = <Input, Value>(command: Command<Input, Value>, input: object, actor = officer) =>
  runCommand(runner, command, actor, { reason: 'For a test', ...input }, { door: 'form', request_id: 't' })
const managers = async (who: string, day = today) =>
  (await within((tx) => managersOf(tx, who, day))).map(({ person_id }) => person_id)

beforeAll(async () => {
  const people = ['ann', 'bob', 'cat', 'dan', 'olga'].map(personNamed)
  const fill = (tx: Tx) => addPeople(tx, council_id, people, '2026-04-01')
  ;({ runner, close } = await openNorth(shipped('stroud'), fill))
  for (const [post_code, person_id] of Object.entries({ chief: 'ann', head: 'bob', officer: 'cat', clerk: 'olga' })) {
    await ask(changePost, { post_code, title: `The ${post_code}` })
    const system = systemActor(council_id, 'a test')
    await ask(fillPost, { post_code, person_id, held_from: '2026-04-01' }, system)
  }
})
afterAll(() => close())

const reports = (post_code: string, reports_to: string) => ask(setPostManager, { post_code, reports_to })

test('whoever holds the post above is the line manager, for as long as both posts are held', async () => {
  expect(await managers('cat')).toEqual([])
  expect(await reports('officer', 'head')).toMatchObject({ ok: true })
  expect(await reports('head', 'chief')).toMatchObject({ ok: true })
  expect([await managers('cat'), await managers('bob'), await managers('ann')]).toEqual([['bob'], ['ann'], []])
  expect(await managers('cat', '2026-03-31')).toEqual([])
  const posts = await within(listPosts)
  expect(posts.map(({ post_code, above }) => [post_code, above])).toContainEqual(['officer', 'The head'])
})

test('posts do not report in a circle, nor to themselves, nor to a post that is not there', async () => {
  const said = async (post: string, above: string) => {
    const done = await reports(post, above)
    return done.ok || done.error.kind !== 'invalid' ? done : done.error.fields
  }
  expect(await said('chief', 'officer')).toEqual({
    reports_to: ['The officer answers to The chief already, so this would go round in a circle'],
  })
  expect(await said('head', 'head')).toEqual({ reports_to: ['A post does not report to itself'] })
  expect(await said('head', 'none')).toEqual({ reports_to: ['Choose a post of the council, or nobody'] })
  expect(await said('none', 'head')).toEqual({ post_code: ['Choose a post'] })
})

test('a vacant post above gives no line manager, and a name beside the person does not step in', async () => {
  expect(await ask(nameManager, { person_id: 'cat', manager_id: 'dan' })).toMatchObject({ ok: true })
  expect(await managers('cat')).toEqual(['bob'])
  expect(await ask(leavePost, { post_code: 'head', held_until: '2026-12-31' })).toMatchObject({ ok: true })
  expect(await managers('cat', '2027-01-01')).toEqual([])
})

test('somebody whose post reports to none, or who has none, has the line manager they are given by name', async () => {
  expect(await ask(nameManager, { person_id: 'dan', manager_id: 'ann' })).toMatchObject({ ok: true })
  expect(await managers('dan')).toEqual(['ann'])
  expect((await within((tx) => managedOn(tx, today, 'ann'))).map(({ name }) => name)).toEqual(['Bob', 'Dan'])
  expect(await within((tx) => countUnmanaged(tx, today))).toBe(2)
})

test('people do not manage one another in a circle, by posts or by name', async () => {
  expect(await ask(nameManager, { person_id: 'ann', manager_id: 'cat' })).toMatchObject({
    error: {
      fields: { manager_id: ['Ann manages Cat already, or manages whoever does, so this would go round in a circle'] },
    },
  })
  expect(await ask(nameManager, { person_id: 'ann', manager_id: 'ann' })).toMatchObject({
    error: { fields: { manager_id: ['Nobody is their own line manager'] } },
  })
})

test('nobody makes themselves a line manager, or chooses their own', async () => {
  const refused = [
    await reports('officer', 'clerk'),
    await reports('clerk', 'chief'),
    await ask(nameManager, { person_id: 'dan', manager_id: 'olga' }),
    await ask(nameManager, { person_id: 'olga', manager_id: 'dan' }),
  ]
  expect(refused.map((one) => (one.ok ? 'done' : one.error.kind))).toEqual(Array(4).fill('forbidden'))
})

test('a leaver’s people pass to the successor, by post and by name, and are listed', async () => {
  const done = await ask(handOver, { person_id: 'ann', successor_id: 'cat', left_on: today })
  expect(done).toMatchObject({ ok: true, value: { moved: ['post The chief', 'line manager of Dan'] } })
  expect(await managers('dan')).toEqual(['cat'])
  expect([await managers('bob', '2026-11-21'), await managers('cat', '2026-11-21')]).toEqual([['cat'], ['bob']])
})
