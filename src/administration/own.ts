import { type Actor, actsAs } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'

/**
 * Nobody gives anything to themselves, nor to whomever they stand in for, whose roles they have: in words for a refusal,
 * 'you' or who it is, and null for anybody else.
 */
export const oneself = async (
  tx: Tx,
  actor: Actor,
  { person_id, name }: { person_id: string; name: string },
  today: string,
): Promise<string | null> => {
  const own = await actsAs(tx, actor.person_id, today)
  if (!own.has(person_id)) return null
  return person_id === actor.person_id ? 'you' : `${name}, for whom you stand in,`
}
