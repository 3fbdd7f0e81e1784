import type { Actor } from '#platform/access/door.ts'
import { recordSecurityEvent, type SecurityEvent } from '#platform/audit/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import type { Database } from '#platform/database/door.ts'

/** What was tried at the command line. `route` is the command; `email` is of whom it was asked as. */
export type Tried = { actor: Actor; email: string | null; route: string; request_id: string }

/**
 * Keeps for the council's auditor what was refused for want of leave, or because of what a file held, and what was not found in
 * somebody's name: it may be there and not theirs. What the operator does not find is a slip.
 */
export const noteRefused = async (
  database: Database,
  { actor, email, route, request_id }: Tried,
  refusal: Refusal | null,
): Promise<void> => {
  const told = toldOf(refusal, email)
  if (told === null) return
  const who = { actor_name: actor.name, actor_email: email, device: null }
  const attempt: SecurityEvent = { ...told, ...who, method: 'CLI', route, request_id }
  await recordSecurityEvent(database.kysely, attempt, { here: actor.council_id })
}

const toldOf = (refusal: Refusal | null, email: string | null): Pick<SecurityEvent, 'kind' | 'reason'> | null => {
  if (refusal?.kind === 'forbidden') return { kind: 'forbidden', reason: refusal.reason }
  if (refusal?.kind === 'not-found' && email !== null)
    return { kind: 'not-found', reason: 'There is no such thing for them.' }
  return null
}
