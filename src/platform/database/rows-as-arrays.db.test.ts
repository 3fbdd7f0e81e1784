import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { type Database, rowsAsTable } from './door.ts'

let database: Database
let close: () => Promise<void>
beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
})
afterAll(() => close())

const awkward = fc.constantFrom(
  '',
  'null',
  'NULL',
  ' ',
  '{}',
  '{a,b}',
  '"',
  '\\',
  '\\"',
  'a,b',
  "it's",
  'a\nb',
  'é',
  '£1.2m',
)
const words = fc.oneof(
  awkward,
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
)
const row = fc.record({
  name: fc.option(words),
  value: fc.option(fc.constantFrom('0', '-1.50', '90.0', '12345678901234567890.123')),
  day: fc.option(fc.constantFrom('2026-11-20', '1999-12-31')),
  version: fc.option(fc.nat()),
})

test('rows arrive in the database as they were, whatever is written in them', async () => {
  const columns = { name: 'text', value: 'numeric', day: 'date', version: 'integer' }
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const back = await sql`
        select name, value::text as value, day::text as day, version from ${rowsAsTable('g', columns, rows)}`.execute(
        database.kysely,
      )
      expect(back.rows).toEqual(rows)
    }),
    { numRuns: 60 },
  )
})

test('columns that say the same in each of many rows arrive as they were too', async () => {
  const columns = { name: 'text', value: 'numeric', day: 'date', version: 'integer' }
  const alike = fc.record({ row, other: row, count: fc.integer({ min: 99, max: 120 }), own: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(alike, async ({ row, other, count, own }) => {
      const rows = Array.from({ length: count }, (_, at) => ({ ...row, ...(own && at === 50 ? other : {}) }))
      const { rows: back } = await sql`
        select name, value::text as value, day::text as day, version from ${rowsAsTable('g', columns, rows)}`.execute(
        database.kysely,
      )
      expect(back).toEqual(rows)
    }),
    { numRuns: 40 },
  )
})
