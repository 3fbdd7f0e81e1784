import { statusCodes } from '#kernel/status.ts'
import type { Block, Cell, Table } from '#review/reports/content.ts'
import { type Drawing, lineChart, paperSvg, sparkline } from './charts.ts'
import { markOf, markSvg } from './marks.ts'
import {
  columnShares,
  figureLink,
  groupsByPage,
  leadsTo,
  type NumberedSection,
  type Outline,
  purposeOf,
  type RenderOptions,
  releasedAt,
  signedBy,
} from './outline.ts'

const marks = Object.fromEntries(
  statusCodes.map((status) => [status, { svg: markSvg(status), ink: markOf(status).ink }]),
)

/** What the Typst template reads, as JSON: each drawing once, every optional word present, links already whole. */
export function typstData(outline: Outline, options: RenderOptions): string {
  const drawings: Record<string, string> = {}
  const draw = (drawing: Drawing) => {
    drawings[drawing.key] = paperSvg(drawing)
    return { key: drawing.key, width: drawing.width }
  }
  const { content } = outline
  const groups = groupsByPage(outline.sections).map(({ landscape, sections }) => ({
    landscape,
    sections: sections.map((section) => sectionData(section, draw, options)),
  }))
  const date = releasedAt(content)
  return JSON.stringify({
    title: content.title,
    council: content.council.name,
    colour: /^#[0-9a-f]{6}$/i.test(content.council.colour) ? content.council.colour : '#0b0c0c',
    running: outline.running,
    standing: outline.standing,
    signed: signedBy(content),
    purpose: purposeOf(content),
    illustrative: content.illustrative ?? '',
    released: date && { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    cover: content.cover.map(({ label, text }) => ({ label, text: Array.isArray(text) ? text : [text] })),
    groups,
    drawings,
    marks,
  })
}

type Draw = (drawing: Drawing) => { key: string; width: number }

function sectionData(section: NumberedSection, draw: Draw, options: RenderOptions) {
  const { number, heading, level, blocks } = section
  return { number, heading, level, blocks: blocks.map((block, at) => blockData(block, blocks[at + 1], draw, options)) }
}

function blockData(block: Block, next: Block | undefined, draw: Draw, options: RenderOptions): object {
  switch (block.kind) {
    case 'paragraph':
      return { ...block, strong: block.strong ?? false, sticky: leadsTo(next) }
    case 'key-figures':
      return { ...block, items: block.items.map((item) => ({ ...item, note: item.note ?? null })) }
    case 'table':
      return tableData(block, draw, options)
    case 'chart': {
      const { kind, title, alt, table } = block
      return { kind, title, alt, drawing: draw(lineChart(block)), table: tableData(table, draw, options) }
    }
    default:
      return block
  }
}

function tableData(table: Table, draw: Draw, options: RenderOptions) {
  return {
    kind: 'table',
    caption: table.caption,
    empty: table.empty ?? null,
    shares: columnShares(table),
    columns: table.columns.map(({ heading, align }) => ({ heading, right: align === 'right' })),
    rows: table.rows.map((row) => ({
      total: row.total ?? false,
      cells: row.cells.map((cell) => cellData(cell, draw, options)),
    })),
  }
}

function cellData({ text, status, note, figure, sparkline: spark }: Cell, draw: Draw, options: RenderOptions) {
  const link = /[\p{L}\p{N}]/u.test(text) ? figureLink(figure?.href, options) : null
  return {
    text,
    ...(status && { status }),
    ...(note && { note }),
    ...(link && { link }),
    ...(spark && { spark: { ...draw(sparkline(spark)), alt: spark.alt } }),
  }
}
