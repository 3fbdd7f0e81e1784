import { printDate } from '#kernel/dates.ts'
import type { Block, ReportContent, Row, Section, Table } from '#review/reports/content.ts'
import { cleaned } from './text.ts'

/** How a rendering differs from one place to another without changing what it says. */
export type RenderOptions = {
  /** Where the product is served, such as 'https://performance.example.gov.uk'; without it figures are not linked on paper. */
  site?: string
}

export type NumberedSection = Section & { number: string }

/** A report ready to be drawn: cleaned text, numbered sections, and the words every format puts at the top and foot. */
export type Outline = {
  content: ReportContent
  sections: NumberedSection[]
  /** 'Draft' or 'Released 20 November 2026'. */
  standing: string
  /** One line that names the paper: council, product and period. */
  running: string
}

const outlines = new WeakMap<ReportContent, Outline>()

/**
 * Puts the sections in order with their numbers, and ends with where each figure came from, so that the sources can be
 * read on paper too. Kept for as long as the content object is, which no renderer changes.
 */
export function outlineOf(given: ReportContent): Outline {
  const kept = outlines.get(given)
  if (kept) return kept
  const content = cleaned(given)
  const outline: Outline = {
    content,
    sections: numbered([...content.sections, ...sourcesSection(content)]),
    standing: content.release ? `Released ${printDate(content.release.released_on)}` : 'Draft',
    running: `${content.council.name} · ${content.product.name} · ${content.period.label}`,
  }
  outlines.set(given, outline)
  return outline
}

/** Every table of a section in the order it is read, a chart's own table included. */
export function tablesOf(section: Section): Table[] {
  return section.blocks.flatMap((block) =>
    block.kind === 'table' ? [block] : block.kind === 'chart' ? [block.table] : [],
  )
}

/** The moment a released report is dated at; null for a draft, which carries no date of its own. */
export function releasedAt(content: ReportContent): Date | null {
  return content.release ? new Date(`${content.release.released_on}T00:00:00Z`) : null
}

/** Runs of sections that share a page orientation, in order. */
export function groupsByPage(sections: NumberedSection[]): { landscape: boolean; sections: NumberedSection[] }[] {
  const groups: { landscape: boolean; sections: NumberedSection[] }[] = []
  for (const section of sections) {
    const landscape = section.landscape ?? false
    const last = groups.at(-1)
    if (last && last.landscape === landscape) last.sections.push(section)
    else groups.push({ landscape, sections: [section] })
  }
  return groups
}

/** ', signed by Ann Other, Chief Executive' for a release, nothing for a draft. */
export function signedBy({ release }: ReportContent): string {
  return release ? `, signed by ${release.signed_by}, ${release.signed_as}` : ''
}

/** What the paper is and for whom, as a sentence. */
export function purposeOf({ product, body, period }: ReportContent): string {
  return `${product.name} for ${body.name}, ${period.label}.`
}

/** The finding of the report in a sentence, which a screen shows before the form of the committee; null where it has none. */
export function findingOf({ sections }: ReportContent): string | null {
  const [first] = sections.find(({ id }) => id === 'summary')?.blocks ?? []
  return first?.kind === 'paragraph' && first.strong ? first.text : null
}

/** Whether words before this block lead to it, and so do not stay at the foot of a page while it begins another. */
export const leadsTo = (next: Block | undefined): boolean =>
  next !== undefined && next.kind !== 'paragraph' && next.kind !== 'note'

/** Each column's share of the width, adding up to 1. */
export function columnShares(table: Table): number[] {
  const given = table.columns.map((column) => column.width ?? 0)
  const taken = given.reduce((sum, width) => sum + width, 0)
  const open = given.filter((width) => width === 0).length
  const rest = open === 0 ? 0 : Math.max(1 - taken, 0.08 * open) / open
  const shares = given.map((width) => width || rest)
  const total = shares.reduce((sum, share) => sum + share, 0)
  return withRoomForFigures(
    table,
    shares.map((share) => share / total),
  )
}

/** What a character of a figure and the gap after it take of the width of a page, at most. */
const perCharacter = 0.0108
const gap = 0.016

/** A column of figures is wide enough for the longest of them, which would else be cut in two; columns of words give way. */
function withRoomForFigures(table: Table, shares: number[]): number[] {
  const needs = table.columns.map(({ align }, at) =>
    align === 'right' ? gap + perCharacter * longestFigure(table, at) : 0,
  )
  const wanting = shares.reduce((sum, share, at) => sum + Math.max(0, (needs[at] ?? 0) - share), 0)
  const words = shares.reduce((sum, share, at) => sum + (needs[at] === 0 ? share : 0), 0)
  if (wanting === 0 || wanting > words / 2) return shares
  return shares.map((share, at) => {
    const need = needs[at] ?? 0
    return need === 0 ? share * (1 - wanting / words) : Math.max(share, need)
  })
}

/** In characters: figures break at a space alone. */
const longestFigure = ({ rows }: Table, at: number): number =>
  Math.max(0, ...rows.flatMap(({ cells }) => (cells[at]?.text ?? '').split(' ').map((word) => word.length)))

/** A link into the product, or null where the format has nowhere to link to. */
export function figureLink(href: string | undefined, options: RenderOptions): string | null {
  return href && options.site ? new URL(href, options.site).href : null
}

function numbered(sections: Section[]): NumberedSection[] {
  let main = 0
  let sub = 0
  return sections.map((section) => {
    if (section.level === 1 || main === 0) {
      main += 1
      sub = 0
      return { ...section, level: 1, number: `${main}` }
    }
    sub += 1
    return { ...section, number: `${main}.${sub}` }
  })
}

function sourcesSection(content: ReportContent): Section[] {
  const rows = new Map<string, Row>()
  for (const table of content.sections.flatMap(tablesOf)) {
    for (const { figure } of table.rows.flatMap((row) => row.cells)) {
      if (!figure) continue
      const key = `${figure.measure_code} ${figure.period_key} ${figure.version} ${figure.source}`
      if (rows.has(key)) continue
      rows.set(key, {
        cells: [
          { text: figure.measure_code },
          { text: figure.period_key },
          { text: `${figure.version}`, number: { value: `${figure.version}`, format: '0' } },
          { text: figure.source, figure },
        ],
      })
    }
  }
  if (rows.size === 0) return []
  const table: Table = {
    kind: 'table',
    id: 'figure-sources',
    caption: 'The source of each figure in this report',
    columns: [
      { heading: 'Measure', width: 0.15 },
      { heading: 'Period', width: 0.17 },
      { heading: 'Version', width: 0.12, align: 'right' },
      { heading: 'Source' },
    ],
    rows: [...rows.values()],
  }
  return [{ id: 'where-figures-come-from', heading: 'Where the figures come from', level: 1, blocks: [table] }]
}
