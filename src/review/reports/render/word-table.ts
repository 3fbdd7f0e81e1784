import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  Table as WordTable,
} from 'docx'
import type { Cell, Column, Row, Table } from '#review/reports/content.ts'
import { sparkline } from './charts.ts'
import { columnShares, figureLink } from './outline.ts'
import { type Paper, picture } from './word-picture.ts'
import { linked, statusRuns, textRuns } from './word-text.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' }
const thick = { style: BorderStyle.SINGLE, size: 10, color: '0B0C0C' }
/** Tables of so few rows are not broken across pages. */
const keptWhole = 5
const margins = { top: 50, bottom: 50, left: 0, right: 140 }

/**
 * A caption and its table: the heading row repeats on each page and no row breaks across two. `lead` is what is said before
 * the table, in the paragraph of the caption.
 */
export function wordTable(table: Table, paper: Paper, lead?: string): FileChild[] {
  const said = lead === undefined ? [] : textRuns(lead, { bold: false })
  if (table.rows.length === 0 && table.empty)
    return [said, textRuns(table.empty)]
      .filter((runs) => runs.length > 0)
      .map((children) => new Paragraph({ children }))
  const columnWidths = columnShares(table).map((share) => Math.round(share * paper.width))
  const style = table.columns.length > 7 ? 'CellDense' : 'Cell'
  return [
    new Paragraph({ style: 'Caption', children: [...said, ...textRuns(table.caption, {}, said.length > 0)] }),
    new WordTable({
      width: { size: paper.width, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
      borders: { top: none, left: none, right: none, bottom: thin, insideHorizontal: thin, insideVertical: none },
      margins,
      rows: [
        headingRow(table.columns, columnWidths, style),
        ...table.rows.map((row, at) => {
          const keepNext = table.rows.length <= keptWhole && at < table.rows.length - 1
          return bodyRow(row, table.columns, columnWidths, { style, keepNext }, paper)
        }),
      ],
    }),
    new Paragraph({ style: 'AfterTable' }),
  ]
}

function headingRow(columns: Column[], widths: number[], style: string): TableRow {
  const children = columns.map(
    (column, at) =>
      new TableCell({
        ...cellFrame(widths, at),
        borders: { bottom: thick },
        verticalAlign: VerticalAlignTable.BOTTOM,
        children: [
          new Paragraph({
            style,
            alignment: sideOf(column),
            keepNext: true,
            children: textRuns(column.heading, { bold: true }),
          }),
        ],
      }),
  )
  return new TableRow({ tableHeader: true, cantSplit: true, children })
}

function bodyRow(row: Row, columns: Column[], widths: number[], look: Look, paper: Paper): TableRow {
  const children = row.cells.map(
    (cell, at) =>
      new TableCell({
        ...cellFrame(widths, at),
        ...(row.total && { borders: { top: thick } }),
        children: cellParagraphs(cell, { ...look, alignment: sideOf(columns[at]) }, row.total ?? false, paper),
      }),
  )
  return new TableRow({ cantSplit: true, children })
}

function cellParagraphs(cell: Cell, look: Look & { alignment: Side }, bold: boolean, paper: Paper): Paragraph[] {
  const words = cell.status ? statusRuns(cell.status, cell.text) : textRuns(cell.text, bold ? { bold } : {})
  const main = new Paragraph({ ...look, children: linked(words, figureLink(cell.figure?.href, paper.options)) })
  const note = cell.note ? [new Paragraph({ ...look, style: 'CellNote', children: textRuns(cell.note) })] : []
  if (!cell.sparkline) return [main, ...note]
  const drawn = picture(sparkline(cell.sparkline), cell.sparkline.alt, cell.sparkline.alt, paper)
  return [new Paragraph({ ...look, children: [drawn] }), main, ...note]
}

function cellFrame(widths: number[], at: number) {
  const last = at === widths.length - 1
  return {
    width: { size: widths[at] ?? 0, type: WidthType.DXA },
    margins: last ? { ...margins, right: 0 } : margins,
  }
}

type Look = { style: string; keepNext: boolean }
type Side = typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT
const sideOf = (column: Column | undefined): Side =>
  column?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
