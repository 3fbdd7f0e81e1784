import { sql } from 'kysely'
import { z } from 'zod'
import { parsePeriodKey } from '#kernel/period.ts'
import { ok, refused } from '#kernel/result.ts'
import { statusCodes } from '#kernel/status.ts'
import { mayImport } from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { unknownMeasures } from './unknown-measures.ts'

export { recordPublishedCounts } from './record-counts.ts'

const row = z.object({
  measure_code: z.string().min(1),
  period_key: z.string().refine((key) => parsePeriodKey(key) !== null, 'Give a period such as 2026-27-Q2'),
  status: z.enum(statusCodes),
  direction: z.enum(['better', 'same', 'worse']).nullable().default(null),
  printed_as: z.string().min(1),
  reason: z.string().default(''),
  source: z.string().min(1),
})

const input = z.object({ rows: z.array(row).min(1).max(100_000) })

/** Keeps the statuses a council printed, beside those computed. The same again changes nothing; another is a new version. */
export const recordPublished = defineCommand({
  name: 'performance.record-published',
  title: 'Record published statuses',
  answer: z.object({ rows_changed: z.int() }),
  input: input as z.ZodType<z.output<typeof input>>,
  may: mayImport,
  run: async (tx, actor, { rows }) => {
    const unknown = await unknownMeasures(
      tx,
      rows.map(({ measure_code }) => measure_code),
    )
    if (unknown.length > 0) {
      return refused({ kind: 'invalid', fields: { rows: unknown.map((code) => `There is no measure ${code}.`) } })
    }
    const changed = await keep(tx, actor.council_id, rows)
    return ok({
      value: { rows_changed: changed },
      subject: { kind: 'published-statuses', id: rows[0]?.source ?? '' },
      after: { rows: rows.length, changed },
    })
  },
})

type Row = z.output<typeof row>

const keep = async (tx: Tx, council_id: string, rows: readonly Row[]): Promise<number> => {
  const written = await sql`
    insert into published_status (council_id, measure_code, period_key, version, status, direction, printed_as, reason, source)
    select ${council_id}, g.measure_code, g.period_key, coalesce(p.version, 0) + 1, g.status, g.direction, g.printed_as, g.reason, g.source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(measure_code text, period_key text, status text,
      direction text, printed_as text, reason text, source text)
    left join published_status_now p
      on p.council_id = ${council_id} and p.measure_code = g.measure_code and p.period_key = g.period_key
    where p.version is null
      or (p.status, p.direction, p.printed_as, p.reason) is distinct from (g.status, g.direction, g.printed_as, g.reason)`.execute(
    tx,
  )
  return Number(written.numAffectedRows ?? 0)
}
