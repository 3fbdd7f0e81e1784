import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ok, type Result, refused } from '#kernel/result.ts'
import { addPeople, installCouncil, systemActor } from '#platform/access/door.ts'
import { type Runner, runCommand } from '#platform/commands/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { lastInvitation } from './invitations.ts'
import { inviteToSignIn } from './invite-command.ts'
import { sendInvitations } from './jobs.ts'

type Answer = Result<null, { words: string; again: boolean }> | Error

let database: Database
let serving: Database
let close: () => Promise<void>
let now = new Date('2026-11-20T10:00:00Z')
let answers: Answer[] = []
let invited: unknown[] = []

beforeAll(async () => {
  ;({ database, serving, close } = await openTestDatabase())
  for (const council_id of ['north', 'south']) {
    const facts = { council_id, name: `${council_id} Council`, short_name: council_id, brand_colour: '#123456' }
    await installCouncil(database.kysely, { ...facts, demonstration: false, illustrative: null, figures_source: null })
    const bob = { person_id: 'bob', name: 'Bob', email: `bob@${council_id}.example`, post: '', roles: [] }
    await database.asCouncil(council_id, (tx) => addPeople(tx, council_id, [bob], '2026-11-01'))
  }
})
afterAll(() => close?.())
beforeEach(async () => {
  await database.kysely.deleteFrom('invitation').execute()
  now = new Date('2026-11-20T10:00:00Z')
  invited = []
  answers = []
})

const runner = (more: Partial<Runner> = {}): Runner => ({
  database,
  clock: { now: () => now, today: () => '2026-11-20' },
  listeners: [],
  ...more,
})
const ask = (council_id: string, command = inviteToSignIn) =>
  runCommand(
    runner(),
    command,
    systemActor(council_id, 'Command line'),
    { person_id: 'bob' },
    { door: 'cli', request_id: 'r' },
  )
const send = () =>
  sendInvitations({
    database: serving,
    now: () => now,
    invite: async (account) => {
      invited.push(account)
      const answer = answers.shift() ?? ok(null)
      if (answer instanceof Error) throw answer
      return answer
    },
  })
const away: Answer = refused({ words: 'The mail server did not take the letter', again: true })
const seen = () => database.asCouncil('north', (tx) => lastInvitation(tx, 'bob'))
const change = (changed: { left_on?: string | null; email?: string }) =>
  database.asCouncil('north', (tx) => tx.updateTable('person').set(changed).where('person_id', '=', 'bob').execute())
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

test('Each council’s letter goes once, in the name of that council', async () => {
  for (const council_id of ['north', 'south']) expect((await ask(council_id)).ok).toBe(true)
  expect([await send(), await send()]).toEqual([2, 0])
  expect(invited).toEqual(
    ['north', 'south'].map((council) => ({
      email: `bob@${council}.example`,
      name: 'Bob',
      from: { council: `${council} Council`, by: null },
    })),
  )
})

test('Nothing is sent of an invitation that was undone', async () => {
  const undone = {
    ...inviteToSignIn,
    run: async (...given: Parameters<typeof inviteToSignIn.run>) => {
      await inviteToSignIn.run(...given)
      return refused({ kind: 'conflict' as const, message: 'Undone.' })
    },
  }
  expect((await ask('north', undone)).ok).toBe(false)
  expect([await send(), invited]).toEqual([0, []])
})

test('A mail server that is away is tried again, later each time, and the fault is known until it goes', async () => {
  await ask('north')
  answers = [away, away]
  expect(await send()).toBe(1)
  expect(await seen()).toMatchObject({ state: 'waiting', last_fault: 'The mail server did not take the letter' })
  expect(await send()).toBe(0)
  later(1)
  expect(await send()).toBe(1)
  later(4)
  expect(await send()).toBe(0)
  later(1)
  expect(await send()).toBe(1)
  expect(await seen()).toMatchObject({ state: 'sent', last_fault: null })
})

test('After a day of failures it ends, and somebody may invite again', async () => {
  await ask('north')
  answers = Array.from({ length: 20 }, () => away)
  for (let hours = 0; hours < 30; hours++) {
    await send()
    later(60)
  }
  expect(await seen()).toMatchObject({ state: 'ended', last_fault: 'The mail server did not take the letter' })
  expect((await ask('north')).ok).toBe(true)
})

test('It ends at once for somebody who has an account by then', async () => {
  await ask('north')
  answers = [refused({ words: 'bob@north.example has an account already', again: false })]
  await send()
  expect(await seen()).toMatchObject({ state: 'ended', last_fault: 'bob@north.example has an account already' })
})

test('None goes to somebody who has left meanwhile, nor to an address that is theirs no longer', async () => {
  for (const changed of [{ left_on: '2026-11-20' }, { email: 'robert@north.example' }]) {
    await ask('north')
    await change(changed)
    await send()
    expect(invited).toEqual([])
    expect(await seen()).toMatchObject({ state: 'ended', last_fault: expect.stringContaining('Bob') })
    await change({ left_on: null, email: 'bob@north.example' })
  }
  expect((await ask('north')).ok).toBe(true)
})

test('One that cannot be made is tried again, and holds no other up', async () => {
  for (const council_id of ['north', 'south']) await ask(council_id)
  answers = [new Error('the table of accounts is locked')]
  await expect(send()).rejects.toThrow('could not be made')
  expect(invited).toHaveLength(2)
  expect(await seen()).toMatchObject({ state: 'waiting', last_fault: 'The letter could not be made' })
  expect(await send()).toBe(0)
  later(1)
  expect([await send(), await seen()]).toMatchObject([1, { state: 'sent' }])
})

test('The twentieth of a day is as good as the first, when the database has long prepared for it', async () => {
  for (let invited = 0; invited < 20; invited++) {
    expect((await ask('north')).ok).toBe(true)
    await send()
  }
})
