import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import { contentHash, type EntryText, type SealText, sealHash } from './canonical.ts'
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

/** The seal before this one, as it was read, and when the round before its own was sealed. */
export type Before = { position: number; hash: string; seal: SealedRow | null; earlier_round: string | null }

type Found = { faults: (AuditFault & { says?: string })[]; disposed: boolean }

const lateness = 5 * 60_000

/** Holds one row against its seal, and the seal against the one before it. */
export const faultsOfSeal = (row: SealedRow, before: Before, disposals: readonly Disposed[]): Found => {
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
    else if (own && isLate(row, before)) faults.push({ ...itself, kind: 'inserted', more: 'an earlier seal missed it' })
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

/** What the next seal is held against. */
export const goingOn = (row: SealedRow, before: Before): Before => ({
  position: row.position,
  hash: row.hash,
  seal: row,
  earlier_round: roundBefore(row, before),
})

const roundBefore = (row: SealedRow, { seal, earlier_round }: Before): string | null =>
  seal === null || seal.sealed_at === row.sealed_at ? earlier_round : seal.sealed_at

/** Written, so it says, well before an earlier round of sealing that did not find it. */
const isLate = (row: SealedRow, before: Before): boolean => {
  const earlier = roundBefore(row, before)
  return earlier !== null && Date.parse(row.entry_at) < Date.parse(earlier) - lateness
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
