import type { Config } from '#platform/config/door.ts'
import { type Database, openDatabase, type Standing, standingOf } from '#platform/database/door.ts'
import { oneUser, tooMuch } from '../begin.ts'
import { bad, type Finding, good } from './finding.ts'

/** Whether the user who serves could do more than that, and whether the owner’s address is the owner’s. */
export const examineUsers = async (
  database: Database,
  standing: Standing,
  { database_owner_url = null }: Pick<Config, 'database_owner_url'>,
): Promise<Finding[]> => {
  if (database.kind !== 'postgres') return []
  const serving = servingUser(standing)
  return database_owner_url === null ? [serving] : [serving, await ownersAddress(database_owner_url)]
}

const servingUser = ({ user, is_owner, is_server, powers }: Standing): Finding => {
  if (is_owner) return good(oneUser(user))
  if (!is_server)
    return bad(
      `The database user ${user} may not serve. As the owner: golden-thread migrate, then grant golden_thread_server to ${user}.`,
    )
  if (powers.length > 0) return bad(tooMuch(user, powers))
  return good(
    `The database user ${user} serves and owns nothing: it can alter no table, rule or past row of the audit log.`,
  )
}

const ownersAddress = async (url: string): Promise<Finding> => {
  const database = await openDatabase({ url, connections: 1 })
  try {
    const { user, is_owner } = await standingOf(database)
    return is_owner
      ? good(`DATABASE_OWNER_URL is the address of ${user}, who owns the tables.`)
      : bad(`DATABASE_OWNER_URL is the address of ${user}, who does not own the tables.`)
  } catch {
    return bad('At DATABASE_OWNER_URL no database lets its user in.')
  } finally {
    await database.close()
  }
}
