import { newVersions, portions, saying } from '#kernel/versions.ts'
import { type Tx, takingFacts } from '#platform/database/door.ts'
import type { BudgetLine, NewPosition } from './rules.ts'

/** Adds budget lines and brings those that are there up to date; returns how many changed. */
export const saveBudgetLines = async (tx: Tx, council_id: string, lines: readonly BudgetLine[]): Promise<number> => {
  let saved = 0
  for (const portion of portions(lines)) saved += (await saveSome(tx, council_id, portion)).length
  return saved
}

const facts = ['budget', 'name', 'unit_code', 'high_risk', 'illustrative', 'source'] as const

const saveSome = (tx: Tx, council_id: string, lines: readonly BudgetLine[]) =>
  tx
    .insertInto('budget_line')
    .values(lines.map((line) => ({ council_id, ...line })))
    .onConflict(takingFacts('budget_line', ['council_id', 'line_code'], facts))
    .returning('line_code')
    .execute()

/** Keeps positions that differ from what is known as further versions; returns how many were added. */
export const keepPositions = async (
  tx: Tx,
  from: { council_id: string; entered_by: string; import_id: string | null },
  positions: readonly NewPosition[],
): Promise<number> => {
  const key = (row: { line_code: string; period_key: string }) => `${row.line_code}\n${row.period_key}`
  const present = await tx
    .selectFrom('budget_position')
    .distinctOn(['line_code', 'period_key'])
    .selectAll()
    .orderBy('line_code')
    .orderBy('period_key')
    .orderBy('version', 'desc')
    .execute()
  const now = new Map(present.map((row) => [key(row), { version: row.version, says: says(row) }]))
  const rows = newVersions(positions, key, says, now).map(({ row, version }) => ({ ...row, version, ...from }))
  for (const portion of portions(rows)) await tx.insertInto('budget_position').values(portion).execute()
  return rows.length
}

type Said = Omit<NewPosition, 'line_code' | 'period_key' | 'period_end' | 'import_row'>

const says = (row: Said): string =>
  saying(row.original_pence, row.revised_pence, row.actual_pence, row.forecast_pence, row.explanation)
