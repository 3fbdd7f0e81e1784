import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { installationRoot } from '#platform/root.ts'
import type { Database, Tx } from './open.ts'

/** One at a time for this database, whichever process asks; held until the migration's transaction ends. */
const lockNumber = 7_465_101

const folder = () => join(installationRoot(), 'migrations')

/** The numbered files that this program brings, in their order. */
export const migrationNames = async (): Promise<string[]> =>
  (await readdir(folder())).filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name)).sort()

/**
 * Brings the database to the newest schema: the numbered files of migrations/, each in a transaction of its own that
 * first takes the lock, so that two processes starting at once never run one twice.
 * Returns the names run. Throws, naming the file, when one fails; nothing of that file is kept.
 */
export const migrate = async (database: Database): Promise<string[]> => {
  const names = await migrationNames()
  await database.kysely.transaction().execute(async (tx) => {
    await lock(tx)
    await sql`create table if not exists schema_migration (name text primary key, run_at timestamptz not null default now())`.execute(
      tx,
    )
  })
  const done = new Set(
    (await sql<{ name: string }>`select name from schema_migration`.execute(database.kysely)).rows.map(
      (row) => row.name,
    ),
  )
  const run: string[] = []
  for (const name of names) {
    if (!done.has(name) && (await runOnce(database, name, await readFile(join(folder(), name), 'utf8')))) run.push(name)
  }
  await refusePassingTables(database)
  return run
}

/**
 * Everybody may make temporary tables unless told otherwise, and one named like a table of ours would stand before it.
 * Said to the database as a whole, so a restored copy forgets it: looked at on every start.
 */
const refusePassingTables = (database: Database): Promise<void> =>
  database.kysely.transaction().execute(async (tx) => {
    await lock(tx)
    await sql`do $$ begin
      if has_database_privilege('golden_thread_app', current_database(), 'temporary') then
        execute format('revoke temporary on database %I from public', current_database());
      end if;
    end $$`.execute(tx)
  })

const lock = (tx: Tx) => sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(tx)

const runOnce = (database: Database, name: string, statements: string): Promise<boolean> =>
  database.kysely.transaction().execute(async (tx) => {
    await lock(tx)
    const first =
      await sql`insert into schema_migration (name) values (${name}) on conflict do nothing returning name`.execute(tx)
    if (first.rows.length === 0) return false
    try {
      for (const statement of splitStatements(statements)) await sql.raw(statement).execute(tx)
    } catch (error) {
      throw new Error(`migration ${name} failed: ${String(error)}`, { cause: error })
    }
    return true
  })

/** PGlite takes one statement a call. A semicolon ends a statement unless it stands in $$…$$, a quotation or a comment. */
export const splitStatements = (text: string): string[] => {
  const statements: string[] = []
  let current = ''
  for (const [piece] of text.matchAll(/--[^\n]*|\$\$[\s\S]*?\$\$|'(?:[^']|'')*'|;|[^;$'-]+|[\s\S]/g)) {
    if (piece.startsWith('--')) continue
    if (piece !== ';') current += piece
    else {
      if (current.trim() !== '') statements.push(current.trim())
      current = ''
    }
  }
  if (current.trim() !== '') statements.push(current.trim())
  return statements
}
