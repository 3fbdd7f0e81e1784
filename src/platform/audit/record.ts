import type { QueryCreator } from 'kysely'
import type { Actor } from '#platform/access/door.ts'
import type { Tables, Tx } from '#platform/database/door.ts'

export type AuditFacts = {
  command: string
  door: 'form' | 'api' | 'cli' | 'job'
  request_id: string
  subject: { kind: string; id: string }
  before?: unknown
  after?: unknown
  reason?: string | undefined
}

/**
 * Writes who did what to which thing: before, after, why, and through which door. `tx` may bring a part of its own, made
 * by its `with`, that is to be done in the same statement.
 */
export const recordAudit = (tx: QueryCreator<Tables>, actor: Actor, facts: AuditFacts) =>
  tx
    .insertInto('audit_entry')
    .values({
      council_id: actor.council_id,
      person_id: actor.kind === 'person' ? actor.person_id : null,
      actor_name: actor.token === undefined ? actor.name : `${actor.name} (token: ${actor.token})`,
      door: facts.door,
      request_id: facts.request_id,
      command: facts.command,
      subject_kind: facts.subject.kind,
      subject_id: facts.subject.id,
      before: json(facts.before),
      after: json(facts.after),
      reason: facts.reason ?? null,
    })
    .execute()

/**
 * Writes that somebody read what is confidential, or took a copy of it. `what` is said in the log after the word "read".
 * For content that only few may see; ordinary pages leave no trace.
 */
export const recordRead = (
  tx: Tx,
  actor: Actor,
  subject: AuditFacts['subject'],
  { request_id, door = 'form', ...after }: { request_id: string; door?: AuditFacts['door']; what: string },
) => recordAudit(tx, actor, { command: 'audit.read', door, request_id, subject, after })

const json = (content: unknown): string | null => (content === undefined ? null : JSON.stringify(content))
