import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { type Listener, runCommand } from '#platform/commands/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../tests/support/database.ts'
import { adoptFramework, findFramework } from './adoption.ts'

let database: Database
let close: () => Promise<void>
beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  await install(database)
})
afterAll(() => close())

const install = ({ kysely }: Database) => {
  const facts = { council_id: 'stroud', name: 'Stroud', short_name: 'Stroud', brand_colour: '#003078' }
  const more = { demonstration: true, illustrative: null, figures_source: null }
  return installCouncil(kysely, { ...facts, ...more })
}

const clock = { now: () => new Date('2026-11-20T09:00:00Z'), today: () => '2026-11-20' }
const file = new URL('../../frameworks/stroud.yaml', import.meta.url)
const adopt = async (title: string, listeners: readonly Listener[], to = database) => {
  const source_text = (await readFile(file, 'utf8')).replace(/^title:.*$/m, `title: ${title}`)
  return runCommand(
    { database: to, clock, listeners },
    adoptFramework,
    systemActor('stroud', 'A test'),
    { file_name: 'stroud.yaml', source_text, reason: 'For a test' },
    { door: 'cli', request_id: 'test' },
  )
}

/** Reads the framework as a listener that judges would, and then fails. */
const failing: Listener = {
  event: 'framework.changed',
  inTransaction: async (tx, actor) => {
    expect((await findFramework(tx, actor.council_id))?.title).toBe('First thoughts')
    throw new Error('the listener failed')
  },
}
const inForce = () => database.asCouncil('stroud', async (tx) => (await findFramework(tx, 'stroud'))?.title ?? null)

test('A framework whose adoption was undone is forgotten, though another takes its number', async () => {
  await expect(adopt('First thoughts', [failing])).rejects.toThrow('the listener failed')
  expect(await inForce()).toBeNull()
  expect(await adopt('Second thoughts', [])).toMatchObject({ ok: true, value: { version: 1 } })
  expect(await inForce()).toBe('Second thoughts')
})

test('A council of the same name in another database has a framework of its own', async () => {
  expect(await inForce()).toBe('Second thoughts')
  const other = await openTestDatabase()
  await install(other.database)
  try {
    expect(await other.database.asCouncil('stroud', (tx) => findFramework(tx, 'stroud'))).toBeNull()
    expect(await adopt('Third thoughts', [], other.database)).toMatchObject({ ok: true, value: { version: 1 } })
    const there = await other.database.asCouncil('stroud', (tx) => findFramework(tx, 'stroud'))
    expect(there?.title).toBe('Third thoughts')
  } finally {
    await other.close()
  }
})
