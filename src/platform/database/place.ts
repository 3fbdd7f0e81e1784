import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config/door.ts'
import { type Database, openDatabase } from './open.ts'

/** The database the settings name: a PostgreSQL server, or PGlite in the data folder, which is made when absent. */
export const openConfigured = (config: Pick<Config, 'database_url' | 'data_dir'>): Promise<Database> => {
  if (config.database_url !== null) return openDatabase({ url: config.database_url })
  mkdirSync(config.data_dir, { recursive: true })
  return openDatabase({ dataDir: join(config.data_dir, 'pglite') })
}
