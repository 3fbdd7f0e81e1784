import type { Actor } from '#platform/access/door.ts'
import { recordSecurityEvent, type SecurityEvent } from '#platform/audit/door.ts'
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
  const who = { actor_name: actor.name, actor_email: email, device: null }
  const { reason } = refusal
  const attempt: SecurityEvent = { kind: 'forbidden', ...who, method: 'CLI', route, reason, request_id }
  await recordSecurityEvent(database.kysely, attempt, { here: actor.council_id })
}
