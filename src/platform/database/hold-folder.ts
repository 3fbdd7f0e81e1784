import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another process has the folder; the message is a sentence for whoever started this one. */
export class FolderTaken extends Error {}

/**
 * Takes a data folder for this process, since two that write into one PGlite spoil it and nothing else keeps them
 * apart. What a process that was killed left behind is taken over. Returns how to let go; throws FolderTaken.
 */
export const holdFolder = (folder: string): (() => void) => {
  const path = join(folder, 'in-use-by')
  const holder = holderOf(path)
  if (holder !== null && holder !== process.pid && isRunning(holder)) throw new FolderTaken(wordsFor(folder, holder))
  if (holder !== null) rmSync(path, { force: true })
  writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
  return () => rmSync(path, { force: true })
}

const wordsFor = (folder: string, holder: number) =>
  `The data in ${folder} is in use by process ${holder}, perhaps the server. Stop that first, or use a PostgreSQL server (DATABASE_URL).`

const holderOf = (path: string): number | null => {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10)
  } catch {
    return null
  }
}

/** Signal 0 only asks; a process that is somebody else's is there as well. */
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
