import type { StatusCode } from '#kernel/status.ts'

/**
 * A report before it has a shape: what it says, once, in order. HTML, Word, PDF and Excel are drawn from this and nothing
 * else, and a release keeps it whole, so that a released report renders the same for ever.
 * Plain data only (it is stored as JSON): every figure is already printed as it is to be read.
 */
export type ReportContent = {
  /** Version of this shape, so that old releases can still be read. */
  format: 1
  council: { id: string; name: string; colour: string }
  product: { id: string; name: string }
  period: { key: string; label: string }
  body: { id: string; name: string }
  title: string
  /** Present in a release, absent in a draft. */
  release?: { id: string; released_on: string; signed_by: string; signed_as: string }
  /** It holds what is withheld from members and the public, and stays with officers. */
  confidential?: true
  /** Said on every page when any figure is not a council's own. */
  illustrative?: string
  /** The committee report form: label and text, in the order of the form. */
  cover: CoverEntry[]
  sections: Section[]
}

export type CoverEntry = { label: string; text: string | string[] }

/** Heading level 1 is a numbered main section of the report; the renderer adds the title above it. */
export type Section = { id: string; heading: string; level: 1 | 2; landscape?: true; blocks: Block[] }

export type Block =
  | { kind: 'paragraph'; text: string; strong?: true }
  | { kind: 'list'; items: string[] }
  | { kind: 'note'; label: string; text: string }
  | { kind: 'status-counts'; caption: string; counts: { status: StatusCode; word: string; count: number }[] }
  | { kind: 'key-figures'; items: KeyFigure[] }
  | Table
  | Chart

export type KeyFigure = { label: string; value: string; note?: string }

export type Table = {
  kind: 'table'
  id: string
  caption: string
  columns: Column[]
  rows: Row[]
  /** Said instead of an empty table. */
  empty?: string
}

export type Column = {
  heading: string
  align?: 'right' /** Share of the width; the rest is divided evenly. */
  width?: number
}
export type Row = {
  cells: Cell[] /** A subtotal or total row. */
  total?: true /** The first cell is the row's header unless false. */
  header?: false
}

export type Cell = {
  /** As printed, in every format. */
  text: string
  status?: StatusCode
  /** For Excel: the exact figure behind the text, as a decimal string, and how Excel should show it. */
  number?: { value: string; format: string }
  date?: string
  /** Smaller second line. */
  note?: string
  /** Where the figure came from: the value, version and source it can be followed to. */
  figure?: FigureRef
  sparkline?: Sparkline
}

/** `href` is relative to the site; `source` is said in words so that it also works on paper. */
export type FigureRef = { measure_code: string; period_key: string; version: number; source: string; href: string }

export type ChartPoint = { period_key: string; label: string; value: string | null; text: string; status?: StatusCode }

/** A small chart in a table cell; the cell's text says the same in words. Values are decimal strings. */
export type Sparkline = { points: (string | null)[]; target?: (string | null)[]; alt: string }

/** Always followed by `table`: the same figures, so that nothing is said by picture alone. */
export type Chart = {
  kind: 'chart'
  id: string
  /** The finding, as a sentence. */
  title: string
  alt: string
  unit: string
  points: ChartPoint[]
  target?: (string | null)[]
  /** Half-width of the band around the target that still counts as near it, in the measure's unit. */
  tolerance?: string
  table: Table
}
