import { PGlite } from '@electric-sql/pglite'
import {
  HandleEmptyInListsPlugin,
  Kysely,
  PGliteDialect,
  PostgresDialect,
  replaceWithNoncontingentExpression,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** Where the product keeps everything: a PostgreSQL server, or PGlite inside this process. One dialect, one schema. */
export type Database = {
  /** As the owner of the tables: for migrations, jobs and what belongs to no council. */
  readonly kysely: Db
  readonly kind: 'pglite' | 'postgres'
  /** The PGlite inside this process, where there is one. */
  readonly pglite?: PGlite
  /** Connection string of the server, where there is one. */
  readonly url?: string
  /** A transaction under the application's role, bound to one council: the database itself hides every other. */
  asCouncil<T>(council_id: string, work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DatabasePlace = { url?: string; dataDir?: string; loadDataDir?: Blob; connections?: number }

const oids = { int8: 20, date: 1082 }

/** Opens the place named; with neither url nor dataDir, a PGlite in memory. Counts come as numbers, dates as ISO text. */
export const openDatabase = async (place: DatabasePlace = {}): Promise<Database> =>
  place.url === undefined ? openPglite(place) : openServer(place.url, place.connections ?? 20)

const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })]

const openPglite = async (place: DatabasePlace): Promise<Database> => {
  const pglite = await PGlite.create({
    ...(place.dataDir === undefined ? {} : { dataDir: place.dataDir }),
    ...(place.loadDataDir === undefined ? {} : { loadDataDir: place.loadDataDir }),
    parsers: { [oids.int8]: Number, [oids.date]: (text: string) => text },
  })
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), plugins })
  return { kysely, kind: 'pglite', pglite, asCouncil: asCouncil(kysely), close: () => kysely.destroy() }
}

const openServer = (url: string, connections: number): Database => {
  const types = new pg.TypeOverrides()
  types.setTypeParser(oids.int8, Number)
  types.setTypeParser(oids.date, (text) => text)
  const pool = new pg.Pool({ connectionString: url, max: connections, types })
  // a server that restarts breaks idle connections: the pool drops them and opens others, and nobody was waiting
  pool.on('error', () => {})
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins })
  return { kysely, kind: 'postgres', url, asCouncil: asCouncil(kysely), close: () => kysely.destroy() }
}

/** The role and the council hold until the transaction ends, so that a pooled connection never carries them on. */
const asCouncil =
  (kysely: Db): Database['asCouncil'] =>
  (council_id, work) =>
    kysely.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'golden_thread_app', true), set_config('golden_thread.council_id', ${council_id}, true)`.execute(
        tx,
      )
      return work(tx)
    })
