import { createHash } from 'node:crypto'

/** One row of the log as text, column by column, so that it reads the same on every database and after every restore. */
export type EntryText = {
  council_id: string
  at: string
  person_id: string | null
  actor_name: string
  door: string
  request_id: string
  command: string
  subject_kind: string
  subject_id: string
  before: string | null
  after: string | null
  reason: string | null
}

/** The columns a seal covers, in their order; its own number is covered by the seal around it. */
export const sealedColumns = [
  'council_id',
  'at',
  'person_id',
  'actor_name',
  'door',
  'request_id',
  'command',
  'subject_kind',
  'subject_id',
  'before',
  'after',
  'reason',
] as const satisfies readonly (keyof EntryText)[]

export type SealText = {
  council_id: string
  position: number
  entry_id: number
  entry_at: string
  entry_was: string
  content_hash: string
  previous_hash: string
  sealed_at: string
}

/** What the first seal of a council follows. */
export const beginning = '0'.repeat(64)

/** SHA-256 in hexadecimal of what a row says, without its number: two rows that change places are known again. */
export const contentHash = (entry: EntryText): string =>
  sha256(['entry 1', ...sealedColumns.map((name) => entry[name])])

/** SHA-256 in hexadecimal of a seal, which covers the row's hash and the seal before it. */
export const sealHash = (seal: SealText): string =>
  sha256([
    'seal 1',
    seal.council_id,
    seal.position,
    seal.entry_id,
    seal.entry_at,
    seal.entry_was,
    seal.content_hash,
    seal.previous_hash,
    seal.sealed_at,
  ])

/** A JSON array keeps every part apart from its neighbours, and null apart from the word. */
const sha256 = (parts: readonly (string | number | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')
