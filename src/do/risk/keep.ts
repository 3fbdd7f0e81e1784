import { sql } from 'kysely'
import { newVersions, portions, saying } from '#kernel/versions.ts'
import { type Tx, takingFacts } from '#platform/database/door.ts'
import type { NewAssessment, Risk } from './rules.ts'

/** Adds risks and brings those that are there up to date; returns how many changed. */
export const saveRisks = async (tx: Tx, council_id: string, risks: readonly Risk[]): Promise<number> => {
  let saved = 0
  for (const portion of portions(risks)) saved += (await saveSome(tx, council_id, portion)).length
  return saved
}

const facts = [
  'register',
  'name',
  'is_opportunity',
  'cause',
  'effect',
  'owner',
  'item_code',
  'unit_code',
  'appetite_max',
  'closed_on',
  'illustrative',
  'source',
] as const

const saveSome = (tx: Tx, council_id: string, risks: readonly Risk[]) =>
  tx
    .insertInto('risk')
    .values(risks.map((risk) => ({ council_id, ...risk })))
    .onConflict(takingFacts('risk', ['council_id', 'risk_code'], facts))
    .returning('risk_code')
    .execute()

/** Keeps assessments that differ from what is known as further versions; returns how many were added. */
export const keepAssessments = async (
  tx: Tx,
  from: { council_id: string; entered_by: string; import_id: string | null },
  assessments: readonly NewAssessment[],
): Promise<number> => {
  const key = (row: { risk_code: string; period_key: string }) => `${row.risk_code}\n${row.period_key}`
  const present = await tx
    .selectFrom('risk_assessment')
    .distinctOn(['risk_code', 'period_key'])
    .selectAll()
    .where('risk_code', '=', sql<string>`any(${[...new Set(assessments.map(({ risk_code }) => risk_code))]}::text[])`)
    .orderBy('risk_code')
    .orderBy('period_key')
    .orderBy('version', 'desc')
    .execute()
  const now = new Map(present.map((row) => [key(row), { version: row.version, says: says(row) }]))
  const rows = newVersions(assessments, key, says, now).map(({ row, version }) => ({
    ...row,
    version,
    council_id: from.council_id,
    assessed_by: from.entered_by,
    import_id: from.import_id,
  }))
  for (const portion of portions(rows)) await tx.insertInto('risk_assessment').values(portion).execute()
  return rows.length
}

type Said = Omit<NewAssessment, 'risk_code' | 'period_key' | 'period_end' | 'import_row' | 'rag'> & {
  rag: string | null
}

const says = (row: Said): string =>
  saying(
    row.inherent_likelihood,
    row.inherent_impact,
    row.current_likelihood,
    row.current_impact,
    row.target_likelihood,
    row.target_impact,
    row.rag,
    row.controls,
    row.comment,
    row.unchanged,
    row.reviewed_by,
  )
