import { Readable } from 'node:stream'
import { type Info, parse } from 'csv-parse'
import { readSheet } from 'read-excel-file/node'
import { unmarked } from '#kernel/csv.ts'
import { cleanWorkbook } from '#platform/hardening/door.ts'
import type { FileFacts, ImportFile } from './file.ts'

/** A row as a spreadsheet counts it, its cells as text. The first row yielded holds the headings. */
export type TableRow = { row: number; cells: string[] }

/** Told to whoever gave the file: it cannot be read as a table at all. */
export class UnreadableFile extends Error {
  readonly row: number | null
  constructor(message: string, row: number | null) {
    super(message)
    this.row = row
  }
}

/** Rows of a CSV file or of the first sheet of a workbook; lines starting with # and empty rows are passed over. */
export const readRows = (file: ImportFile, facts: FileFacts): AsyncGenerator<TableRow> => {
  if (facts.unreadable !== null) throw new UnreadableFile(facts.unreadable, null)
  return facts.workbook ? readWorkbook(file) : readCsv(file, facts.encoding)
}

/** No table of a council comes near these; what passes them was made to tire the reader. */
const mostColumns = 500
const longestRow = 1_000_000

async function* readCsv(file: ImportFile, encoding: FileFacts['encoding']): AsyncGenerator<TableRow> {
  const parser = Readable.from(decoded(file, encoding)).pipe(
    parse({
      bom: true,
      info: true,
      max_record_size: longestRow,
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      // Counted as a spreadsheet does: a cell of several lines is still one row.
      const row = info.records + info.comment_lines + info.empty_lines
      if (record.length > mostColumns) throw new UnreadableFile(`A row of more than ${mostColumns} columns`, row)
      if (record.some((cell) => cell !== '')) yield { row, cells: record.map(unmarked) }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE')
      throw new UnreadableFile('A row of more than 1,000,000 characters', null)
    if (error instanceof Error && 'lines' in error) throw new UnreadableFile(error.message, Number(error.lines))
    throw error
  }
}

async function* decoded(file: ImportFile, encoding: FileFacts['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of file.open()) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

async function* readWorkbook(file: ImportFile): AsyncGenerator<TableRow> {
  const pieces: Uint8Array[] = []
  for await (const piece of file.open()) pieces.push(piece)
  const clean = cleanWorkbook(Buffer.concat(pieces))
  if (!clean.ok) throw new UnreadableFile(clean.error, null)
  const sheet = await readSheet(Buffer.from(clean.value)).catch((error: unknown) => {
    throw new UnreadableFile(error instanceof Error ? error.message : 'not a workbook', null)
  })
  for (const [place, row] of sheet.entries()) {
    const cells = row.map(cellText)
    if (cells[0]?.startsWith('#') && cells.slice(1).every((cell) => cell === '')) continue
    if (cells.some((cell) => cell !== '')) yield { row: place + 1, cells }
  }
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  // 0.1 + 0.2 was calculated in the sheet: fifteen digits are what the sheet itself shows.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  return String(cell)
}
