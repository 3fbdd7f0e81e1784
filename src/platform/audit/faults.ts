import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import { beginning, contentHash, type EntryText, type SealText, sealHash } from './canonical.ts'
import type { Disposed } from './disposals.ts'

/** What was found wrong with one row of the log, or with the seals: which row, when it was written, and what it said it did. */
export type AuditFault = {
  kind: 'altered' | 'missing' | 'inserted' | 'moved' | 'seal altered' | 'seals missing' | 'anchor'
  entry_id: number | null
  /** As the seal or, lacking one, the row says. ISO text. */
  at: string
  /** Command, kind and code of the thing: 'returns.record-value value HOU03 2026-27-Q2'. */
  was: string
  more: string
}

export type SealedRow = SealText & { hash: string; present: boolean; of_council: string } & EntryText

/** The seal before this one, as it was read, and what is known of the rounds before. Moments are ISO text. */
export type Before = {
  position: number
  hash: string
  seal: SealedRow | null
  /** When the newest row was written, of this round so far and all before, and of those before alone. */
  newest: string
  newest_earlier: string
  /** When the round before was sealed. */
  earlier_round: string
  /** The highest number of a row, in the same two ways. */
  highest: number
  highest_earlier: number
}

/** Where every chain begins. */
export const atTheBeginning: Before = {
  position: 0,
  hash: beginning,
  seal: null,
  newest: '',
  newest_earlier: '',
  earlier_round: '',
  highest: 0,
  highest_earlier: 0,
}

type Found = { faults: (AuditFault & { says?: string })[]; disposed: boolean }

const lateness = 5 * 60_000

/** Holds one row against its seal, and the seal against the one before it. */
export const faultsOfSeal = (
  row: SealedRow,
  before: Before,
  disposals: readonly Disposed[],
  standing: boolean,
): Found => {
  const seal: SealText = { ...row, council_id: row.of_council }
  const itself = { entry_id: row.entry_id, at: row.entry_at, was: row.entry_was }
  const faults: Found['faults'] = []
  if (row.position !== before.position + 1) {
    const gap = row.position - before.position - 1
    faults.push({ ...itself, kind: 'seals missing', more: `${gap} missing just before this row's seal` })
  }
  const own = sealHash(seal) === row.hash
  if (!own) faults.push({ ...itself, kind: 'seal altered', more: 'its hash is not the hash of what it says' })
  else if (row.position === before.position + 1 && row.previous_hash !== before.hash) faults.push(remade(row, before))
  const disposed = !row.present && disposals.some((disposal) => covers(disposal, seal))
  if (row.present) {
    const says = contentHash(row)
    if (says !== row.content_hash) faults.push({ ...itself, kind: 'altered', more: '', says })
    else if (own && isLate(row, before, standing))
      faults.push({ ...itself, kind: 'inserted', more: 'an earlier seal missed it' })
  } else if (!disposed) faults.push({ ...itself, kind: 'missing', more: '' })
  return { faults, disposed }
}

/** The seal is whole but follows another hash than the one now before it: so that one was made again. */
const remade = (row: SealedRow, before: Before): AuditFault => {
  const seal = before.seal ?? row
  return {
    kind: 'seal altered',
    entry_id: seal.entry_id,
    at: seal.entry_at,
    was: seal.entry_was,
    more: 'it was made again after the next one',
  }
}

const covers = ({ from_id, to_id, older_than }: Disposed, seal: SealText): boolean =>
  seal.entry_id >= from_id && seal.entry_id <= to_id && seal.entry_at < older_than

const latest = (...moments: string[]): string => moments.toSorted().at(-1) ?? ''

/** What the next seal is held against. */
export const goingOn = (row: SealedRow, before: Before): Before => ({
  ...roundsBefore(row, before),
  position: row.position,
  hash: row.hash,
  seal: row,
  newest: latest(row.entry_at, before.newest),
  highest: Math.max(row.entry_id, before.highest),
})

const roundsBefore = (row: SealedRow, before: Before): Before => {
  const { seal, newest, highest } = before
  if (seal === null || seal.sealed_at === row.sealed_at) return before
  return { ...before, newest_earlier: newest, highest_earlier: highest, earlier_round: seal.sealed_at }
}

/** Two that are written at once may be numbered in one order and kept in the other. */
export const numbersAtOnce = 20

/**
 * Written, so it says, well before a row of an earlier round, or before that round was sealed without finding it. In a
 * demonstration the day stands still while its hours go round, so there only the row's number tells.
 */
const isLate = (row: SealedRow, before: Before, standing: boolean): boolean => {
  const { newest_earlier, earlier_round, highest_earlier } = roundsBefore(row, before)
  if (standing) return row.entry_id < highest_earlier - numbersAtOnce
  const known = latest(newest_earlier, earlier_round)
  return known !== '' && Date.parse(row.entry_at) < Date.parse(known) - lateness
}

/** An altered row that says what another was sealed with has changed places with it. */
export const traced = async (
  tx: Tx,
  council_id: string,
  fault: AuditFault,
  says: string | undefined,
): Promise<AuditFault> => {
  if (says === undefined) return fault
  const { rows } = await sql<{ entry_id: number }>`
    select entry_id from audit_seal
    where council_id = ${council_id} and content_hash = decode(${says}, 'hex') limit 1`.execute(tx)
  const other = rows[0]?.entry_id
  return other === undefined ? fault : { ...fault, kind: 'moved', more: `it holds what row ${other} said` }
}

const words: Record<AuditFault['kind'], string> = {
  altered: 'was altered after it was sealed',
  missing: 'is missing',
  inserted: 'was put in afterwards',
  moved: 'was moved',
  'seal altered': 'has a seal that was tampered with',
  'seals missing': 'does not follow the seal before it',
  anchor: '',
}

/** 'Row 12 of 2026-11-20T10:00:00.000000Z (returns.record-value value HOU03 2026-27-Q2) was altered after it was sealed.' */
export const printAuditFault = ({ kind, entry_id, at, was, more }: AuditFault): string =>
  kind === 'anchor' ? more : `Row ${entry_id} of ${at} (${was}) ${words[kind]}${more === '' ? '' : `: ${more}`}.`
