import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const besideTheCheckout = fileURLToPath(new URL('../../../shared/', import.meta.url))

/**
 * The path of a reference file that is read in place and never committed, such as 'vectors/rounding.json'.
 * Looked for under $GOLDEN_THREAD_SHARED, then in `shared` beside the checkout; null when neither has it.
 */
export const sharedPath = (p: string): string | null => {
  const folders = [process.env.GOLDEN_THREAD_SHARED, besideTheCheckout].filter((folder) => folder !== undefined)
  return folders.map((folder) => join(folder, p)).find((path) => existsSync(path)) ?? null
}

/** The text of a reference file, or null when it is not there. */
export const sharedText = (p: string): string | null => {
  const path = sharedPath(p)
  return path === null ? null : readFileSync(path, 'utf8')
}
