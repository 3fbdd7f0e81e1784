import type { Actor } from '#platform/access/door.ts'
import { recordAttempt } from '#platform/audit/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import type { Database } from '#platform/database/door.ts'

/** What was tried at the command line. `route` is the command; `email` is of whom it was asked as. */
export type Tried = { actor: Actor; email: string | null; route: string; request_id: string }

/** Keeps what was refused for want of leave, or because of what a file held, for the council's auditor. */
export const noteRefused = async (
  database: Database,
  { actor, email, route, request_id }: Tried,
  refusal: Refusal | null,
): Promise<void> => {
  if (refusal?.kind !== 'forbidden') return
  const who = { actor_name: actor.name, actor_email: email }
  const attempt = { kind: 'forbidden', ...who, method: 'CLI', route, reason: refusal.reason, request_id } as const
  await recordAttempt(database.kysely, attempt, { here: actor.council_id })
}
