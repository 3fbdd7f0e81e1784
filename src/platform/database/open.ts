import { AsyncLocalStorage } from 'node:async_hooks'
import { PGlite } from '@electric-sql/pglite'
import {
  CompiledQuery,
  HandleEmptyInListsPlugin,
  Kysely,
  PGliteDialect,
  PostgresDialect,
  PostgresDriver,
  replaceWithNoncontingentExpression,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { preparingRepeated } from './prepare-repeated.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** Where the product keeps everything: a PostgreSQL server, or PGlite inside this process. One dialect, one schema. */
export type Database = {
  /**
   * As whoever connects, for what belongs to no council: accounts, the queue, the list of councils. On a server that may be
   * a user who owns nothing: only what is said to be the owner's counts on more.
   */
  readonly kysely: Db
  readonly kind: 'pglite' | 'postgres'
  /** The PGlite inside this process, where there is one. */
  readonly pglite?: PGlite
  /** Connection string of the server, where there is one. */
  readonly url?: string
  /** A transaction under the application's role, or another, bound to one council: the database itself hides every other. */
  asCouncil<T>(council_id: string, work: (tx: Tx) => Promise<T>, how?: Taken): Promise<T>
  close(): Promise<void>
}

/** What a transaction may be bound as, each with no more than its work needs: see the migration that makes them. */
export type CouncilRole = 'golden_thread_app' | 'golden_thread_sealer' | 'golden_thread_disposer'

/** `unchanging`: it sees the database as it was when it began, whatever others write meanwhile. */
export type Taken = { role?: CouncilRole; unchanging?: boolean }

/** Where it is; `today`, 'YYYY-MM-DD', is the day that what is recorded is of, where that is not the real one. */
export type DatabasePlace = {
  url?: string
  dataDir?: string
  loadDataDir?: Blob
  connections?: number
  today?: string
}

const oids = { int8: 20, date: 1082 }

/** Opens the place named; with neither url nor dataDir, a PGlite in memory. Counts come as numbers, dates as ISO text. */
export const openDatabase = async (place: DatabasePlace = {}): Promise<Database> =>
  place.url === undefined ? openPglite(place) : openServer(place.url, place)

const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })]

const openPglite = async (place: DatabasePlace): Promise<Database> => {
  const pglite = await PGlite.create({
    ...(place.dataDir === undefined ? {} : { dataDir: place.dataDir }),
    ...(place.loadDataDir === undefined ? {} : { loadDataDir: place.loadDataDir }),
    parsers: { [oids.int8]: Number, [oids.date]: (text: string) => text },
  })
  if (place.today !== undefined)
    await pglite.query(`select set_config('golden_thread.today', $1, false)`, [place.today])
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), plugins })
  return { kysely, kind: 'pglite', pglite, asCouncil: asCouncil(kysely), close: () => kysely.destroy() }
}

const openServer = (url: string, { connections = 20, today }: DatabasePlace): Database => {
  const types = new pg.TypeOverrides()
  types.setTypeParser(oids.int8, Number)
  types.setTypeParser(oids.date, (text) => text)
  const options = today === undefined ? {} : { options: `-c golden_thread.today=${today}` }
  const pool = new pg.Pool({ connectionString: url, max: connections, types, ...options })
  // a server that restarts breaks idle connections: the pool drops them and opens others, and nobody was waiting
  pool.on('error', () => {})
  pool.on('connect', preparingRepeated())
  const dialect = new PostgresDialect({ pool })
  dialect.createDriver = () => new BindingDriver({ pool })
  const kysely = new Kysely<Tables>({ dialect, plugins })
  return { kysely, kind: 'postgres', url, asCouncil: asCouncilAtOnce(kysely), close: () => kysely.destroy() }
}

/** The role and the council hold until the transaction ends, so that a pooled connection never carries them on. */
const asCouncil =
  (kysely: Db): Database['asCouncil'] =>
  (council_id, work, { role = 'golden_thread_app', unchanging = false } = {}) => {
    const plain = kysely.transaction()
    return (unchanging ? plain.setIsolationLevel('repeatable read') : plain).execute(async (tx) => {
      await sql`select set_config('role', ${role}, true), set_config('golden_thread.council_id', ${council_id}, true)`.execute(
        tx,
      )
      return work(tx)
    })
  }

/** The council that the transaction about to begin belongs to, and the role it takes on. */
const beginningAs = new AsyncLocalStorage<{ council_id: string | null; role: CouncilRole }>()

type Bound = Parameters<PostgresDriver['rollbackTransaction']>[0]

/** Binds a transaction in the very message that begins it: a round trip less for everything the product does. */
class BindingDriver extends PostgresDriver {
  override async beginTransaction(...given: Parameters<PostgresDriver['beginTransaction']>): Promise<void> {
    const beginning = beginningAs.getStore()
    if (beginning === undefined || beginning.council_id === null) return super.beginTransaction(...given)
    const council = pg.escapeLiteral(beginning.council_id)
    beginning.council_id = null // for this transaction alone, whatever others its work may begin
    const settings = `set_config('role', '${beginning.role}', true), set_config('golden_thread.council_id', ${council}, true)`
    try {
      await given[0].executeQuery(CompiledQuery.raw(`begin; select ${settings}`))
    } catch (error) {
      await super.rollbackTransaction(given[0] as Bound) // begun, but to whoever asked it never was
      throw error
    }
  }
}

const asCouncilAtOnce = (kysely: Db): Database['asCouncil'] => {
  const inSteps = asCouncil(kysely)
  return (council_id, work, how = {}) => {
    if (how.unchanging) return inSteps(council_id, work, how)
    const beginning: { council_id: string | null; role: CouncilRole } = {
      council_id,
      role: how.role ?? 'golden_thread_app',
    }
    return beginningAs.run(beginning, () =>
      kysely.transaction().execute((tx) => {
        if (beginning.council_id !== null) throw new Error('the transaction was not bound to its council')
        return work(tx)
      }),
    )
  }
}
