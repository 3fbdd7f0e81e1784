import { newVersions, portions, saying } from '#kernel/versions.ts'
import { type Tx, takingFacts } from '#platform/database/door.ts'
import type { Action, NewProgress } from './rules.ts'

/** Adds actions and brings those that are there up to date; returns how many changed. */
export const saveActions = async (tx: Tx, council_id: string, actions: readonly Action[]): Promise<number> => {
  let saved = 0
  for (const portion of portions(actions)) saved += (await saveSome(tx, council_id, portion)).length
  return saved
}

const facts = ['name', 'item_code', 'unit_code', 'lead', 'due_text', 'due_on', 'illustrative', 'source'] as const

const saveSome = (tx: Tx, council_id: string, actions: readonly Action[]) =>
  tx
    .insertInto('action')
    .values(actions.map((action) => ({ council_id, ...action })))
    .onConflict(takingFacts('action', ['council_id', 'action_code'], facts))
    .returning('action_code')
    .execute()

/** Keeps progress that differs from what is known as further versions; returns how many were added. */
export const keepProgress = async (
  tx: Tx,
  from: { council_id: string; entered_by: string; import_id: string | null },
  progress: readonly NewProgress[],
): Promise<number> => {
  const key = (row: { action_code: string; period_key: string }) => `${row.action_code}\n${row.period_key}`
  const present = await tx
    .selectFrom('action_progress')
    .distinctOn(['action_code', 'period_key'])
    .select(['action_code', 'period_key', 'version', 'stage', 'percent_complete', 'status', 'comment'])
    .orderBy('action_code')
    .orderBy('period_key')
    .orderBy('version', 'desc')
    .execute()
  const now = new Map(present.map((row) => [key(row), { version: row.version, says: says(row) }]))
  const rows = newVersions(progress, key, says, now).map(({ row, version }) => ({
    ...row,
    version,
    council_id: from.council_id,
    recorded_by: from.entered_by,
    import_id: from.import_id,
  }))
  for (const portion of portions(rows)) await tx.insertInto('action_progress').values(portion).execute()
  return rows.length
}

const says = (row: { stage: string; percent_complete: string | null; status: string; comment: string }): string =>
  saying(row.stage, row.percent_complete, row.status, row.comment)
