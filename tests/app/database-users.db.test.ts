import { randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringUp, type Database, NotReady, openDatabase, standingOf } from '#platform/database/door.ts'
import { warningsOf } from '../../src/begin.ts'
import { examine } from '../../src/cli/doctor.ts'
import { openTestDatabase } from '../support/database.ts'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let owner: Database
let serving: Database
const made: string[] = []

beforeAll(async () => {
  opened = await openTestDatabase()
  owner = opened.database
  serving = opened.serving
  await bringUp(owner)
})
afterAll(async () => {
  for (const name of made) await asOwner(`drop role ${name}`)
  await opened.close()
})

const onServer = test.runIf(process.env.GOLDEN_THREAD_TEST_DATABASE === 'postgres')
const asOwner = (statement: string) => sql.raw(statement).execute(owner.kysely)

/** What is done as a user of these rights, in this database or another. */
const asUser = async <T>(rights: string, work: (database: Database) => Promise<T>, name?: string): Promise<T> => {
  const user = `user_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await asOwner(`create role ${user} login password '${password}' ${rights}`)
  made.push(user)
  const url = Object.assign(new URL(String(owner.url)), { username: user, password })
  if (name !== undefined) url.pathname = name
  const database = await openDatabase({ url: url.href, connections: 2 })
  return work(database).finally(() => database.close())
}
const starting = (database: Database): Promise<string> =>
  bringUp(database).then(
    () => 'ready',
    (error: unknown) => (error instanceof NotReady ? error.message : `not in words: ${String(error)}`),
  )
const findings = async (database: Database, database_owner_url: string | null = null) =>
  (await examine(database, { database_owner_url })).map(({ well, words }) => `${well ? 'well' : 'FAULT'} ${words}`)

/** For as long as `work` takes, as if the owner had said this. */
const meanwhile = async (change: RawBuilder<unknown>, back: RawBuilder<unknown>, work: () => Promise<void>) => {
  await change.execute(owner.kysely)
  await work().finally(() => back.execute(owner.kysely))
}

test('Where one user both serves and owns the database it starts, and says so where it is a server’s', async () => {
  expect(await starting(owner)).toBe('ready')
  const standing = await standingOf(owner)
  expect(standing.is_owner).toBe(true)
  expect(warningsOf(standing, {})).toEqual([expect.stringMatching(/^One database user, \S+, both serves and owns/)])
  const said = (await findings(owner)).filter((line) => line.includes('both serves and owns'))
  expect(said.map((line) => line.slice(0, 8))).toEqual(owner.kind === 'postgres' ? ['well One'] : [])
})

describe('A user who only serves', () => {
  onServer('starts where all is ready, with nothing to warn of, and the doctor says what they cannot do', async () => {
    expect(await starting(serving)).toBe('ready')
    expect(warningsOf(await standingOf(serving), {})).toEqual([])
    expect(await findings(serving)).toEqual([
      expect.stringMatching(/^well PostgreSQL/),
      'well The database user golden_thread_serving serves and owns nothing: it can alter no table, rule or past row of the audit log.',
      expect.stringMatching(/^well Files that are imported/),
      expect.stringMatching(/^well The schema is the newest/),
      'FAULT There is no council yet: golden-thread council add.',
      'well No job has failed.',
    ])
  })

  onServer('does not start on an older schema, is told what to run, and runs none of it', async () => {
    const [name] = (
      await sql<{ name: string }>`select name from schema_migration order by name desc limit 1`.execute(owner.kysely)
    ).rows.map((row) => row.name)
    const away = sql`delete from schema_migration where name = ${name}`
    const back = sql`insert into schema_migration (name) values (${name})`
    await meanwhile(away, back, async () => {
      expect(await starting(serving)).toBe(
        `The database is older than this program (${name}), and golden_thread_serving may not alter it: run golden-thread migrate with DATABASE_OWNER_URL, the address of the user who owns the database.`,
      )
      expect(await findings(serving)).toContain(`FAULT Migrations wait: ${name}. Run golden-thread migrate.`)
    })
    await meanwhile(
      sql`insert into schema_migration (name) values ('9999_tomorrow.sql')`,
      sql`delete from schema_migration where name = '9999_tomorrow.sql'`,
      async () => {
        expect(await starting(serving)).toBe('The database is newer than this program: it has 9999_tomorrow.sql.')
      },
    )
  })

  onServer('finds a queue that is too old, and does not make it anew', async () => {
    const { rows } = await sql<{ version: number }>`select version from pgboss.version`.execute(owner.kysely)
    const to = (version: number) => sql`update pgboss.version set version = ${version}`
    await meanwhile(to(21), to(rows[0]?.version ?? 0), async () => {
      expect(await findings(serving)).toContainEqual(
        expect.stringMatching(/^FAULT The job queue is not ready .*: run golden-thread migrate as the owner/),
      )
    })
  })

  onServer('with more rights than serving takes is warned of, each right by name', async () => {
    await asUser('createdb in role golden_thread_server, pg_read_all_data', async (database) => {
      expect(await starting(database)).toBe('ready')
      const [warning, ...more] = warningsOf(await standingOf(database), { database_owner_url: String(owner.url) })
      expect(warning).toMatch(/serves, and could do more .* makes databases, may become pg_read_all_data\.$/)
      expect(more).toEqual([expect.stringMatching(/^DATABASE_OWNER_URL is set where the server runs/)])
      expect(await findings(database)).toContain(`FAULT ${warning}`)
    })
  })
})

describe('Somebody else', () => {
  onServer('who neither owns nor serves is told which right is missing', async () => {
    await asUser('', async (database) => {
      expect(await starting(database)).toMatch(
        /neither owns the database nor may serve.*grant golden_thread_server to user_/,
      )
      expect(await findings(database)).toContainEqual(
        expect.stringMatching(/^FAULT The database user user_\w+ may not serve/),
      )
    })
  })

  onServer('who is let into an empty database may not fill it', async () => {
    const empty = `empty_${randomBytes(6).toString('hex')}`
    await asOwner(`create database ${empty}`)
    await asUser(
      'in role golden_thread_server',
      async (database) => {
        expect(await starting(database)).toMatch(
          /^The database is empty, and user_\w+ does not own it: run golden-thread migrate/,
        )
      },
      empty,
    )
    await asOwner(`drop database ${empty} with (force)`)
  })

  onServer('at the address of the owner is found out by the doctor', async () => {
    const told = async (url: string) =>
      (await findings(serving, url)).find((line) => line.includes('DATABASE_OWNER_URL'))
    expect(await told(String(owner.url))).toMatch(
      /^well DATABASE_OWNER_URL is the address of golden_thread_owner, who owns/,
    )
    expect(await told(String(serving.url))).toMatch(/^FAULT .*golden_thread_serving, who does not own the tables\.$/)
    expect(await told('postgres://nobody:wrong@127.0.0.1:1/none')).toBe(
      'FAULT At DATABASE_OWNER_URL no database lets its user in.',
    )
  })
})
