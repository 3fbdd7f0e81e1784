import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startOn } from './server.ts'

let folder: string | undefined

/** Lets the product fill an empty data folder once, for every journey's server to copy. */
export const setup = async (project: TestProject): Promise<void> => {
  folder = await mkdtemp(join(tmpdir(), 'golden-thread-seeded-'))
  const server = await startOn(folder)
  await server.stop()
  if ((await readdir(folder)).length === 0) throw new Error('the server kept nothing in DATA_DIR')
  project.provide('seededDataDir', folder)
}

export const teardown = async (): Promise<void> => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}

declare module 'vitest' {
  export interface ProvidedContext {
    seededDataDir: string
  }
}
