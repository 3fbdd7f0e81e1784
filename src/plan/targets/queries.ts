import type { Tx } from '#platform/database/door.ts'

/** Every target ever set for a measure, the newest period first and within it the newest version. */
export const targetsOf = (tx: Tx, measure_code: string) =>
  tx
    .selectFrom('target')
    .selectAll()
    .where('measure_code', '=', measure_code)
    .orderBy('period_end', 'desc')
    .orderBy('period_start')
    .orderBy('version', 'desc')
    .execute()

export type TargetSet = Awaited<ReturnType<typeof targetsOf>>[number]
