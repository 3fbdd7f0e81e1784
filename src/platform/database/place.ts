import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config/door.ts'
import { holdFolder } from './hold-folder.ts'
import { type Database, openDatabase } from './open.ts'

/**
 * The same as the user who owns the tables, where the settings name one beside the user who serves: for what alters the
 * schema or the list of councils. Otherwise as `openConfigured`.
 */
export const openAsOwner = (
  config: Pick<Config, 'database_url' | 'database_owner_url' | 'data_dir' | 'demonstration_today'>,
): Promise<Database> => openConfigured({ ...config, database_url: config.database_owner_url ?? config.database_url })

/**
 * The database the settings name: a PostgreSQL server, or PGlite in the data folder, which is made when absent. Throws
 * FolderTaken while another process has the folder. In a demonstration what is recorded is of its day.
 */
export const openConfigured = async (
  config: Pick<Config, 'database_url' | 'data_dir' | 'demonstration_today'>,
): Promise<Database> => {
  const day = config.demonstration_today === null ? {} : { today: config.demonstration_today }
  if (config.database_url !== null) return openDatabase({ url: config.database_url, ...day })
  mkdirSync(config.data_dir, { recursive: true })
  const letGo = holdFolder(config.data_dir)
  const database = await openDatabase({ dataDir: join(config.data_dir, 'pglite'), ...day })
  return { ...database, close: () => database.close().finally(letGo) }
}
