import { setTimeout } from 'node:timers/promises'
import { type Database, migrate, openDatabase } from '#platform/database/door.ts'
import { ownPostgres } from '../../tests/support/own-postgres.ts'

/** As an installation would run it: commits are durable, only the memory is more than the smallest. */
const settings = ['max_connections=100', 'shared_buffers=512MB', 'max_wal_size=8GB', 'checkpoint_timeout=30min']

/** Does some work on a PostgreSQL of its own with the product's tables in it, and leaves nothing behind. */
export const withPostgres = async <T>(work: (database: Database, url: string) => Promise<T>): Promise<T> => {
  const server = await ownPostgres('bench', settings)
  try {
    const url = await server.start('golden_thread')
    return await onDatabase(`${url}/golden_thread`, work)
  } finally {
    await setTimeout(200) // a closed pool is still saying goodbye to the server
    await server.stop()
  }
}

const onDatabase = async <T>(url: string, work: (database: Database, url: string) => Promise<T>): Promise<T> => {
  const database = await openDatabase({ url })
  try {
    await migrate(database)
    return await work(database, url)
  } finally {
    await database.close()
  }
}
