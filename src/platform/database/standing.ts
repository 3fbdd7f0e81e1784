import { sql } from 'kysely'
import type { Database } from './open.ts'

/** What whoever connects is to the database. */
export type Standing = {
  /** The name of the user. */
  user: string
  /** May make and alter the tables: their owner, or before there are any, whoever may make some. */
  is_owner: boolean
  /** Has what a server needs, and none of the tables. */
  is_server: boolean
  /** What more than that a user has who could get past the rules: none for one who only serves. In words. */
  powers: string[]
}

/** Looked up in the catalogue alone, so that anybody who may connect can ask. */
export const standingOf = async ({ kysely }: Database): Promise<Standing> => {
  const { rows } = await sql<Omit<Standing, 'powers'> & Record<string, unknown>>`
    select current_user as user,
      case when to_regclass('public.schema_migration') is null then has_schema_privilege('public', 'create')
        else (select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('public.schema_migration')) end as is_owner,
      exists (select from pg_roles where rolname = 'golden_thread_server' and pg_has_role(oid, 'usage')) as is_server,
      u.rolsuper, u.rolbypassrls, u.rolcreaterole, u.rolcreatedb, u.rolreplication,
      has_database_privilege(current_database(), 'create') as creates_schemas,
      has_database_privilege(current_database(), 'temporary') as makes_passing_tables,
      has_schema_privilege('public', 'create') as creates_tables,
      array(select r.rolname::text from pg_roles r where pg_has_role(r.oid, 'member') and r.rolname <> current_user
        and r.rolname not in ('golden_thread_server', 'golden_thread_app', 'golden_thread_sealer', 'golden_thread_disposer')
        order by 1) as others
    from pg_roles u where u.rolname = current_user`.execute(kysely)
  const found = rows[0]
  if (found === undefined) throw new Error('the database does not say who connects')
  const { user, is_owner, is_server } = found
  return { user, is_owner, is_server, powers: powersIn(found) }
}

const words: Record<string, string> = {
  rolsuper: 'is a superuser',
  rolbypassrls: 'is let past row-level security',
  rolcreaterole: 'makes roles',
  rolcreatedb: 'makes databases',
  rolreplication: 'may replicate',
  creates_schemas: 'makes schemas in this database',
  makes_passing_tables: 'makes temporary tables',
  creates_tables: 'makes tables',
}

const powersIn = (found: Record<string, unknown>): string[] => {
  const own = Object.keys(words).flatMap((name) => (found[name] === true ? [words[name] ?? name] : []))
  const others = found.rolsuper === true ? [] : (found.others as string[])
  return [...own, ...others.map((name) => `may become ${name}`)]
}
