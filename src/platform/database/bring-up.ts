import { sql } from 'kysely'
import { migrate, migrationNames } from './migrate.ts'
import type { Database } from './open.ts'
import { type Standing, standingOf } from './standing.ts'

/** Who connects may not bring the database to where the program needs it; the message is a sentence for whoever started it. */
export class NotReady extends Error {}

/**
 * Makes the database ready for work: whoever owns it migrates; whoever only serves never tries to, and finds it ready or
 * throws NotReady. Returns who it was.
 */
export const bringUp = async (database: Database): Promise<Standing> => {
  const standing = await standingOf(database)
  if (standing.is_owner) await migrate(database)
  else await refuseUnready(database, standing)
  return standing
}

const refuseUnready = async (database: Database, { user, is_server }: Standing): Promise<void> => {
  const { is_made, waiting, ahead } = is_server ? await schemaState(database) : await stateUnseen(database)
  const asOwner = 'run golden-thread migrate with DATABASE_OWNER_URL, the address of the user who owns the database'
  if (!is_made) throw new NotReady(`The database is empty, and ${user} does not own it: ${asOwner}.`)
  if (!is_server)
    throw new NotReady(
      `The user ${user} of DATABASE_URL neither owns the database nor may serve from it. As its owner: grant golden_thread_server to ${user}. If there is no such role yet, first ${asOwner}.`,
    )
  if (waiting.length > 0)
    throw new NotReady(
      `The database is older than this program (${waiting.join(', ')}), and ${user} may not alter it: ${asOwner}.`,
    )
  if (ahead.length > 0) throw new NotReady(`The database is newer than this program: it has ${ahead.join(', ')}.`)
}

/** Before somebody is let read which migrations have run, only whether there are any can be told. */
const stateUnseen = async ({ kysely }: Database) => {
  const { rows } = await sql<{ is_made: boolean }>`
    select to_regclass('public.schema_migration') is not null as is_made`.execute(kysely)
  return { is_made: rows[0]?.is_made ?? false, waiting: [], ahead: [] }
}

export type SchemaState = {
  is_made: boolean
  /** How many migrations this program brings. */
  count: number
  /** Names of those that have not run here, and of those that ran and are not this program's. */
  waiting: string[]
  ahead: string[]
}

/** How the database stands to the migrations of this program. */
export const schemaState = async (database: Database): Promise<SchemaState> => {
  const names = await migrationNames()
  const { is_made } = await stateUnseen(database)
  const { rows } = is_made
    ? await sql<{ name: string }>`select name from schema_migration`.execute(database.kysely)
    : { rows: [] }
  const run = new Set(rows.map(({ name }) => name))
  const waiting = names.filter((name) => !run.has(name))
  return { is_made, count: names.length, waiting, ahead: [...run].filter((name) => !names.includes(name)) }
}
