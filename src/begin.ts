import type { Config } from '#platform/config/door.ts'
import { bringUp, type Database, NotReady, type Standing } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'

/**
 * Makes the database ready for serving, or throws NotReady, and says in the log where one user both serves and owns the
 * tables, or the server could become the owner all the same. Returns who serves.
 */
export const beginServing = async (database: Database, config: Config, log: Log): Promise<Standing> => {
  const standing = await bringUp(database)
  if (database.kind !== 'postgres') return standing
  for (const warning of warningsOf(standing, config)) log.warn(warning)
  if (standing.is_owner) return standing
  // the library of the queue is slow to load: only where it cannot be made a little later
  const { queueFault } = await import('#platform/jobs/door.ts')
  const fault = await queueFault(database)
  if (fault !== null) throw new NotReady(fault)
  return standing
}

/** What a security officer would want put right, each a sentence; none where serving and owning are parted. */
export const warningsOf = (
  { user, is_owner, powers }: Standing,
  { database_owner_url = null }: Pick<Config, 'database_owner_url'>,
): string[] => {
  const warnings: string[] = []
  if (is_owner) warnings.push(oneUser(user))
  else if (powers.length > 0) warnings.push(tooMuch(user, powers))
  if (database_owner_url !== null)
    warnings.push(
      'DATABASE_OWNER_URL is set where the server runs: whoever had the server’s code in their hands would own the database. Give it to golden-thread migrate alone.',
    )
  return warnings
}

/** Said also by the doctor. */
export const oneUser = (user: string): string =>
  `One database user, ${user}, both serves and owns the tables: code in the server could alter them, and the audit log. The administrator’s guide says how to part the two.`

export const tooMuch = (user: string, powers: readonly string[]): string =>
  `The database user ${user} serves, and could do more than serving takes: ${user} ${powers.join(', ')}.`
