import { printDate } from '#kernel/dates.ts'
import type { Tx } from '#platform/database/door.ts'

/** Of units by code, those that are closed, in words: 'Housing closed on 1 October 2026'. */
export const closedAmong = async (tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (codes.length === 0) return new Map()
  const rows = await tx
    .selectFrom('org_unit')
    .select(['unit_code', 'name', 'closed_from'])
    .where('unit_code', 'in', [...new Set(codes)])
    .where('closed_from', 'is not', null)
    .execute()
  return new Map(rows.map(({ unit_code, ...unit }) => [unit_code, closedWords(unit)]))
}

const closedWords = ({ name, closed_from }: { name: string; closed_from: string | null }): string =>
  `${name} closed on ${printDate(closed_from ?? '')}`

/** Closes a unit from a day on, or opens it again where the day is null and the reason ''. */
export const setClosed = (tx: Tx, unit_code: string, closed_from: string | null, closed_reason: string) =>
  tx.updateTable('org_unit').set({ closed_from, closed_reason }).where('unit_code', '=', unit_code).execute()
