import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { fromPglite, PgBoss } from 'pg-boss'
import type { Database } from '#platform/database/door.ts'

const schema = 'pgboss'

/** Where the queue is. PostgreSQL is given connections of their own; PGlite, which has but one, is shared. */
export const placeOf = ({ pglite, url }: Database) => {
  if (pglite !== undefined) return { schema, db: fromPglite(pglite), backend: 'pglite' as const }
  if (url === undefined) throw new Error('jobs need a PGlite or the address of a server')
  return { schema, connectionString: url, max: 3 }
}

/** The queue at rest: nothing is worked on, tidied or sent. */
const atRest = (database: Database, migrate: boolean): PgBoss =>
  new PgBoss({ ...placeOf(database), migrate, supervise: false, schedule: false, bamIntervalSeconds: 10 })

/**
 * Makes the queue's tables, or brings them to what its library needs, and lets the server work with them; asked as the owner of the
 * database. Throws when an index that the library makes afterwards is not made within `patience` seconds.
 */
export const prepareQueue = async (database: Database, patience = 600): Promise<void> => {
  const boss = atRest(database, true)
  const faults: unknown[] = []
  boss.on('error', (error) => faults.push(error))
  await boss.start()
  try {
    for (let seconds = 0; await isUnfinished(boss); seconds += 0.5) {
      if (seconds >= patience) throw new Error('the queue is not ready yet', { cause: faults[0] })
      await wait(500)
    }
  } finally {
    await boss.stop({ graceful: false, close: true })
  }
  await letWork(database)
}

const isUnfinished = async (boss: PgBoss): Promise<boolean> =>
  (await boss.getBamStatus()).some(({ status }) => status === 'pending' || status === 'in_progress')

/** Why whoever connects cannot work with the queue, in a sentence; null when they can. Changes nothing. */
export const queueFault = async (database: Database): Promise<string | null> => {
  const boss = atRest(database, false)
  boss.on('error', () => {})
  try {
    await boss.start()
    return null
  } catch (error) {
    return `The job queue is not ready (${error instanceof Error ? error.message : String(error)}): run golden-thread migrate as the owner of the database.`
  } finally {
    await boss.stop({ graceful: false, close: true })
  }
}

/**
 * The server works with the whole queue and owns none of it. A command sends from inside its transaction, in the role of its
 * council: it may add to the queue, no more.
 */
export const letWork = ({ kysely }: Database): Promise<void> =>
  kysely.transaction().execute(async (tx) => {
    await sql`grant usage on schema pgboss to golden_thread_server, golden_thread_app`.execute(tx)
    await sql`grant select, insert, update, delete on all tables in schema pgboss to golden_thread_server`.execute(tx)
    await sql`grant select on pgboss.queue to golden_thread_app`.execute(tx)
    await sql`grant select, insert on pgboss.job, pgboss.job_common to golden_thread_app`.execute(tx)
  })
