import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Runs a program of this folder in a process of its own, and gives back the one thing it tells. */
export const inChild = <Told>(
  program: string,
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<Told> =>
  new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL(program, import.meta.url))
    const child = fork(path, words, { env: { ...process.env, NODE_OPTIONS: '', ...env } })
    child.once('message', (told) => resolve(told as Told))
    child.once('exit', (code) => reject(new Error(`${program} ended with code ${code} and told nothing`)))
  })
