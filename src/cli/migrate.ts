import type { Desk } from './lines.ts'

/** The queue is not numbered among the migrations: its library brings its own. A PGlite makes it when it serves. */
export const finishMigration = async ({ database, say }: Desk): Promise<void> => {
  if (database.kind === 'postgres') await (await import('#platform/jobs/door.ts')).prepareQueue(database)
  say('The database is at the newest schema.')
}
