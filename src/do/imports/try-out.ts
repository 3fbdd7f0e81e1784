import type { Context } from 'hono'
import { z } from 'zod'
import type { CouncilEnv } from '#framework/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import type { Tell } from '#ui/layout/told-page.ts'
import { importFile } from './commands.ts'
import type { ImportFile } from './file.ts'
import type { ImportKind } from './kind.ts'
import { emptyMap, type ImportMap, mapColumns } from './mapping.ts'
import type { Preview } from './pages/preview-page.tsx'
import type { ImportReport } from './rules.ts'
import { peekFile } from './take-file.ts'

/** A file as it was sent, what it is said to hold, and which column is which. */
export type Given = { kind: ImportKind; file: ImportFile; bytes: Uint8Array; map: ImportMap }

const rowsShown = 5

type TriedOut = { found: Parameters<typeof Preview>[0]; unread: null } | { found: null; unread: Refusal }

/** Runs the import dry to learn what it would do; `unread` is why nothing of the file may be read. */
export const tryOut = async (
  c: Context<CouncilEnv>,
  { kind, file, bytes, map }: Given,
  tell: Tell,
): Promise<TriedOut> => {
  let report = null as ImportReport | null
  const keep = (given: ImportReport) => {
    report = given
  }
  const done = await c.var.run(importFile, {
    kind: kind.kind,
    file,
    map,
    dry_run: true,
    report: keep,
    progress: rowsRead(tell),
  })
  if (report === null) return { found: null, unread: done.ok ? { kind: 'not-found' } : done.error }
  const { headings, rows } = await peekFile(file, rowsShown)
  const found = {
    council_id: c.var.council.council_id,
    file_name: file.name,
    content: Buffer.from(bytes).toString('base64'),
    chosen: chosenHeadings(headings, kind, map),
    own: JSON.stringify(chosenHeadings(headings, kind, emptyMap)),
    kind,
    headings,
    rows,
    report,
  }
  return { found, unread: null }
}

/** Told once a second: a line for every portion would make a long page of a long file. */
export const rowsRead = (tell: Tell) => {
  let last = Date.now()
  return (rows: number) => {
    if (Date.now() - last < 1000) return
    last = Date.now()
    tell(`${rows.toLocaleString('en-GB')} rows read so far`)
  }
}

/** Why a file was not taken, above what is wrong with it. */
export const inWords = (refusal: Refusal): string => {
  if (refusal.kind === 'forbidden') return refusal.reason
  if (refusal.kind === 'conflict') return refusal.message
  return 'The file was not imported: see what is wrong with it'
}

/**
 * The columns as chosen; none where they are `own`, those that the file's headings gave when it was checked, so that it is
 * known for the same file. The file itself is not read for this: nothing reads it before the command does.
 */
export const chosenMap = (kind: ImportKind, own: string, columns: Record<string, string>): ImportMap => {
  const given = ownColumns(own)
  const same = given !== null && kind.columns.every(({ name }) => (columns[name] ?? '') === (given[name] ?? ''))
  return same ? emptyMap : { columns, values: {} }
}

const ownColumns = (text: string): Record<string, string> | null => {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    return null
  }
}

const chosenHeadings = (headings: readonly string[], kind: ImportKind, map: ImportMap): Record<string, string> => {
  const optional = kind.columns.map((column) => ({ ...column, required: false }))
  const mapping = mapColumns(headings, optional, map)
  if (!mapping.ok) return map.columns
  return Object.fromEntries([...mapping.value.places].map(([name, place]) => [name, headings[place] ?? '']))
}
