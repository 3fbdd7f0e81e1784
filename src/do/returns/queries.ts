import type { Tx } from '#platform/database/door.ts'

/** Every version of every figure of a measure, newest period first, each with its signature if it has one. */
export const valuesOf = (tx: Tx, measure_code: string) =>
  withSignature(tx)
    .where('measure_value.measure_code', '=', measure_code)
    .orderBy('measure_value.period_end', 'desc')
    .orderBy('measure_value.version', 'desc')
    .execute()

/** The versions of one figure, newest first. */
export const versionsOf = (tx: Tx, measure_code: string, period_key: string) =>
  withSignature(tx)
    .where('measure_value.measure_code', '=', measure_code)
    .where('measure_value.period_key', '=', period_key)
    .orderBy('measure_value.version', 'desc')
    .execute()

const withSignature = (tx: Tx) =>
  tx
    .selectFrom('measure_value')
    .leftJoin('sign_off', (join) =>
      join
        .onRef('sign_off.council_id', '=', 'measure_value.council_id')
        .onRef('sign_off.measure_code', '=', 'measure_value.measure_code')
        .onRef('sign_off.period_key', '=', 'measure_value.period_key')
        .onRef('sign_off.version', '=', 'measure_value.version'),
    )
    .leftJoin('import_batch', (join) =>
      join
        .onRef('import_batch.council_id', '=', 'measure_value.council_id')
        .onRef('import_batch.import_id', '=', 'measure_value.import_id'),
    )
    .selectAll('measure_value')
    .select(['signed_by', 'signed_as', 'signed_at', 'import_batch.file_name'])

/** What is said of one figure now; undefined when nothing is. */
export const commentOn = (tx: Tx, measure_code: string, period_key: string) =>
  tx
    .selectFrom('commentary_now')
    .selectAll()
    .where('measure_code', '=', measure_code)
    .where('period_key', '=', period_key)
    .executeTakeFirst()
