import type { Context } from 'hono'
import { printCsv } from '#kernel/csv.ts'
import type { AppEnv } from '../parts.ts'
import { printChange, type ToldEntry } from './sentence.ts'

/** A copy is a page's answer: more than this takes too long to wait for. */
export const mostCopied = 50_000

/** Said at a copy's end when there may be more; else null. */
export const onlyTheNewest = (rows: number): string | null =>
  rows < mostCopied ? null : `Only the newest ${mostCopied} rows: choose days to have the rest.`

/** Sends a copy as a file named after what it is of, the council and the day. */
export const sendCopy = (c: Context<AppEnv>, of: string, format: 'csv' | 'json', text: string) => {
  const name = `${of}-${c.var.council.council_id}-${c.var.today}.${format}`
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  c.header('Content-Type', format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
  return c.body(text)
}

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
