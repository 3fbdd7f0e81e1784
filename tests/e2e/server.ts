import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../support/free-port.ts'

/** A port of its own choosing, and settings beside the usual ones. */
type Started = { port?: number; env?: NodeJS.ProcessEnv }

export type RunningServer = { url: string; stop: () => Promise<void> }

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = join(root, 'dist/main.js')
const patience = 120_000

/** What the product reads from its environment when a journey runs it: demonstration mode, on a PGlite of its own. */
const environment = (port: number, dataDir: string, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _, ...inherited } = process.env
  return {
    ...inherited,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    BASE_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    DEMONSTRATION: 'true',
    LOG_LEVEL: 'warn',
    ...more,
  }
}

/** The product as it is served, on a copy of a data folder that already holds the demonstration councils. */
export const startOnCopyOf = async (seeded: string, started: Started = {}): Promise<RunningServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-e2e-'))
  await cp(seeded, folder, { recursive: true })
  const server = await startOn(folder, started)
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

/** Starts the product on a data folder and waits for its first page; an empty folder is migrated and filled by it. */
export const startOn = async (dataDir: string, { port: given, env = {} }: Started = {}): Promise<RunningServer> => {
  if (!existsSync(program)) throw new Error('dist/main.js is not built: run script/build, or script/test')
  const port = given ?? (await freePort())
  const child = spawn(process.execPath, [program], { cwd: root, env: environment(port, dataDir, env) })
  const said: string[] = []
  child.stdout.on('data', (text) => said.push(String(text)))
  child.stderr.on('data', (text) => said.push(String(text)))
  const url = `http://127.0.0.1:${port}`
  try {
    await untilReady(url, child)
  } catch (error) {
    await stop(child)
    throw new Error(`${String(error)}\n${said.join('').slice(-4000)}`)
  }
  return { url, stop: () => stop(child) }
}

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode} before its first page`)
    const answered = await fetch(url, { redirect: 'manual' }).catch(() => null)
    if (answered !== null && answered.status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server gave no page within ${patience / 1000} seconds`)
}

/** Asks the process to end, and insists after ten seconds. */
const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const insist = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(insist)
      resolve()
    })
    child.kill('SIGTERM')
  })
