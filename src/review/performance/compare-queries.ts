import type { Tx } from '#platform/database/door.ts'
import { type ComparedMeasure, type Comparison, compareStatuses, type Published } from './compare.ts'
import { type CountComparison, compareCounts, type PublishedCounts } from './compare-counts.ts'
import type { StatusRow } from './rules/terms.ts'

/** The computed statuses of a council against all that it printed. */
export const readComparison = async (tx: Tx, council_id: string): Promise<Comparison> => {
  const published = await tx
    .selectFrom('published_status_now')
    .select(['measure_code', 'period_key', 'status', 'printed_as', 'reason'])
    .where('council_id', '=', council_id)
    .orderBy('period_key')
    .orderBy('measure_code')
    .execute()
  const measures = await tx
    .selectFrom('measure')
    .select(['measure_code', 'name', 'unit', 'decimals'])
    .where('council_id', '=', council_id)
    .execute()
  const computed = await tx.selectFrom('measure_status').selectAll().where('council_id', '=', council_id).execute()
  const byCode = new Map<string, ComparedMeasure>(measures.map((measure) => [measure.measure_code, measure]))
  return compareStatuses(byCode, computed as StatusRow[], published as Published[])
}

/** The counts of each report a council printed against the statuses computed for the same figures. */
export const readCountComparison = async (tx: Tx, council_id: string): Promise<CountComparison> => {
  const reports = await tx
    .selectFrom('published_count_now')
    .selectAll()
    .where('council_id', '=', council_id)
    .orderBy('period_key')
    .orderBy('report_code')
    .execute()
  const computed = await tx.selectFrom('measure_status').selectAll().where('council_id', '=', council_id).execute()
  return compareCounts(reports as PublishedCounts[], computed as StatusRow[])
}
