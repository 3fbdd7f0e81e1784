import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import type { Database } from './door.ts'

const recorded = async ({ kysely }: Pick<Database, 'kysely'>) => {
  const { rows } = await sql<{ day: string; seconds: number }>`
    select (recorded_now() at time zone 'Europe/London')::date as day,
      abs(extract(epoch from recorded_now() - clock_timestamp()))::float8 as seconds`.execute(kysely)
  return rows[0] ?? { day: '', seconds: Number.NaN }
}

test('What is recorded is of the real moment', async () => {
  const { database, close } = await openTestDatabase()
  expect((await recorded(database)).seconds).toBeLessThan(60)
  await close()
})

test('In a demonstration it is of its day, on every connection and within a council, unless the transaction says a moment', async () => {
  const { database, close } = await openTestDatabase({ today: '2019-06-30' })
  const days = await Promise.all([1, 2, 3].map(async () => (await recorded(database)).day))
  expect(days).toEqual(['2019-06-30', '2019-06-30', '2019-06-30'])
  const within = await database.asCouncil('stroud', async (tx) => {
    const { rows } = await sql<{ day: string }>`select recorded_now()::date as day`.execute(tx)
    await sql`select set_config('golden_thread.now', '2020-01-02T03:04:05Z', true)`.execute(tx)
    const told = await sql<{ day: string }>`select recorded_now()::date as day`.execute(tx)
    return [rows[0]?.day, told.rows[0]?.day]
  })
  expect(within[0]).toMatch(/^2019-0(6-30|6-29|7-01)$/)
  expect(within[1]).toBe('2020-01-02')
  await close()
})
