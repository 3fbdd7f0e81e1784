import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { migrate, openDatabase } from '#platform/database/door.ts'
import { schemaFingerprint, templatePath } from './template.ts'

/**
 * A fresh PGlite takes seconds to make and migrate, a clone of one a fraction of that: so one is made for each state of
 * the migrations and kept as a file that every test file clones.
 */
export const setup = async (project: TestProject): Promise<void> => {
  const path = templatePath(await schemaFingerprint())
  if (!existsSync(path)) await buildTemplate(path)
  project.provide('pgliteTemplate', path)
}

const buildTemplate = async (path: string): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'golden-thread-template-'))
  try {
    const database = await openDatabase({ dataDir })
    await migrate(database)
    await database.close()
    await writeWhole(path, await dumped(dataDir))
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

const dumped = async (dataDir: string): Promise<Blob> => {
  const pglite = await PGlite.create(dataDir)
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  return dump
}

/** Renamed into place, so that another run never finds half a file. */
const writeWhole = async (path: string, content: Blob): Promise<void> => {
  const unfinished = `${path}.${process.pid}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(unfinished, Buffer.from(await content.arrayBuffer()))
  await rename(unfinished, path)
}

declare module 'vitest' {
  export interface ProvidedContext {
    pgliteTemplate: string
  }
}
