import type { Actor } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { examineFile, type FileFacts, type ImportFile } from './file.ts'
import type { ImportContext, ImportKind } from './kind.ts'
import { type ImportMap, type Mapping, mapColumns, nameCells } from './mapping.ts'
import { readRows, type TableRow, UnreadableFile } from './read-rows.ts'
import { type Fault, mostFaults, type RawRow } from './rules.ts'

/** Rows taken in one go: few enough to hold, many enough that a statement's cost is nothing. */
const portion = 1000

export type Taken = {
  rows_read: number
  rows_changed: number
  faults: Fault[]
  unused: string[]
  measures: Set<string>
  periods: Set<string>
}

/** Reads a file to its end and takes its rows, portion by portion, in the transaction given. Stops at too many faults. */
export const takeFile = async (
  tx: Tx,
  actor: Actor,
  kind: ImportKind,
  file: ImportFile,
  facts: FileFacts,
  map: ImportMap,
  context: ImportContext,
  progress: (rows_read: number) => void,
): Promise<Taken> => {
  const taken: Taken = {
    rows_read: 0,
    rows_changed: 0,
    faults: [],
    unused: [],
    measures: new Set(),
    periods: new Set(),
  }
  const take = kind.start()
  const flush = async (rows: readonly RawRow[]) => {
    const applied = await take(tx, actor, rows, context)
    taken.rows_read += rows.length
    taken.rows_changed += applied.changed
    taken.faults.push(...applied.faults.slice(0, mostFaults))
    for (const code of applied.measures ?? []) taken.measures.add(code)
    for (const key of applied.periods ?? []) taken.periods.add(key)
    progress(taken.rows_read)
  }
  try {
    const rows = readRows(file, facts)
    const mapping = headingsOf(await rows.next(), kind, map, taken)
    if (mapping !== null) await inPortions(rows, mapping, map, taken, flush)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    taken.faults.push({ row: error.row, column: '', found: error.message, expected: 'a CSV file or an Excel workbook' })
  }
  return taken
}

/** The next rows are read while the last are being kept. */
const inPortions = async (
  rows: AsyncIterable<TableRow>,
  mapping: Mapping,
  map: ImportMap,
  taken: Taken,
  flush: (rows: readonly RawRow[]) => Promise<void>,
): Promise<void> => {
  let waiting: RawRow[] = []
  let keeping: Promise<void> = Promise.resolve()
  try {
    for await (const { row, cells } of rows) {
      waiting.push({ row, cells: nameCells(cells, mapping, map) })
      if (waiting.length < portion) continue
      await keeping
      if (taken.faults.length >= mostFaults) return
      keeping = flush(waiting)
      keeping.catch(() => {}) // told when it is awaited
      waiting = []
    }
  } finally {
    await keeping
  }
  if (waiting.length > 0 && taken.faults.length < mostFaults) await flush(waiting)
}

const headingsOf = (
  first: IteratorResult<TableRow>,
  kind: ImportKind,
  map: ImportMap,
  taken: Taken,
): Mapping | null => {
  if (first.done) {
    taken.faults.push({ row: null, column: '', found: '', expected: 'a row of headings, then one row for each thing' })
    return null
  }
  const mapping = mapColumns(first.value.cells, kind.columns, map)
  if (!mapping.ok) {
    taken.faults.push(...mapping.error)
    return null
  }
  taken.unused = mapping.value.unused
  return mapping.value
}

/** The headings of a file and its first rows: what a preview shows. Nothing for a file that cannot be read. */
export const peekFile = async (file: ImportFile, count: number): Promise<{ headings: string[]; rows: TableRow[] }> => {
  const rows: TableRow[] = []
  try {
    for await (const row of readRows(file, await examineFile(file))) {
      rows.push(row)
      if (rows.length > count) break
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
  }
  return { headings: rows[0]?.cells ?? [], rows: rows.slice(1) }
}
