import type { Framework } from '#framework/door.ts'
import { capital } from '#kernel/words.ts'
import { installCouncil } from '#platform/access/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { openTestDatabase } from './database.ts'
import { putInForce } from './put-in-force.ts'

export const council_id = 'north'
export const today = '2026-11-20'

/** A database with one council in it, North, whose framework is in force; filled, and with what its commands are run by. */
export const openNorth = async (framework: Framework, fill: (tx: Tx) => Promise<unknown>) => {
  const { database, close } = await openTestDatabase()
  const facts = { name: 'North', short_name: 'North', brand_colour: '#123456', demonstration: true }
  await installCouncil(database.kysely, { council_id, ...facts, illustrative: null, figures_source: null })
  await database.asCouncil(council_id, async (tx) => {
    await putInForce(tx, council_id, framework)
    await fill(tx)
  })
  const clock = { now: () => new Date(`${today}T09:00:00Z`), today: () => today }
  const runner: Runner = { database, clock, listeners: [] }
  return { runner, close }
}

/** Somebody named after their id, without a role. */
export const personNamed = (person_id: string) => ({
  person_id,
  name: capital(person_id),
  post: 'Officer',
  email: `${person_id}@example.org`,
  roles: [],
})
