import type { Tx } from '#platform/database/door.ts'

/** The last imports of the council, newest first. */
export const listBatches = (tx: Tx, limit = 50) =>
  tx.selectFrom('import_batch').selectAll().orderBy('batch_number', 'desc').limit(limit).execute()
