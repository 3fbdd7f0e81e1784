import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { type RunningServer, startOn } from './server.ts'

type Newcomer = { name: string; email: string; role: string; password: string }
type Errand = { words: readonly string[]; typed?: string }

/** The command lines by which people of Stroud are added, with accounts of their own. */
export const added = (people: readonly Newcomer[]): Errand[] =>
  people.flatMap(({ name, email, role, password }) => {
    const who = ['--name', name, '--email', email]
    return [
      { words: ['person', 'add', '--council', 'stroud', ...who, '--role', role] },
      { words: ['account', 'add', ...who], typed: password },
    ]
  })

/**
 * A real installation on the demonstration's data, on which these command lines are run before it starts; `more` are settings
 * beside the usual ones.
 */
export const startReal = async (errands: readonly Errand[], more: NodeJS.ProcessEnv = {}): Promise<RunningServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-real-'))
  await cp(inject('seededDataDir'), folder, { recursive: true })
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    BASE_URL: url,
    DATA_DIR: folder,
    DEMONSTRATION: 'false',
    AUTH_SECRET: 'a secret of thirty-two characters or more',
    ...more,
  }
  for (const errand of errands) await run(env, errand)
  const server = await startOn(folder, { port, env })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

const run = async (settings: NodeJS.ProcessEnv, { words, typed = '' }: Errand): Promise<void> => {
  const env = { ...process.env, ...settings, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [program, ...words], { env, stdio: ['pipe', 'ignore', 'pipe'] })
  const said: string[] = []
  child.stderr.on('data', (text) => said.push(String(text)))
  child.stdin.end(typed)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`golden-thread ${words.join(' ')} ended with ${code}: ${said.join('')}`)
}
