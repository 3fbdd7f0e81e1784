import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { migrate, openDatabase } from '#platform/database/door.ts'
import { prepareQueue } from '#platform/jobs/door.ts'
import { ownPostgres } from './own-postgres.ts'

/** Speed over safety: nothing in this server outlives the run. */
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

export const templateName = 'golden_thread_template'
const servingUser = 'golden_thread_serving'

let server: Awaited<ReturnType<typeof ownPostgres>> | undefined

/**
 * One PostgreSQL for the run, with a migrated database that every test file copies, and the user who serves from it as an
 * administrator would make one.
 */
export const setup = async (project: TestProject): Promise<void> => {
  server = await ownPostgres('postgres', forgetful)
  const url = await server.start(templateName)
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

export const teardown = async (): Promise<void> => server?.stop()

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    servingUrl: string
  }
}
