import { closedAmong, inTurn } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { Fault } from './rules.ts'

/** What a row would put into a unit; a unit of null is none. */
export type Placed = { row: number; unit_code: string | null }

/** The rows that would put something into a closed unit. Units are neither closed nor opened until the import is done. */
export const faultsOfClosed = async (
  tx: Tx,
  council_id: string,
  column: string,
  rows: readonly Placed[],
): Promise<Fault[]> => {
  const codes = rows.flatMap(({ unit_code }) => (unit_code === null ? [] : [unit_code]))
  if (codes.length === 0) return []
  await inTurn(tx, council_id)
  const closed = await closedAmong(tx, codes)
  return rows.flatMap(({ row, unit_code }) => {
    const words = unit_code === null ? undefined : closed.get(unit_code)
    return unit_code === null || words === undefined
      ? []
      : [{ row, column, found: unit_code, expected: `a unit that is open: ${words}` }]
  })
}
