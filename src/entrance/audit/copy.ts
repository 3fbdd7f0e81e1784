import { stringify } from 'csv-stringify/sync'
import { printChange, type ToldEntry } from './sentence.ts'

const columns = [
  'entry',
  'at',
  'who',
  'post',
  'what',
  'command',
  'thing',
  'code',
  'before_and_after',
  'reason',
  'through',
  'request',
] as const

/** Told rows as a spreadsheet's text, with no cell that a spreadsheet would run as a formula. */
export const entriesCsv = (told: readonly ToldEntry[]): string =>
  stringify([columns, ...told.map(cellsOf)], { cast: { string: quotedFormula } })

const cellsOf = ({ entry, sentence, changes, door }: ToldEntry): string[] => [
  String(entry.entry_id),
  entry.at,
  entry.actor_name,
  entry.post,
  sentence,
  entry.command,
  entry.subject_kind,
  entry.subject_id,
  changes.map(printChange).join('; '),
  entry.reason ?? '',
  door,
  entry.request_id,
]

/** A spreadsheet runs what starts like a formula. */
const quotedFormula = (text: string): string => (/^[=+@\t\r]|^-(?!\d+(?:\.\d+)?$)/.test(text) ? `'${text}` : text)

/** Told rows as JSON: everything that was kept, and the sentence. */
export const entriesJson = (told: readonly ToldEntry[], head: unknown): string =>
  JSON.stringify({ head, entries: told.map(({ entry, sentence }) => ({ ...entry, sentence })) }, null, 1)
