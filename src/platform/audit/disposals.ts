import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import { momentText } from './as-text.ts'

/** A range of the log that went under a rule: its rows may be missing. `older_than` is ISO text to the microsecond. */
export type Disposed = { from_id: number; to_id: number; older_than: string }

export const disposalsOf = async (tx: Tx, council_id: string): Promise<Disposed[]> =>
  (
    await sql<Disposed>`
      select first_id as from_id, last_id as to_id, ${momentText(sql`older_than`)} as older_than
      from disposal where council_id = ${council_id} and record_type = 'audit-log'`.execute(tx)
  ).rows

/** What lies before a moment: how many rows, and from which to which where they have numbers. */
export type DisposalRange = {
  rows: number
  first_id: number | null
  last_id: number | null
  first_at: string | null
  last_at: string | null
}

/** How a room disposes of one kind of its records. Both are asked in one transaction, in the role that may dispose. */
export type Disposer = {
  /** As the framework's rule names it. */
  record: string
  find: (tx: Tx, council_id: string, older_than: string) => Promise<DisposalRange>
  remove: (tx: Tx, council_id: string, older_than: string) => Promise<number>
}

type How = {
  /** The column that numbers its rows. */
  id?: string
  /** The column that says when a row was written: `at`, unless said. */
  at?: string
  /** A table that goes before it, uncounted, since it hangs from it. */
  first?: string
  /** Which rows are past their time; those written before the moment, unless said. */
  old?: (council_id: string, older_than: string) => RawBuilder<unknown>
}

/** Disposes of the old rows of a table. */
export const disposerOf = (record: string, table: string, how: How = {}): Disposer => {
  const { first, old = writtenBefore } = how
  return {
    record,
    find: (tx, council_id, older_than) => rangeOf(tx, table, how, old(council_id, older_than)),
    remove: async (tx, council_id, older_than) => {
      if (first !== undefined) await remove(tx, first, old(council_id, older_than))
      return remove(tx, table, old(council_id, older_than))
    },
  }
}

const writtenBefore = (council_id: string, older_than: string) =>
  sql`council_id = ${council_id} and at < ${older_than}::timestamptz`

const remove = async (tx: Tx, table: string, condition: RawBuilder<unknown>): Promise<number> => {
  await disposing(tx, table)
  const gone = await sql`delete from ${sql.table(table)} where ${condition}`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

/** The range of a table's rows that a condition picks. */
const rangeOf = async (
  tx: Tx,
  table: string,
  { id, at = 'at' }: How,
  condition: RawBuilder<unknown>,
): Promise<DisposalRange> => {
  const number = id === undefined ? sql`null::bigint` : sql.ref(id)
  const written = sql.ref(at)
  const { rows } = await sql<DisposalRange>`
    select count(*) as rows, min(${number}) as first_id, max(${number}) as last_id,
      ${momentText(sql`min(${written})`)} as first_at, ${momentText(sql`max(${written})`)} as last_at
    from ${sql.table(table)} where ${condition}`.execute(tx)
  return rows[0] ?? { rows: 0, first_id: null, last_id: null, first_at: null, last_at: null }
}

/** Lets this transaction, if its role may dispose, delete from one table, also where it is append-only. */
const disposing = (tx: Tx, table: string) =>
  sql`select set_config('golden_thread.disposing', ${table}, true)`.execute(tx)

export type KeptDisposal = DisposalRange & {
  disposal_id: number
  at: string
  record_type: string
  rule: string
  disposed_by: string
}

/** What was disposed of, newest first: the last two hundred. */
export const findDisposals = async (tx: Tx, council_id: string): Promise<KeptDisposal[]> => {
  const { rows } = await sql<KeptDisposal>`
    select disposal_id, ${momentText(sql`at`)} as at, record_type, rule, disposed_by, rows_disposed as rows, first_id,
      last_id, ${momentText(sql`first_at`)} as first_at, ${momentText(sql`last_at`)} as last_at
    from disposal where council_id = ${council_id} order by disposal_id desc limit 200`.execute(tx)
  return rows
}
