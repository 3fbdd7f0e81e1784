import { createHash } from 'node:crypto'
import { type Result, refused } from '#kernel/result.ts'
import type { Actor } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { Refusal } from './command.ts'

/** What the same key was answered before; null for a key that is new. Another person, or other input, is a conflict. */
export const answerBefore = async <Value>(
  tx: Tx,
  actor: Actor,
  key: string,
  hash: string,
): Promise<Result<Value, Refusal> | null> => {
  const earlier = await tx
    .selectFrom('idempotency_key')
    .select(['input_hash', 'person_id', 'outcome'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (earlier === undefined) return null
  if (earlier.input_hash !== hash || earlier.person_id !== actor.person_id) {
    return refused({
      kind: 'conflict',
      message: 'This request key was already used for something else. Send a new key.',
    })
  }
  return { ok: true, value: earlier.outcome as Value }
}

export const keepAnswer = (tx: Tx, actor: Actor, key: string, command: string, hash: string, value: unknown) =>
  tx
    .insertInto('idempotency_key')
    .values({
      council_id: actor.council_id,
      key,
      command,
      person_id: actor.person_id,
      input_hash: hash,
      outcome: JSON.stringify(value ?? null),
    })
    .execute()

/** Stands for the input, which may be confidential and is not kept. */
export const hashOfInput = (command: string, input: unknown): string =>
  createHash('sha256').update(command).update('\n').update(JSON.stringify(input)).digest('hex')
