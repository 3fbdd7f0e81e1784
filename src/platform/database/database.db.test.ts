import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installCouncil, saveUnits } from '#platform/access/door.ts'
import { installationRoot } from '#platform/root.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { type Database, describeSchema, describeTables, migrate } from './door.ts'
import { splitStatements } from './migrate.ts'

let database: Database
let close: () => Promise<void>
const council = (council_id: string) => ({
  council_id,
  name: council_id,
  short_name: council_id,
  brand_colour: '#123456',
  demonstration: true,
  illustrative: null,
  figures_source: null,
})

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  for (const council_id of ['north', 'south']) {
    await installCouncil(database.kysely, council(council_id))
    await database.asCouncil(council_id, (tx) =>
      saveUnits(tx, council_id, [
        { unit_code: 'housing', parent_code: null, kind: 'service', name: `Housing ${council_id}` },
      ]),
    )
  }
})
afterAll(() => close())

describe('migrations', () => {
  test('run once, however many processes start at the same moment', async () => {
    expect((await Promise.all([migrate(database), migrate(database), migrate(database)])).flat()).toEqual([])
  })

  test('a semicolon within a function, a quotation or a comment ends no statement', () => {
    expect(splitStatements("create function f() as $$ begin; end $$;\n-- a; b\nselect ';';")).toEqual([
      'create function f() as $$ begin; end $$',
      "select ';'",
    ])
  })
})

describe('what is derived from the migrations', () => {
  test('schema.sql is what they make', async () => {
    if (database.kind === 'pglite')
      expect(await readFile(join(installationRoot(), 'migrations/schema.sql'), 'utf8')).toBe(
        await describeSchema(database.kysely),
      )
  })

  test('the table types are what they make', async () => {
    expect(await readFile(join(installationRoot(), 'src/platform/database/tables.ts'), 'utf8')).toBe(
      await describeTables(database.kysely),
    )
  })
})

describe('isolation of councils', () => {
  const owned = async () =>
    (
      await sql<{ table_name: string; relkind: string }>`
      select c.relname as table_name, c.relkind from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'council_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and c.relname <> 'council'`.execute(
        database.kysely,
      )
    ).rows

  test('every council-owned table has row-level security, and council_id leads its primary key', async () => {
    const rows = (
      await sql<{ name: string; secured: boolean; lead: string }>`
      select c.relname as name, c.relrowsecurity as secured,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as lead
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'council_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'council'`.execute(
        database.kysely,
      )
    ).rows
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter((row) => !row.secured || row.lead !== 'council_id')).toEqual([])
  })

  test('no statement of the application reads another council’s rows, from any table or view', async () => {
    for (const { table_name } of await owned()) {
      const seen = await database.asCouncil('north', (tx) =>
        sql<{
          council_id: string
        }>`select council_id from ${sql.table(table_name)} where council_id <> 'north'`.execute(tx),
      )
      expect(seen.rows, table_name).toEqual([])
    }
    const units = await database.asCouncil('north', (tx) => tx.selectFrom('org_unit').select('name').execute())
    expect(units).toEqual([{ name: 'Housing north' }])
  })

  test('no statement of the application writes another council’s rows', async () => {
    await expect(
      database.asCouncil('north', (tx) =>
        saveUnits(tx, 'south', [{ unit_code: 'x', parent_code: null, kind: 'team', name: 'Theirs' }]),
      ),
    ).rejects.toThrow(/row-level security/)
    const changed = await database.asCouncil('north', (tx) =>
      tx.updateTable('org_unit').set({ name: 'Ours' }).where('council_id', '=', 'south').executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
  })

  test('outside a council the application sees nothing', async () => {
    const seen = await database.asCouncil('', (tx) => tx.selectFrom('org_unit').selectAll().execute())
    expect(seen).toEqual([])
  })

  test('a statement asked again and again sees the council it is asked in, whichever was first', async () => {
    const ask = (council_id: string) =>
      database.asCouncil(council_id, (tx) =>
        tx.selectFrom('org_unit').select('name').where('unit_code', '=', 'housing').execute(),
      )
    const owner = () =>
      database.kysely.selectFrom('org_unit').select('name').where('unit_code', '=', 'housing').execute()
    for (let times = 0; times < 12; times++) {
      expect(await ask('north')).toEqual([{ name: 'Housing north' }])
      expect(await ask('south')).toEqual([{ name: 'Housing south' }])
      expect(await owner()).toHaveLength(2)
      expect(await ask('')).toEqual([])
    }
  })

  test('a statement asked again and again goes on when its table has changed', async () => {
    const ask = () => sql`select * from changing where 1 = ${1}::integer`.execute(database.kysely)
    await sql`create table changing as select 1 as one`.execute(database.kysely)
    for (let times = 0; times < 8; times++) await ask()
    await sql`alter table changing add column two integer`.execute(database.kysely)
    await ask().catch(() => undefined)
    expect((await ask()).rows).toEqual([{ one: 1, two: null }])
    await sql`drop table changing`.execute(database.kysely)
  })

  test('the role and the council end with the transaction', async () => {
    const after = await sql<{
      who: string
      council: string | null
    }>`select current_user as who, current_setting('golden_thread.council_id', true) as council`.execute(
      database.kysely,
    )
    expect(after.rows[0]?.who).not.toBe('golden_thread_app')
    expect(after.rows[0]?.council ?? '').toBe('')
  })
})
