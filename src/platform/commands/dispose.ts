import { sql } from 'kysely'
import { type Disposer, disposing, rangeOf } from '#platform/audit/door.ts'

const old = (council_id: string, older_than: string) =>
  sql`council_id = ${council_id} and at < ${older_than}::timestamptz`

/** How the outbox and the answers kept for repeated requests are disposed of under a retention rule. */
export const commandDisposers: readonly Disposer[] = [
  {
    record: 'events',
    find: (tx, council_id, older_than) => rangeOf(tx, 'event', 'event_id', old(council_id, older_than)),
    remove: async (tx, council_id, older_than) => {
      await disposing(tx, 'event')
      const gone = await sql`delete from event where ${old(council_id, older_than)}`.execute(tx)
      return Number(gone.numAffectedRows ?? 0)
    },
  },
  {
    record: 'request-keys',
    find: (tx, council_id, older_than) => rangeOf(tx, 'idempotency_key', null, old(council_id, older_than)),
    remove: async (tx, council_id, older_than) => {
      const gone = await sql`delete from idempotency_key where ${old(council_id, older_than)}`.execute(tx)
      return Number(gone.numAffectedRows ?? 0)
    },
  },
]
