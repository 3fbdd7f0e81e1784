import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import { momentText } from './as-text.ts'

/** A range of the log that went under a rule: its rows may be missing. `older_than` is ISO text to the microsecond. */
export type Disposed = { from_id: number; to_id: number; older_than: string }

export const disposalsOf = async (tx: Tx, council_id: string): Promise<Disposed[]> =>
  (
    await sql<Disposed>`
      select first_id as from_id, last_id as to_id, ${momentText(sql`older_than`)} as older_than
      from disposal where council_id = ${council_id} and record_type = 'audit_entry'`.execute(tx)
  ).rows
