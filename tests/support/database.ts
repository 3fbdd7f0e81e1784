import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase } from '#platform/database/door.ts'
import { templateName } from './postgres-server.ts'

type Opened = Awaited<ReturnType<typeof openDatabase>>
type TestDatabase = {
  /** As the owner, who may do all: for arranging and for looking. */
  database: Opened
  /** What the product is given: on PostgreSQL as the user who serves and owns nothing. */
  serving: Opened
  close: () => Promise<void>
}

/**
 * A migrated, empty database of this test file's own: a PGlite in memory, or a copy on the run's PostgreSQL server, as
 * the project says. Call it in beforeAll of a file named *.db.test.ts, and close it in afterAll. `today` is the day of a
 * demonstration.
 */
export const openTestDatabase = (day: { today?: string } = {}): Promise<TestDatabase> =>
  process.env.GOLDEN_THREAD_TEST_DATABASE === 'postgres' ? copyOnServer(day) : cloneInMemory(day)

const cloneInMemory = async (day: { today?: string }): Promise<TestDatabase> => {
  const database = await openDatabase({ loadDataDir: await openAsBlob(inject('pgliteTemplate')), ...day })
  return { database, serving: database, close: () => database.close() }
}

const copyOnServer = async (day: { today?: string }): Promise<TestDatabase> => {
  const server = inject('postgresUrl')
  const name = `golden_thread_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template ${templateName}`)
  const database = await openDatabase({ url: `${server}/${name}`, ...day })
  const serving = await openDatabase({
    url: Object.assign(new URL(inject('servingUrl')), { pathname: name }).href,
    ...day,
  })
  const close = async () => {
    await serving.close()
    await database.close()
    await onServer(server, `drop database ${name} with (force)`)
  }
  return { database, serving, close }
}

const onServer = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
