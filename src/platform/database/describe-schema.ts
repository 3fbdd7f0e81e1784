import { sql } from 'kysely'
import type { Db } from './open.ts'

type Column = {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: boolean
  generated: boolean
  is_view: boolean
}

const columnsOf = async (db: Db): Promise<Column[]> =>
  (
    await sql<Column>`
      select c.relname as table_name, a.attname as column_name, t.typname as udt_name, not a.attnotnull as is_nullable,
             (a.atthasdef or a.attidentity <> '') as generated, c.relkind = 'v' as is_view
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
        and c.relname <> 'schema_migration'
      order by c.relname, a.attnum`.execute(db)
  ).rows

const read: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'string',
  bool: 'boolean',
  date: 'string',
  timestamptz: 'Date',
  jsonb: 'unknown',
  bytea: 'Uint8Array',
}
const written: Record<string, string> = { numeric: 'string | number', timestamptz: 'Date | string', jsonb: 'string' }

/** The TypeScript of tables.ts: one type a table, columns under their SQL names. */
export const describeTables = async (db: Db): Promise<string> => {
  const columns = await columnsOf(db)
  const names = [...new Set(columns.map((column) => column.table_name))]
  const asIs = new Map(columns.map((column) => [`${column.table_name}.${column.column_name}`, column]))
  const typeOf = (column: Column): string => {
    // a view's columns carry no "not null"; the table it shows the newest rows of does
    const base = asIs.get(`${column.table_name.replace(/_now$/, '')}.${column.column_name}`) ?? column
    const or = base.is_nullable ? ' | null' : ''
    const selected = `${read[column.udt_name] ?? 'string'}${or}`
    const inserted = `${written[column.udt_name] ?? read[column.udt_name] ?? 'string'}${or}`
    if (column.is_view) return selected
    if (selected === inserted) return column.generated ? `Generated<${selected}>` : selected
    return `ColumnType<${selected}, ${inserted}${column.generated ? ' | undefined' : ''}, ${inserted}>`
  }
  const typeName = (table: string) => table.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
  const body = names.map((name) => {
    const fields = columns
      .filter((column) => column.table_name === name)
      .map((column) => `  ${column.column_name}: ${typeOf(column)}`)
    return `export type ${typeName(name)}Table = {\n${fields.join('\n')}\n}\n`
  })
  const all = names.map((name) => `  ${name}: ${typeName(name)}Table`).join('\n')
  return `// Generated from the migrated database by script/schema; a test fails when it is stale.\nimport type { ColumnType, Generated } from 'kysely'\n\n${body.join('\n')}\nexport type Tables = {\n${all}\n}\n`
}

/** The schema as a reviewer reads it: each table with its columns, constraints, policies and triggers, in a fixed order. */
export const describeSchema = async (db: Db): Promise<string> => {
  const tables = (
    await sql<{ name: string; columns: string[]; constraints: string[] | null; more: string[] | null }>`
      select c.relname as name,
        (select array_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
           case when a.attidentity <> '' then ' generated always as identity'
             when a.attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid)) else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end) order by a.attnum)
         from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
        (select array_agg(pg_get_constraintdef(k.oid) order by k.contype desc, k.conname) from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as constraints,
        array(select pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid) order by 1)
        || array(select format('policy %s on %s%s%s%s using %s', polname, c.relname, case when polpermissive then '' else ' as restrictive' end,
            case polcmd when 'd' then ' for delete' else '' end,
            case when 0 = any(polroles) then '' else ' to ' || array_to_string(polroles::regrole[], ', ') end, pg_get_expr(polqual, polrelid)) from pg_policy where polrelid = c.oid order by 1)
        || array(select pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by 1) as more
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`.execute(db)
  ).rows
  const views = (
    await sql<{ name: string; definition: string }>`
      select viewname as name, definition from pg_views where schemaname = 'public' order by viewname`.execute(db)
  ).rows
  const tableText = tables.map((table) =>
    [
      `create table ${table.name} (`,
      [...table.columns, ...(table.constraints ?? [])].map((line) => `  ${line}`).join(',\n'),
      ');',
      ...(table.more ?? []).map((line) => `${line};`),
    ].join('\n'),
  )
  const viewText = views.map((view) => `create view ${view.name} as\n${view.definition}`)
  return `-- The schema that the migrations make, written by script/schema for reviewers; a test fails when it is stale.\n\n${[...tableText, ...viewText].join('\n\n')}\n`
}
