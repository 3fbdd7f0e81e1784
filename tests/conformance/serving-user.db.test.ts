import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installCouncil } from '#platform/access/door.ts'
import { type Database, migrate, standingOf } from '#platform/database/door.ts'
import { fillTable, listCatalogue } from '../support/catalogue.ts'
import { openTestDatabase } from '../support/database.ts'

// What somebody could do who has all of the server's code in their hands, and with it the connection that serves: every
// statement is sent as that user, who first takes on each role it may, and names a council where that helps.

/** Nothing taken on, and each role that serving takes. */
const roles = ['none', 'golden_thread_app', 'golden_thread_sealer', 'golden_thread_disposer'] as const
const council = 'north'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let owner: Database
let client: pg.Client
let tables: { name: string; of_council: boolean; append_only: boolean }[]

beforeAll(async () => {
  opened = await openTestDatabase()
  owner = opened.database
  await migrate(owner) // as every start of the owner does
  if (owner.kind !== 'postgres') return
  const facts = { name: council, short_name: council, brand_colour: '#123456', demonstration: true }
  await installCouncil(owner.kysely, { council_id: council, ...facts, illustrative: null, figures_source: null })
  const ofCouncil = (await listCatalogue(owner)).filter((one) => one.kind === 'table' && one.owned_by_council)
  for (const { name } of ofCouncil) if (name !== 'council') await fillTable(owner, name, [council])
  tables = (
    await sql<(typeof tables)[number]>`
      select c.oid::regclass::text as name, c.relrowsecurity as of_council,
        exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only') as append_only
      from pg_class c where c.relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace) and c.relkind in ('r', 'p')
      order by 1`.execute(owner.kysely)
  ).rows
  client = new pg.Client({ connectionString: String(opened.serving.url) })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await opened.close()
})

const onServer = test.runIf(process.env.GOLDEN_THREAD_TEST_DATABASE === 'postgres')

/** How many rows a statement touched or showed, or the words in which it was refused; undone either way. */
const outcome = async (
  statement: string,
  role: (typeof roles)[number] = 'none',
  named = '',
): Promise<number | string> => {
  await client.query('begin')
  try {
    if (role !== 'none') await client.query(`set local role ${role}`)
    await client.query(`select set_config('golden_thread.council_id', $1, true)`, [named])
    // of several statements sent at once, the last one's
    const done = [await client.query(statement)].flat().at(-1)
    return done?.rowCount ?? 0
  } catch (error) {
    return (error as Error).message
  } finally {
    await client.query('rollback')
  }
}

const refused =
  /permission denied|must be owner|must be superuser|must have|row-level security|append-only|not allowed|Only roles/

const altering: readonly ((table: string) => string)[] = [
  (table) => `alter table ${table} add column loot text`,
  (table) => `alter table ${table} disable trigger all`,
  (table) => `alter table ${table} disable row level security`,
  (table) => `alter table ${table} owner to current_user`,
  (table) => `create policy everything on ${table} using (true)`,
  (table) => `create trigger loot before insert on ${table} execute function refuse_change()`,
  (table) => `create rule loot as on insert to ${table} do instead nothing`,
  // whoever may not grant is only warned
  (table) => `grant all on ${table} to public; alter table ${table} rename to loot`,
  (table) => `truncate ${table} cascade`,
  (table) => `drop table ${table} cascade`,
]

const escapes: readonly string[] = [
  `create table loot (content text)`,
  `create temporary table loot (content text)`,
  `create schema loot`,
  `create function loot() returns int language sql as 'select 1'`,
  `create or replace function refuse_change() returns trigger language plpgsql as 'begin return old; end'`,
  `alter function keep_security_event(jsonb, text, boolean, boolean, integer, text) reset search_path`,
  `create extension file_fdw`,
  `create role loot superuser`,
  `alter role golden_thread_server superuser`,
  `alter role current_user bypassrls`,
  `alter role current_user set golden_thread.today = '2019-01-01'`,
  `alter database postgres set session_replication_role = replica`,
  `alter role all set row_security = off`,
  `set session_replication_role = replica`,
  `drop policy own_council on measure`,
  `drop trigger append_only on audit_entry`,
  `select * from pg_authid`,
  `select pg_read_file('PG_VERSION')`,
  `select lo_import('/etc/passwd')`,
  `copy (select 1) to '/tmp/golden-thread-loot'`,
  `copy (select 1) to program 'true'`,
  `select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user and usename is not null`,
]

describe('The user who serves', () => {
  onServer('owns nothing and has no power beside serving', async () => {
    expect(await standingOf(opened.serving)).toEqual({
      user: 'golden_thread_serving',
      is_owner: false,
      is_server: true,
      powers: [],
    })
    const owned = await client.query(`select relname from pg_class where pg_get_userbyid(relowner) in (current_user,
      'golden_thread_server', 'golden_thread_app', 'golden_thread_sealer', 'golden_thread_disposer')`)
    expect(owned.rows).toEqual([])
  })

  onServer('takes on three roles and no other, the owner’s least of all', async () => {
    const known = await client.query<{ name: string }>(
      `select rolname as name from pg_roles where rolname <> current_user`,
    )
    const taken = []
    for (const { name } of known.rows) {
      if ((await outcome(`set local role "${name}"`)) === 0) taken.push(name)
      expect(await outcome(`set local session authorization "${name}"`), name).toMatch(/permission denied/)
    }
    expect(taken.toSorted()).toEqual([...roles.slice(1), 'golden_thread_server'].toSorted())
  })

  onServer.each(roles.map((role) => [role]))('alters, empties and drops no table, as %s', async (role) => {
    expect(tables.length).toBeGreaterThan(60)
    for (const { name } of tables)
      for (const statement of altering)
        expect(String(await outcome(statement(name), role, council)), statement(name)).toMatch(refused)
  })

  onServer.each(roles.map((role) => [role]))(
    'makes nothing and gets out of the database nowhere, as %s',
    async (role) => {
      for (const statement of escapes)
        expect(String(await outcome(statement, role, council)), statement).toMatch(refused)
    },
  )

  onServer('reads no row of a council without naming it', async () => {
    const secured = tables.filter(({ of_council }) => of_council)
    expect(secured.length).toBeGreaterThan(40)
    for (const { name } of secured) {
      expect(await outcome(`select from ${name}`), name).toMatch(/permission denied/)
      for (const role of roles) {
        for (const named of ['', 'nowhere', '%']) {
          const seen = await outcome(`select from ${name}`, role, named)
          if (seen !== 0) expect(seen, `${name} as ${role}`).toMatch(/permission denied/)
        }
        const unbound = await outcome(`set local row_security = off; select from ${name}`, role)
        expect(unbound, `${name} as ${role}`).toMatch(/permission denied|row-level security/)
      }
    }
  })

  onServer('changes and removes no past row of what is only added to, whatever it says it is doing', async () => {
    const kept = tables.filter(({ append_only }) => append_only)
    expect(kept.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['audit_entry', 'audit_seal', 'disposal', 'event', 'security_event', 'report_release']),
    )
    for (const { name } of kept)
      for (const role of roles)
        for (const statement of [`update ${name} set council_id = council_id`, `delete from ${name}`]) {
          const came = await outcome(`set local golden_thread.disposing = '${name}'; ${statement}`, role, council)
          if (came !== 0) expect(came, `${statement} as ${role}`).toMatch(refused)
        }
    const left = await sql<{ n: number }>`select count(*) as n from audit_entry`.execute(owner.kysely)
    expect(left.rows).toEqual([{ n: 1 }])
  })

  onServer('puts in no seal for another council, and no disposal as anybody but who disposes', async () => {
    const seal = `insert into audit_seal select 'south', 1, 1, now(), '', content_hash, previous_hash, hash, now() from audit_seal`
    for (const role of roles) expect(await outcome(seal, role, council), role).toMatch(refused)
    const disposal = `insert into disposal (council_id, record_type, rule, rule_source, older_than, rows_disposed, disposed_by)
      values ('north', 'audit-log', '1 day', '', now(), 1, '')`
    for (const role of roles.slice(0, 3))
      expect(await outcome(disposal, role, council), role).toMatch(/permission denied/)
  })

  onServer('reads no word of an appraisal when it disposes', async () => {
    const words = await outcome('select agreed from appraisal_words', 'golden_thread_disposer', council)
    expect(words).toMatch(/permission denied/)
    expect(await outcome('delete from appraisal_words returning agreed', 'golden_thread_disposer', council)).toMatch(
      /permission denied/,
    )
  })

  onServer('has these tables of its own, and the owner’s leave for these questions', async () => {
    const held = await sql<{ line: string }>`
      select table_name || ': ' || string_agg(lower(privilege_type), ', ' order by privilege_type) as line
      from information_schema.role_table_grants where grantee = 'golden_thread_server' and table_schema = 'public'
      group by table_name order by table_name`.execute(owner.kysely)
    const all = 'delete, insert, select, update'
    expect(held.rows.map(({ line }) => line)).toEqual([
      'council: select',
      'demonstration_person: select',
      'schema_migration: select',
      'sign_in_account: insert, select, update',
      `sign_in_attempt: ${all}`,
      `sign_in_credential: ${all}`,
      `sign_in_failure: ${all}`,
      `sign_in_passkey: ${all}`,
      `sign_in_second_factor: ${all}`,
      `sign_in_session: ${all}`,
      `sign_in_verification: ${all}`,
    ])
    const lent = await sql<{ name: string; at_home: boolean }>`
      select proname::text as name, coalesce(proconfig @> array['search_path=public, pg_temp'], false) as at_home
      from pg_proc where prosecdef and has_function_privilege('golden_thread_server', oid, 'execute') order by 1`.execute(
      owner.kysely,
    )
    expect(lent.rows.filter(({ at_home }) => !at_home)).toEqual([])
    expect(lent.rows.map(({ name }) => name)).toEqual([
      'councils_of',
      'councils_with_webhooks',
      'keep_security_event',
      'newest_audit_entries',
      'token_shown',
    ])
  })
})
