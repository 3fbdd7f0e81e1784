import type { Framework } from '#framework/door.ts'
import type { Tx } from '#platform/database/door.ts'

/**
 * The framework the council works under, or null before it has one. Kept by version, which never changes: reading it anew
 * for every figure saved would cost more than judging.
 */
export const frameworkInForce = async (tx: Tx, council_id: string): Promise<Framework | null> => {
  const newest = await tx
    .selectFrom('framework_version')
    .select(['version', 'adopted_at'])
    .where('council_id', '=', council_id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest === undefined) return null
  const key = `${council_id} ${newest.version} ${newest.adopted_at.toISOString()}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const { content } = await tx
    .selectFrom('framework_version')
    .select('content')
    .where('council_id', '=', council_id)
    .where('version', '=', newest.version)
    .executeTakeFirstOrThrow()
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, content as Framework)
  return content as Framework
}

const mostRemembered = 200
const remembered = new Map<string, Framework>()
