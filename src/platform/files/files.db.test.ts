import { afterAll, beforeAll, expect, test } from 'vitest'
import { installCouncil } from '#platform/access/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { readFile, storeFile } from './door.ts'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  opened = await openTestDatabase()
  for (const council_id of ['stroud', 'plymouth'])
    await installCouncil(opened.database.kysely, {
      council_id,
      name: council_id,
      short_name: council_id,
      brand_colour: '#003078',
      demonstration: true,
      illustrative: null,
      figures_source: null,
    })
})
afterAll(() => opened.close())

const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0x0a])
const store = (council: string, media_type = 'application/pdf') =>
  opened.database.asCouncil(council, (tx) => storeFile(tx, council, bytes, media_type))
const read = (council: string, sha256: string) => opened.database.asCouncil(council, (tx) => readFile(tx, sha256))

test('A file comes back byte for byte, under the name of its content', async () => {
  const sha256 = await store('stroud')
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  const file = await read('stroud', sha256)
  expect(file).toMatchObject({ media_type: 'application/pdf', size_bytes: 7 })
  expect([...(file?.content ?? [])]).toEqual([...bytes])
})

test('The same content is kept once, as it first came', async () => {
  const first = await store('stroud')
  expect(await store('stroud', 'text/plain')).toBe(first)
  expect((await read('stroud', first))?.media_type).toBe('application/pdf')
})

test("A council does not find another's file", async () => {
  expect(await read('plymouth', await store('stroud'))).toBeNull()
})

test('A stored file cannot be changed', async () => {
  await store('stroud')
  await expect(
    opened.database.asCouncil('stroud', (tx) => tx.updateTable('stored_file').set({ media_type: 'x' }).execute()),
  ).rejects.toThrow(/append-only/)
})
