import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installCouncil } from '#platform/access/door.ts'
import { type Database, migrate } from '#platform/database/door.ts'
import { type CatalogueTable, fillTable, listCatalogue } from '../support/catalogue.ts'
import { openTestDatabase } from '../support/database.ts'
import { outcomeAs } from '../support/outcome.ts'

/** Lengths differ, so that the numbers made from them do. */
const own = 'north'
const theirs = 'southward'

/** What belongs to no council, and why it may be shared or is out of the application's reach. */
const sharedTables: Record<string, string> = {
  council:
    'which councils are served: the sign-in page lists them; the application may only read it (its council_id is its key)',
  schema_migration: 'which migrations have run: out of a council’s reach',
  sign_in_account: 'one account may be a person of several councils: out of a council’s reach',
  sign_in_session: 'belongs to an account: out of a council’s reach',
  sign_in_credential: 'belongs to an account: out of a council’s reach',
  sign_in_verification: 'belongs to an account: out of a council’s reach',
  sign_in_attempt: 'counts attempts before anyone is known: out of a council’s reach',
  sign_in_second_factor: 'belongs to an account: out of a council’s reach',
  sign_in_passkey: 'belongs to an account: out of a council’s reach',
  sign_in_failure: 'counts failures before anyone is known: out of a council’s reach',
  demonstration_person: 'the people of demonstration councils, for choosing one: out of a council’s reach',
}

/** What only its readers see: the transaction names one, and until then shows nobody's, of one's own council neither. */
const forReaders: Record<string, string> = { appraisal_words: 'row of north' }

let database: Database
let close: () => Promise<void>
let catalogue: CatalogueTable[]
let secured: CatalogueTable[]

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  await migrate(database) // as every start does
  for (const council_id of [own, theirs]) {
    await installCouncil(database.kysely, {
      council_id,
      name: council_id,
      short_name: council_id,
      brand_colour: '#123456',
      demonstration: true,
      illustrative: null,
      figures_source: null,
    })
  }
  catalogue = await listCatalogue(database)
  secured = catalogue.filter(({ name, owned_by_council }) => owned_by_council && sharedTables[name] === undefined)
  for (const { name, kind } of secured) if (kind === 'table') await fillTable(database, name, [own, theirs])
})
afterAll(() => close())

const rowsOf = async (statement: RawBuilder<unknown>, council = own): Promise<unknown[]> =>
  (await database.asCouncil(council, (tx) => statement.execute(tx))).rows

const outcomeOf = (statement: RawBuilder<unknown>, council = own) => outcomeAs(database, council, statement)

const refusal = /row-level security|permission denied|append-only/
const isNothing = (outcome: number | string) => outcome === 0 || refusal.test(String(outcome))
const tables = () => secured.filter(({ kind }) => kind === 'table')
const countAsOwner = async (table: string, council: string): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where council_id = ${council}`.execute(
      database.kysely,
    )
  ).rows[0]?.n ?? 0

describe('every table of a council', () => {
  test('is bound by row-level security, by one policy, to a role that does not own it', () => {
    expect(tables().length).toBeGreaterThan(20)
    const wrong = tables().filter((t) => !t.secured || t.policies === 0 || t.owner === 'golden_thread_app')
    expect(wrong).toEqual([])
  })

  test('has a row of each council for these tests to find, and each sees its own', async () => {
    for (const { name } of tables()) {
      expect(await countAsOwner(name, theirs), name).toBe(1)
      const outcome = await outcomeOf(sql`select council_id from ${sql.table(name)}`)
      if (outcome !== 0) expect(outcome, name).toMatch(/permission denied/)
      else {
        const seen = forReaders[name] === undefined ? [{ council_id: own }] : []
        expect(await rowsOf(sql`select council_id from ${sql.table(name)}`), name).toEqual(seen)
      }
    }
  })

  test('that is for its readers alone shows its row to the one who is named, in the council they are named in', async () => {
    const asked = (council: string, name: string, reader: string) =>
      database.asCouncil(council, async (tx) => {
        await sql`select set_config('golden_thread.reader_id', ${reader}, true)`.execute(tx)
        return (await sql`select council_id from ${sql.table(name)}`.execute(tx)).rows
      })
    expect(
      tables()
        .filter(({ policies }) => policies > 1)
        .map(({ name }) => name),
    ).toEqual(Object.keys(forReaders))
    for (const [name, reader] of Object.entries(forReaders)) {
      expect(await asked(own, name, reader), name).toEqual([{ council_id: own }])
      expect(await asked(own, name, 'somebody else'), name).toEqual([])
      expect(await asked(theirs, name, reader), name).toEqual([])
    }
  })

  test('shows nothing of another council, nor its views', async () => {
    for (const { name } of secured) {
      const statement = sql`select count(*) as n from ${sql.table(name)} where council_id <> ${own}`
      if (!refusal.test(String(await outcomeOf(statement)))) expect(await rowsOf(statement), name).toEqual([{ n: 0 }])
    }
  })

  test.each([
    ['no council', ''],
    ['a council that is not', 'nowhere'],
    ['a pattern', '%'],
    ['a quote', `' or true --`],
    ['a backslash before a quote', `\\' or true --`],
  ])('shows nothing to %s', async (_, council) => {
    for (const { name } of secured) {
      const statement = sql`select count(*) as n from ${sql.table(name)}`
      if (!refusal.test(String(await outcomeOf(statement, council))))
        expect(await rowsOf(statement, council), name).toEqual([{ n: 0 }])
    }
  })

  test('takes no row for another council', async () => {
    for (const { name } of tables()) {
      const statement = sql`insert into ${sql.table(name)} (council_id) values (${theirs})`
      expect(await outcomeOf(statement), name).toMatch(/row-level security|permission denied/)
      expect(await outcomeOf(statement, ''), name).toMatch(/row-level security|permission denied/)
    }
  })

  test('lets no row of another council be changed or removed, nor one’s own be given away', async () => {
    for (const { name } of tables()) {
      const table = sql.table(name)
      const attempts = [
        sql`update ${table} set council_id = council_id where council_id = ${theirs}`,
        sql`update ${table} set council_id = ${own} where council_id = ${theirs}`,
        sql`delete from ${table} where council_id = ${theirs}`,
      ]
      for (const attempt of attempts) expect(isNothing(await outcomeOf(attempt)), name).toBe(true)
      const given = await outcomeOf(sql`update ${table} set council_id = ${theirs}`)
      if (forReaders[name] === undefined) expect(given, name).toMatch(refusal)
      else expect(given, name).toBe(0)
      for (const attempt of [sql`update ${table} set council_id = council_id`, sql`delete from ${table}`])
        expect(isNothing(await outcomeOf(attempt, '')), name).toBe(true)
    }
  })

  test('is not emptied with all of one’s own rows: those of the other council stay', async () => {
    for (const { name } of tables()) {
      await database.asCouncil(own, (tx) => sql`delete from ${sql.table(name)}`.execute(tx)).catch(() => undefined)
      expect(await countAsOwner(name, theirs), name).toBe(1)
    }
  })
})

describe('what belongs to no council', () => {
  test('is named here with the reason that it may be shared', () => {
    const shared = catalogue.filter(({ owned_by_council, name }) => !owned_by_council || name === 'council')
    expect(shared.map(({ name }) => name).filter((name) => sharedTables[name] === undefined)).toEqual([])
  })

  test('is out of the application’s reach, but for the list of councils, which it may only read', async () => {
    for (const [name, reason] of Object.entries(sharedTables)) {
      if (!catalogue.some((table) => table.name === name)) continue
      const read = await outcomeOf(sql`select * from ${sql.table(name)}`)
      if (name === 'council') expect(read).toBe(0)
      else if (reason.endsWith('out of a council’s reach')) expect(read, name).toMatch(/permission denied/)
      const statements = [
        sql`delete from ${sql.table(name)}`,
        sql`insert into ${sql.table(name)} select * from ${sql.table(name)}`,
      ]
      for (const statement of statements)
        expect(await outcomeOf(statement), name).toMatch(/permission denied|cannot (?:delete from|insert into) view/)
    }
  })

  test('every view the application may read asks with the reader’s own leave', async () => {
    const views = catalogue.filter(({ kind }) => kind === 'view')
    for (const { name, security_invoker } of views) {
      const read = await outcomeOf(sql`select * from ${sql.table(name)} limit 0`)
      if (!security_invoker) expect(read, name).toMatch(/permission denied/)
    }
  })

  test('two functions lend the application the owner’s leave, of the people of its own council: to sign them out, and whether they sign in', async () => {
    const lent = await sql`
      select p.proname from pg_proc p
      where p.prosecdef and p.pronamespace = 'public'::regnamespace
        and has_function_privilege('golden_thread_app', p.oid, 'execute')
      order by p.proname`.execute(database.kysely)
    expect(lent.rows).toEqual([{ proname: 'end_sessions_of' }, { proname: 'signs_in_already' }])
  })
})
