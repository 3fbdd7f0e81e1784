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

/**
 * A real installation on the demonstration's data, with people of Stroud and their passwords given at the command line; `more`
 * are settings beside the usual ones.
 */
export const startReal = async (people: readonly Newcomer[], more: NodeJS.ProcessEnv = {}): Promise<RunningServer> => {
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
  for (const { name, email, role, password } of people) {
    const who = ['--name', name, '--email', email]
    await ask(env, ['person', 'add', '--council', 'stroud', ...who, '--role', role], '')
    await ask(env, ['account', 'add', ...who], password)
  }
  const server = await startOn(folder, { port, env })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

const ask = async (settings: NodeJS.ProcessEnv, command: string[], input: string): Promise<void> => {
  const env = { ...process.env, ...settings, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [program, ...command], { env, stdio: ['pipe', 'ignore', 'pipe'] })
  const said: string[] = []
  child.stderr.on('data', (text) => said.push(String(text)))
  child.stdin.end(input)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${command.join(' ')}: ${said.join('')}`)
}
