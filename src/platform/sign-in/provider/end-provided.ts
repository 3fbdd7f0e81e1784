import type { Db } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { openNotes } from '../notes.ts'
import { basePath } from '../options.ts'
import { endSessionsBy } from '../sessions.ts'

/** Ends every session of whom a provider lets in no more, and tells the auditors if there were any. */
export const endProvided = async (
  { kysely, log }: { kysely: Db; log: Log },
  { id, name }: { id: string; name: string },
  subject: string,
): Promise<void> => {
  const email = await endSessionsBy(kysely, id, subject)
  if (email === null) return
  const reason = `Every session was ended, since ${name} lets them in no more.`
  const event = {
    kind: 'session-ended',
    method: 'GET',
    route: `${basePath}/callback/${id}`,
    reason,
    headers: null,
  } as const
  await openNotes(kysely, log).tell({ ...event, email })
}
