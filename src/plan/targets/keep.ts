import { newVersions, portions } from '#kernel/versions.ts'
import type { Tx } from '#platform/database/door.ts'
import { type NewTarget, type Tolerance, targetSays } from './rules.ts'

/** Keeps targets that differ from those in force as further versions; returns the codes of their measures. */
export const keepTargets = async (
  tx: Tx,
  council_id: string,
  set_by: string,
  targets: readonly NewTarget[],
): Promise<string[]> => {
  const codes = [...new Set(targets.map(({ measure_code }) => measure_code))]
  const present = await targetsNow(tx, codes)
  const added = newVersions(targets, keyOf, targetSays, present)
  const rows = added.map(({ row, version }) => ({
    council_id,
    set_by,
    version,
    measure_code: row.measure_code,
    period_key: row.period.key,
    period_start: row.period.start_on,
    period_end: row.period.end_on,
    target_value: row.target_value,
    target_upper: row.target_upper,
    target_text: row.target_text,
    tolerance_kind: row.tolerance?.tolerance_kind ?? null,
    tolerance_value: row.tolerance?.tolerance_value ?? null,
    reason: row.reason,
    source: row.source,
  }))
  for (const portion of portions(rows)) await tx.insertInto('target').values(portion).execute()
  return rows.map(({ measure_code }) => measure_code)
}

const keyOf = ({ measure_code, period }: NewTarget): string => `${measure_code}\n${period.key}`

const targetsNow = async (tx: Tx, codes: readonly string[]) => {
  const rows = await tx
    .selectFrom('target_now')
    .select(['measure_code', 'period_key', 'version', 'target_value', 'target_upper', 'target_text'])
    .select(['tolerance_kind', 'tolerance_value'])
    .where('measure_code', 'in', codes)
    .execute()
  return new Map(
    rows.map((row) => {
      const tolerance =
        row.tolerance_kind === null || row.tolerance_value === null
          ? null
          : ({ tolerance_kind: row.tolerance_kind, tolerance_value: row.tolerance_value } as Tolerance)
      return [
        `${row.measure_code}\n${row.period_key}`,
        { version: row.version, says: targetSays({ ...row, tolerance }) },
      ] as const
    }),
  )
}
