import { sql } from 'kysely'
import { z } from 'zod'
import { ok, refused } from '#kernel/result.ts'
import { type Actor, inTurn, mayEditFramework, rolesHeldFrom } from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import { perDatabase, type Tx } from '#platform/database/door.ts'
import { parseFramework, printFault } from './load.ts'
import type { Framework } from './schema.ts'
import { wideningOf } from './widening.ts'

/**
 * Puts a framework file into force for a council. The same text again changes nothing; every earlier version is kept.
 * Nobody adopts what gives a role of their own more.
 */
export const adoptFramework = defineCommand({
  name: 'framework.adopt',
  title: 'Adopt a framework file',
  answer: z.object({ version: z.int() }),
  input: z.object({
    file_name: z.string().min(1),
    source_text: z.string().min(1, 'Choose a framework file'),
    reason: z.string().trim().min(1, 'Say why the framework changes'),
  }),
  may: mayEditFramework,
  run: async (tx, actor, input, context) => {
    const parsed = parseFramework(input.source_text, input.file_name)
    if (!parsed.ok) return refused({ kind: 'invalid', fields: { source_text: parsed.error.map(printFault) } })
    if (!parsed.value.councils.some(({ id }) => id === actor.council_id)) {
      return refused({
        kind: 'invalid',
        fields: { source_text: [`${input.file_name} is not a framework of this council`] },
      })
    }
    const own = await ownWidening(tx, actor, parsed.value, context.today)
    if (own !== null) return refused({ kind: 'forbidden', reason: own })
    const latest = await tx
      .selectFrom('framework_version')
      .select(['version', 'source_text'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    const version = latest?.source_text === input.source_text ? latest.version : (latest?.version ?? 0) + 1
    if (version !== latest?.version) {
      await tx
        .insertInto('framework_version')
        .values({
          council_id: actor.council_id,
          version,
          content: JSON.stringify(parsed.value),
          source_text: input.source_text,
          adopted_by: actor.name,
          adopted_at: context.now,
          reason: input.reason,
        })
        .execute()
    }
    return ok({
      value: { version },
      subject: { kind: 'framework', id: String(version) },
      after: { version, file_name: input.file_name },
      reason: input.reason,
      events: version === latest?.version ? [] : [{ name: 'framework.changed', payload: { version } }],
    })
  },
})

/** The operator of the installation, on its command line, is nobody of the council and holds no role of it. */
const ownWidening = async (tx: Tx, actor: Actor, next: Framework, today: string): Promise<string | null> => {
  if (actor.kind === 'system') return null
  await inTurn(tx, actor.council_id)
  const held = await rolesHeldFrom(tx, actor.person_id, today)
  return wideningOf(held, await findFramework(tx, actor.council_id), next)
}

/** Frameworks already read, by council and version: a version never changes, and the file is large. */
const frameworksKnown = perDatabase(() => new Map<string, Framework>())

/** Whether this very transaction wrote the row: it may yet be undone, and another framework take its number. */
const writtenHere = sql<boolean>`coalesce(xmin::text = (pg_current_xact_id_if_assigned()::text::bigint & 4294967295)::text, false)`

/** The number of the framework in force, to be read along with something else; null before one is adopted. */
export const versionInForce = sql<number | null>`(select max(f.version) from framework_version f)`

/** The framework in force in the council of the transaction; null before one is adopted. */
export const findFramework = async (tx: Tx, council_id: string): Promise<Framework | null> => {
  const { rows } = await sql<{ version: number | null }>`select ${versionInForce} as version`.execute(tx)
  return findFrameworkOf(tx, council_id, rows[0]?.version ?? null)
}

/** The framework of a number that was read before, as a rule without asking again; null for none. */
export const findFrameworkOf = async (
  tx: Tx,
  council_id: string,
  version: number | null,
): Promise<Framework | null> => {
  if (version === null) return null
  const key = `${council_id} ${version}`
  const known = frameworksKnown(tx)
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const { content, undoable } = await tx
    .selectFrom('framework_version')
    .select(['content', writtenHere.as('undoable')])
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (!undoable) known.set(key, content as Framework)
  return content as Framework
}

/** The file in force as it was given, comments and all; null before one is adopted. */
export const findFrameworkFile = async (tx: Tx): Promise<string | null> => {
  const latest = await tx
    .selectFrom('framework_version')
    .select('source_text')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest?.source_text ?? null
}
