import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const name = 'auth-secret'

/**
 * The secret that signs a demonstration's sessions: made on the first start and kept in the data folder, so that a
 * restart signs nobody out. Only the owner of the process can read the file.
 */
export const keptSecret = (data_dir: string): string => {
  mkdirSync(data_dir, { recursive: true })
  const path = join(data_dir, name)
  const made = randomBytes(32).toString('base64url')
  try {
    writeFileSync(path, made, { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    if (!isAlreadyThere(error)) throw error
    return readFileSync(path, 'utf8').trim()
  }
}

const isAlreadyThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'
