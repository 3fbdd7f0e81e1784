import { sql } from 'kysely'
import type { Database } from '#platform/database/door.ts'

export type CatalogueTable = {
  name: string
  kind: 'table' | 'view'
  owner: string
  owned_by_council: boolean
  secured: boolean
  /** Those that bind the application's role. */
  policies: number
  security_invoker: boolean
}

/** Every table and view of the product's schema, as the catalogue of the database itself has it. */
export const listCatalogue = async ({ kysely }: Database): Promise<CatalogueTable[]> =>
  (
    await sql<CatalogueTable>`
    select c.relname as name,
      case when c.relkind in ('r', 'p') then 'table' else 'view' end as kind,
      pg_get_userbyid(c.relowner) as owner,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'council_id' and not a.attisdropped) as owned_by_council,
      c.relrowsecurity as secured,
      (select count(*) from pg_policy p where p.polrelid = c.oid
        and (0 = any(p.polroles) or 'golden_thread_app'::regrole = any(p.polroles))) as policies,
      coalesce(c.reloptions @> array['security_invoker=true'], false) as security_invoker
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    order by 1`.execute(kysely)
  ).rows

type Column = { name: string; type: string; category: string }

/**
 * Puts one row of each council into a table, whatever the table is: constraints that would need a whole story to be
 * told (checks, references) are dropped first, and triggers rest. For a database of the test's own, and never another.
 */
export const fillTable = async ({ kysely }: Database, table: string, councils: readonly string[]): Promise<void> => {
  await kysely.transaction().execute(async (tx) => {
    const name = sql.table(table)
    await sql`alter table ${name} disable trigger user`.execute(tx)
    const constraints = await sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = ${table}::regclass and contype in ('c', 'f')`.execute(
      tx,
    )
    for (const constraint of constraints.rows)
      await sql`alter table ${name} drop constraint if exists ${sql.id(constraint.name)} cascade`.execute(tx)
    const columns = await columnsOf(tx, table)
    for (const council of councils) {
      const values = columns.map((column) =>
        column.name === 'council_id'
          ? sql`${council}`
          : sql`${sampleOf(column, council)}::text::${sql.raw(column.type)}`,
      )
      await sql`insert into ${name} (${sql.join(columns.map((column) => sql.id(column.name)))}) values (${sql.join(values)})`.execute(
        tx,
      )
    }
    await sql`alter table ${name} enable trigger user`.execute(tx)
  })
}

const columnsOf = async (tx: Database['kysely'], table: string): Promise<Column[]> =>
  (
    await sql<Column>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, t.typcategory as category
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped
      and a.attidentity <> 'a' and a.attgenerated = ''`.execute(tx)
  ).rows

/** Something of the column's type, written as text; different for each council where the type allows, so that keys do not meet. */
const sampleOf = ({ type, category }: Column, council: string): string => {
  if (category === 'A') return '{}'
  if (category === 'R') return 'empty'
  if (category === 'S') return type.startsWith('character(1') ? 'x' : `row of ${council}`
  const samples: Record<string, string> = {
    boolean: 'false',
    bytea: `row of ${council}`,
    date: '2026-04-01',
    interval: '1 day',
    json: '{}',
    jsonb: '{}',
    uuid: `${Buffer.from(council.padEnd(16, '-')).toString('hex').slice(0, 32)}`,
    inet: '192.0.2.1',
  }
  return samples[type] ?? (type.startsWith('timestamp') ? '2026-04-01 12:00' : String(council.length))
}
