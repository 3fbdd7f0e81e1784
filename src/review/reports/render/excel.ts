import { createHash } from 'node:crypto'
import writeXlsxFile, { type Cell as ExcelCell, type Sheet, type SheetData } from 'write-excel-file/node'
import type { Block, Cell, ReportContent, Row, Table } from '#review/reports/content.ts'
import { sheetNames } from './excel-names.ts'
import { createKeeper } from './keeper.ts'
import { markOf } from './marks.ts'
import { columnShares, type Outline, outlineOf, purposeOf, releasedAt, signedBy, tablesOf } from './outline.ts'
import { repacked } from './package.ts'

/** Characters across a sheet's columns together. */
const sheetWidth = 150
const bold = { fontWeight: 'bold' } as const
const wrapped = { wrap: true, alignVertical: 'top' } as const

/**
 * The report as an Excel workbook (.xlsx): a first sheet with its words in order, then a sheet for each table, with
 * numbers as numbers and dates as dates. Nothing a person typed becomes a formula: every text is written as text.
 * The same content asked for again is the same file: its bytes are not to be changed.
 */
export function reportExcel(content: ReportContent): Promise<Uint8Array> {
  const key = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return workbooks.keep(key, () => {
    const made = workbookOf(content)
    made.catch(forgetWorkbooks) // a failure is not kept for whoever asks next
    return made
  })
}

/** Drops the workbooks kept: for measuring a rendering with nothing kept. */
export function forgetWorkbooks(): void {
  workbooks.clear()
}

/** Whole files of the reports last asked for: a workbook has no part that is worth keeping by itself. */
const workbooks = createKeeper<Promise<Uint8Array>>(12)

async function workbookOf(content: ReportContent): Promise<Uint8Array> {
  const outline = outlineOf(content)
  const tables = outline.sections.flatMap(tablesOf).filter((table) => table.rows.length > 0)
  const names = sheetNames(tables)
  const sheets = [titleSheet(outline, names), ...tables.map((table) => tableSheet(table, names.get(table) ?? table.id))]
  const file = await writeXlsxFile(sheets, { fontFamily: 'Arial', fontSize: 10 }).toBuffer()
  return repacked(file, releasedAt(outline.content))
}

function titleSheet(outline: Outline, names: Map<Table, string>): Sheet<never> {
  const { content, standing, sections } = outline
  const cover = content.cover.flatMap(({ label, text }) =>
    (Array.isArray(text) ? text : [text]).map((line, at) => [
      at === 0 ? words(label, bold) : null,
      words(line, wrapped),
    ]),
  )
  const body = sections.flatMap((section) => [
    [],
    [words(section.number, bold), words(section.heading, { ...bold, fontSize: section.level === 1 ? 13 : 11 })],
    ...section.blocks.flatMap((block) => blockRows(block, names)),
  ])
  const data: SheetData = [
    [null, words(content.title, { ...bold, fontSize: 16 })],
    [null, words(content.council.name)],
    [null, words(`${standing}${signedBy(content)}. ${purposeOf(content)}`)],
    ...(content.illustrative ? [[null, words(content.illustrative, bold)]] : []),
    [],
    ...cover,
    ...body,
  ]
  return {
    sheet: 'Report',
    data,
    columns: [{ width: 20 }, { width: 76 }, { width: 30 }],
    orientation: 'landscape',
    showGridLines: false,
  }
}

function blockRows(block: Block, names: Map<Table, string>): SheetData {
  switch (block.kind) {
    case 'paragraph':
      return [[null, words(block.text, block.strong ? { ...bold, ...wrapped } : wrapped)]]
    case 'list':
      return block.items.map((item) => [null, words(`• ${item}`, wrapped)])
    case 'note':
      return [[words(block.label, bold), words(block.text, wrapped)]]
    case 'status-counts':
      return [
        [null, words(block.caption, bold)],
        ...block.counts.map(({ word, count }) => [words(word), { type: Number, value: count, align: 'left' as const }]),
      ]
    case 'key-figures':
      return block.items.map(({ label, value, note }) => [words(label), words(value), note ? words(note) : null])
    case 'table':
      return [tableLine(block, names)]
    case 'chart':
      return [[null, words(block.title, wrapped)], tableLine(block.table, names)]
  }
}

function tableLine(table: Table, names: Map<Table, string>): ExcelCell[] {
  const name = names.get(table)
  if (name === undefined) return [null, words(table.empty ?? `${table.caption}: no rows`)]
  return [words('Table'), words(table.caption), words(`Sheet: ${name}`)]
}

/** The heading row is the first and stays in view; a second line in a cell has a column of its own beside it. */
function tableSheet(table: Table, sheet: string): Sheet<never> {
  const noted = table.columns.map((_, at) => table.rows.some((row) => row.cells[at]?.note))
  const headings = table.columns.flatMap(({ heading, align }, at) => [
    words(heading, { ...bold, ...wrapped, bottomBorderStyle: 'medium', ...(align === 'right' && { align }) }),
    ...(noted[at] ? [words(`${heading}: note`, { ...bold, ...wrapped, bottomBorderStyle: 'medium' })] : []),
  ])
  const columns = columnShares(table).flatMap((share, at) => {
    const width = Math.min(60, Math.max(12, Math.round(share * sheetWidth)))
    return noted[at] ? [{ width }, { width: 16 }] : [{ width }]
  })
  return {
    sheet,
    columns,
    stickyRowsCount: 1,
    orientation: 'landscape',
    data: [headings, ...table.rows.map((row) => tableRow(row, table, noted))],
  }
}

function tableRow(row: Row, table: Table, noted: boolean[]): ExcelCell[] {
  const total = row.total ? { ...bold, topBorderStyle: 'medium' as const } : {}
  return table.columns.flatMap(({ align }, at) => {
    const cell = row.cells[at]
    if (!cell) return [null]
    const side = align === 'right' ? { align } : {}
    const note = noted[at] ? [cell.note ? words(cell.note, wrapped) : null] : []
    return [typed(cell, { ...total, ...side, alignVertical: 'top' }), ...note]
  })
}

type Style =
  NonNullable<Exclude<ExcelCell, string | number | boolean | Date>> extends infer Shape
    ? Partial<Omit<Extract<Shape, { format?: string }>, 'value' | 'type'>>
    : never

function typed(cell: Cell, style: Style): ExcelCell {
  const number = cell.number && Number(cell.number.value)
  if (cell.number && Number.isFinite(number))
    return { ...style, type: Number, value: number as number, format: cell.number.format }
  if (cell.date && /^\d{4}-\d{2}-\d{2}$/.test(cell.date)) {
    return { ...style, type: Date, value: new Date(`${cell.date}T00:00:00Z`), format: 'd mmmm yyyy' }
  }
  if (cell.status) return words(cell.text, { ...style, ...bold, textColor: markOf(cell.status).ink })
  return words(cell.text, { ...style, wrap: true })
}

const words = (text: string, style: Style = {}): ExcelCell => ({ ...style, type: String, value: text })
