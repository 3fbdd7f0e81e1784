import { randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, migrate } from '#platform/database/door.ts'
import { listCatalogue } from '../support/catalogue.ts'
import { openTestDatabase } from '../support/database.ts'
import { outcomeAs } from '../support/outcome.ts'

let database: Database
let close: () => Promise<void>

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  await migrate(database) // as every start does
})
afterAll(() => close())

/** What a statement smuggled into the application might try, to be free of the rules above. */
const escapes: [string, RawBuilder<unknown>][] = [
  ['switch row-level security off', sql`alter table measure disable row level security`],
  ['drop the policy', sql`drop policy own_council on measure`],
  ['add a policy of its own', sql`create policy everything on measure using (true)`],
  ['rest the append-only trigger', sql`alter table audit_entry disable trigger all`],
  ['empty a table', sql`truncate measure`],
  ['drop a table', sql`drop table measure`],
  ['make a table', sql`create table loot (content text)`],
  ['make a passing table', sql`create temporary table loot (content text)`],
  ['make a function', sql`create function loot() returns int language sql as 'select 1'`],
  ['make a schema', sql`create schema loot`],
  ['make a role', sql`create role loot superuser`],
  ['grant itself more', sql`grant all on sign_in_account to golden_thread_app`],
  ['read password hashes', sql`select * from sign_in_credential`],
  ['read the hashes of database roles', sql`select * from pg_authid`],
  ['read a file of the server', sql`select pg_read_file('PG_VERSION')`],
  ['run a program on the server', sql`copy (select 1) to program 'true'`],
  ['write a file on the server', sql`copy (select 1) to '/tmp/golden-thread-loot'`],
  ['skip triggers', sql`select set_config('session_replication_role', 'replica', true)`],
]

describe('the application’s role', () => {
  test.each(escapes)('cannot %s', async (_, statement) => {
    expect(await outcomeAs(database, 'north', statement)).toMatch(/permission denied|must be owner|must be superuser/)
  })

  test('is no superuser, owns nothing, may not sign in and is not let past row-level security', async () => {
    const role = await sql`
      select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication, rolcanlogin,
        (select count(*) from pg_class where relowner = r.oid) as owns,
        (select count(*) from pg_auth_members where member = r.oid) as belongs_to
      from pg_roles r where rolname = 'golden_thread_app'`.execute(database.kysely)
    expect(role.rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
        rolcanlogin: false,
        owns: 0,
        belongs_to: 0,
      },
    ])
  })

  test('reads no schema but the product’s, the queue’s and PostgreSQL’s own', async () => {
    const schemas = await sql<{ name: string }>`
      select nspname as name from pg_namespace where has_schema_privilege('golden_thread_app', oid, 'usage')
        and nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg_%'`.execute(database.kysely)
    expect(schemas.rows.map(({ name }) => name).filter((name) => name !== 'pgboss')).toEqual(['public'])
  })
})

describe('a connection that has only the application’s role', () => {
  test('cannot become the owner, and sees nothing until it names a council', async ({ skip }) => {
    if (database.url === undefined) return skip('PGlite has one user: asked on PostgreSQL')
    await withLogin(database, async (client) => {
      const owner = (await sql<{ who: string }>`select current_user as who`.execute(database.kysely)).rows[0]?.who
      await expect(client.query(`set role ${owner}`)).rejects.toThrow(/permission denied to set role/)
      await expect(client.query(`set session authorization ${owner}`)).rejects.toThrow(/permission denied/)
      for (const { name } of (await listCatalogue(database)).filter(({ owned_by_council }) => owned_by_council)) {
        if (name === 'council') continue
        const seen = await client.query(`select count(*)::int as n from ${name}`).catch((error: Error) => error.message)
        if (typeof seen === 'string') expect(seen, name).toMatch(/permission denied/)
        else expect(seen.rows, name).toEqual([{ n: 0 }])
      }
      await client.query('set row_security = off')
      await expect(client.query('select * from measure')).rejects.toThrow(/row-level security/)
    })
  })
})

const withLogin = async (database: Database, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const name = `visitor_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const asOwner = (statement: string) => sql.raw(statement).execute(database.kysely)
  await asOwner(`create role ${name} login password '${password}' in role golden_thread_app`)
  const address = new URL(String(database.url))
  address.username = name
  address.password = password
  const client = new pg.Client({ connectionString: address.href })
  try {
    await client.connect()
    await work(client)
  } finally {
    await client.end()
    await asOwner(`drop role ${name}`)
  }
}
