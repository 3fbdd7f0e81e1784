import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { recordAudit } from '#platform/audit/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { auditVerify } from './verify-command.ts'

let database: Database
let serving: Database
let close: () => Promise<void>
let folder: string

beforeAll(async () => {
  ;({ database, serving, close } = await openTestDatabase())
  folder = await mkdtemp(join(tmpdir(), 'golden-thread-anchor-'))
  const facts = { name: 'North', short_name: 'North', brand_colour: '#123456', demonstration: true }
  await installCouncil(database.kysely, { council_id: 'north', ...facts, illustrative: null, figures_source: null })
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

const write = () =>
  database.asCouncil('north', (tx) =>
    recordAudit(tx, systemActor('north', 'Rosa'), {
      command: 'targets.set-target',
      door: 'form',
      request_id: 'x',
      subject: { kind: 'target', id: 'HOU03 2026-27-Q2' },
    }),
  )

const verify = async (anchor_file: string | null) => {
  const said: string[] = []
  const faults = await auditVerify(serving, { council: 'north', anchor_file }, (line) => said.push(line))
  return { faults, said }
}

test('Each verification notes where the chain ends, and the next one holds the chain against every note', async () => {
  const file = join(folder, 'anchors.txt')
  await write()
  expect(await verify(file)).toEqual({
    faults: 0,
    said: [
      'north: 0 rows under seal, 1 not sealed yet; no faults.',
      expect.stringMatching(/^Head: north 1 [0-9a-f]{64} /),
    ],
  })
  await write()
  expect((await verify(file)).faults).toBe(0)
  const notes = (await readFile(file, 'utf8')).trim().split('\n')
  expect(notes.map((line) => line.split(' ').slice(0, 2))).toEqual([
    ['north', '1'],
    ['north', '2'],
  ])
  await sql`alter table audit_seal disable trigger append_only`.execute(database.kysely)
  await sql`alter table audit_entry disable trigger append_only`.execute(database.kysely)
  await sql`delete from audit_seal where position = 2`.execute(database.kysely)
  await sql`delete from audit_entry where entry_id = (select max(entry_id) from audit_entry)`.execute(database.kysely)
  expect((await verify(null)).faults).toBe(0)
  const found = await verify(file)
  expect(found.faults).toBe(1)
  expect(found.said[0]).toMatch(/^north: The end of the chain of north was cut off: seal 2 was noted/)
  expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(2)
})
