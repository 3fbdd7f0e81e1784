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

/** The target of one period as it was last set; undefined where there is none. */
export const targetFor = (tx: Tx, measure_code: string, period_key: string) =>
  tx
    .selectFrom('target')
    .selectAll()
    .where('measure_code', '=', measure_code)
    .where('period_key', '=', period_key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export type TargetSet = Awaited<ReturnType<typeof targetsOf>>[number]
