import { sql } from 'kysely'
import type { Database, Tx } from '#platform/database/door.ts'
import { type Anchor, anchorFaults } from './anchor.ts'
import { entryColumns, momentText } from './as-text.ts'
import { type Disposed, disposalsOf } from './disposals.ts'
import {
  type AuditFault,
  atTheBeginning,
  faultsOfSeal,
  goingOn,
  numbersAtOnce,
  type SealedRow,
  traced,
} from './faults.ts'

export type Verified = {
  council_id: string
  /** Rows under seal, those disposed of included. */
  sealed: number
  /** Rows so new that no seal covers them yet: nothing can be said of them. */
  waiting: number
  disposed: number
  head: Anchor | null
  faults: AuditFault[]
}

const page = 5000
/** Of so many faults it is asked whose words a row now holds; in a log that is wrong throughout, that would take for ever. */
const mostTraced = 100
/** A row this much older than a seal that did not find it was put in afterwards. */
const lateness = '5 minutes'

/**
 * Reads a council's whole log against its seals, in one unchanging view of the database, and names every row that was
 * altered, removed, put in or moved, and every seal that was tampered with. Heads noted elsewhere earlier (`anchors`) show what a
 * chain alone cannot: that its end was cut off, or that all of it was made anew.
 */
export const verifyCouncil = (
  database: Database,
  council_id: string,
  anchors: readonly Anchor[] = [],
): Promise<Verified> =>
  database.asCouncil(
    council_id,
    async (tx) => {
      const disposals = await disposalsOf(tx, council_id)
      const standing = await clockStandsStill(tx, council_id)
      const read = await readSeals(tx, council_id, disposals, standing)
      const { waiting, faults } = await unsealed(tx, council_id, standing)
      const ours = anchors.filter((anchor) => anchor.council_id === council_id)
      const cut = anchorFaults(ours, await hashesAt(tx, council_id, ours))
      return { council_id, ...read, waiting, faults: [...read.faults, ...faults, ...cut] }
    },
    { unchanging: true },
  )

/** In a demonstration the day is fixed, so rows are written under an earlier moment than the one they are sealed at. */
const clockStandsStill = async (tx: Tx, council_id: string): Promise<boolean> => {
  const found = await tx
    .selectFrom('council')
    .select('demonstration')
    .where('council_id', '=', council_id)
    .executeTakeFirst()
  return found?.demonstration ?? false
}

type Read = Pick<Verified, 'sealed' | 'disposed' | 'head' | 'faults'>

const readSeals = async (
  tx: Tx,
  council_id: string,
  disposals: readonly Disposed[],
  standing: boolean,
): Promise<Read> => {
  const faults: AuditFault[] = []
  let before = atTheBeginning
  let sealed = 0
  let disposed = 0
  for (;;) {
    const rows = await sealsAfter(tx, council_id, before.position)
    for (const row of rows) {
      const found = faultsOfSeal(row, before, disposals, standing)
      for (const { says, ...fault } of found.faults) {
        if (faults.slice(-2).some((known) => known.kind === fault.kind && known.entry_id === fault.entry_id)) continue
        faults.push(faults.length < mostTraced ? await traced(tx, council_id, fault, says) : fault)
      }
      if (found.disposed) disposed += 1
      sealed += 1
      before = goingOn(row, before)
    }
    if (rows.length < page) break
  }
  const { seal } = before
  const head = seal && { council_id, position: seal.position, hash: seal.hash, sealed_at: seal.sealed_at }
  return { sealed, disposed, head, faults }
}

/** Each seal looks its row up: joined as a whole, a log with new seals is read from end to end for every page. */
const sealsAfter = async (tx: Tx, council_id: string, position: number): Promise<SealedRow[]> => {
  const { rows } = await sql<SealedRow>`
    select s.position, s.entry_id, ${momentText(sql`s.entry_at`)} as entry_at, s.entry_was,
      encode(s.content_hash, 'hex') as content_hash, encode(s.previous_hash, 'hex') as previous_hash,
      encode(s.hash, 'hex') as hash, ${momentText(sql`s.sealed_at`)} as sealed_at,
      (e.entry_id is not null) as present, s.council_id as of_council, ${entryColumns}
    from (
      select * from audit_seal where council_id = ${council_id} and position > ${position}
      order by position limit ${sql.lit(page)}) s
    left join lateral (
      select * from audit_entry where council_id = s.council_id and entry_id = s.entry_id limit 1) e on true
    order by s.position`.execute(tx)
  return rows
}

/** Rows without a seal are new, or were put in among the old. Such a one may since have been sealed: see `faultsOfSeal`. */
const unsealed = async (
  tx: Tx,
  council_id: string,
  standing: boolean,
): Promise<{ waiting: number; faults: AuditFault[] }> => {
  const { rows } = await sql<{ entry_id: number; at: string; was: string; late: boolean }>`
    select e.entry_id, ${momentText(sql`e.at`)} as at, e.command || ' ' || e.subject_kind || ' ' || e.subject_id as was,
      coalesce(${standing ? numberedBefore(council_id) : writtenBefore(council_id)}, false) as late
    from audit_entry e
    where e.council_id = ${council_id}
      and not exists (select from audit_seal s where s.council_id = e.council_id and s.entry_id = e.entry_id)
    order by e.entry_id`.execute(tx)
  const late = rows.filter((row) => row.late)
  const faults = late.map(({ entry_id, at, was }) => ({ kind: 'inserted' as const, entry_id, at, was, more: '' }))
  return { waiting: rows.length - late.length, faults }
}

const writtenBefore = (council_id: string) => sql`
  e.at < (select max(sealed_at) from audit_seal where council_id = ${council_id}) - ${sql.lit(lateness)}::interval`
const numberedBefore = (council_id: string) => sql`
  e.entry_id < (select max(entry_id) from audit_seal where council_id = ${council_id}) - ${sql.lit(numbersAtOnce)}`

const hashesAt = async (tx: Tx, council_id: string, anchors: readonly Anchor[]): Promise<Map<number, string>> => {
  const rows = await tx
    .selectFrom('audit_seal')
    .select(['position', sql<string>`encode(hash, 'hex')`.as('hash')])
    .where('council_id', '=', council_id)
    .where(
      'position',
      'in',
      anchors.map(({ position }) => position),
    )
    .execute()
  return new Map(rows.map(({ position, hash }) => [position, hash]))
}
