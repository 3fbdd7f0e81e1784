import { printCsv } from '#kernel/csv.ts'
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

/** Told rows as a spreadsheet's text; `note` is a last line of its own. */
export const entriesCsv = (told: readonly ToldEntry[], note: string | null): string =>
  printCsv([columns, ...told.map(cellsOf), ...(note === null ? [] : [[note]])])

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

/** Told rows as JSON: everything that was kept, and the sentence. */
export const entriesJson = (told: readonly ToldEntry[], note: string | null, head: unknown): string =>
  JSON.stringify({ head, note, entries: told.map(({ entry, sentence }) => ({ ...entry, sentence })) }, null, 1)
