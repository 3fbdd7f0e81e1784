import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/** Changes whenever a migration, or the PGlite that runs it, does. */
export const schemaFingerprint = async (): Promise<string> => {
  const hash = createHash('sha256')
  const migrations = new URL('migrations/', root)
  const names = (await readdir(migrations)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
  for (const name of names) hash.update(name).update(await readFile(new URL(name, migrations)))
  hash.update(await readFile(new URL('node_modules/@electric-sql/pglite/package.json', root)))
  return hash.digest('hex').slice(0, 16)
}

export const templatePath = (fingerprint: string): string =>
  fileURLToPath(new URL(`node_modules/.cache/golden-thread/template-${fingerprint}.tar`, root))
