import { sql } from 'kysely'
import { z } from 'zod'
import { parsePeriodKey } from '#kernel/period.ts'
import { ok, refused } from '#kernel/result.ts'
import { may } from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { unknownMeasures } from './unknown-measures.ts'

const period_key = z.string().refine((key) => parsePeriodKey(key) !== null, 'Give a period such as 2026-27-Q2')
const count = z.int().min(0).nullable().default(null)

const row = z.object({
  report_code: z.string().min(1),
  body_name: z.string().min(1),
  period_key,
  on_target: count,
  near_target: count,
  off_target: count,
  figures: z.array(z.object({ measure_code: z.string().min(1), period_key })).default([]),
  reason: z.string().default(''),
  source: z.string().min(1),
})

const input = z.object({ rows: z.array(row).min(1).max(10_000) })
type Row = z.output<typeof row>

/** Keeps the counts that reports printed, each with the figures it counted. The same again changes nothing; another is a new version. */
export const recordPublishedCounts = defineCommand({
  name: 'performance.record-published-counts',
  title: 'Record published counts',
  answer: z.object({ rows_changed: z.int() }),
  input: input as z.ZodType<z.output<typeof input>>,
  may: (actor) => may(actor, 'import') || 'Only people who may import can record published counts.',
  run: async (tx, actor, { rows }) => {
    const unknown = await unknownMeasures(
      tx,
      rows.flatMap(({ figures }) => figures.map(({ measure_code }) => measure_code)),
    )
    if (unknown.length > 0) {
      return refused({ kind: 'invalid', fields: { rows: unknown.map((code) => `There is no measure ${code}.`) } })
    }
    const changed = await keep(tx, actor.council_id, rows)
    return ok({
      value: { rows_changed: changed },
      subject: { kind: 'published-counts', id: rows[0]?.source ?? '' },
      after: { rows: rows.length, changed },
    })
  },
})

const facts = [
  'body_name',
  'period_key',
  'on_target',
  'near_target',
  'off_target',
  'figures',
  'reason',
  'source',
] as const

const keep = async (tx: Tx, council_id: string, rows: readonly Row[]): Promise<number> => {
  const of = (table: string) => sql.join(facts.map((fact) => sql.ref(`${table}.${fact}`)))
  const written = await sql`
    insert into published_count (council_id, report_code, version, ${sql.join(facts.map((fact) => sql.ref(fact)))})
    select ${council_id}, g.report_code, coalesce(p.version, 0) + 1, ${of('g')}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(report_code text, body_name text, period_key text,
      on_target integer, near_target integer, off_target integer,
      figures jsonb, reason text, source text)
    left join published_count_now p on p.council_id = ${council_id} and p.report_code = g.report_code
    where p.version is null or (${of('p')}) is distinct from (${of('g')})`.execute(tx)
  return Number(written.numAffectedRows ?? 0)
}
