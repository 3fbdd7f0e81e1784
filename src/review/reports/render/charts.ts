import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js'
import type { Chart, Section, Sparkline, Table } from '#review/reports/content.ts'
import { lineChartSvg } from '#ui/charts/line-chart.ts'
import { sparklineSvg } from '#ui/charts/sparkline.ts'
import { chartFontFiles } from './fonts.ts'
import { createKeeper } from './keeper.ts'
import { codePoint } from './pdf-glyphs.ts'
import { palettePng } from './png.ts'
import { isInTypeface } from './typeface.ts'

/** A drawing with its size in CSS pixels. `key` names its content: equal charts have equal keys. */
export type Drawing = { key: string; svg: string } & Size
type Size = { width: number; height: number }

const sparklineSize = { width: 96, height: 24 }
const narrowSize = { width: 345, height: 220 }
const chartSize = { width: 660, height: 205 }
const drawings = createKeeper<Drawing>(5_000)
const pictures = createKeeper<Promise<Uint8Array>>(1_000)
const atOnce = 6

/** Draws a small chart, or gives the one already drawn from the same data. */
export function sparkline(data: Sparkline): Drawing {
  const key = keyOf('sparkline', data)
  return drawings.keep(key, () => ({ key, svg: sparklineSvg({ ...data, ...sparklineSize }), ...sparklineSize }))
}

/** Draws a full chart, or gives the one already drawn from the same data; the chart's table is no part of the drawing. */
export function lineChart({ kind, table, ...data }: Chart): Drawing {
  return chartOfSize(kind, data, chartSize)
}

/** The same chart for a phone, where words in a wide chart shrunk to fit could not be read. */
export function narrowLineChart({ kind, table, ...data }: Chart): Drawing {
  return chartOfSize(`narrow ${kind}`, { ...data, id: `${data.id}-narrow` }, narrowSize)
}

/**
 * The drawing lettered in the paper's own typeface, whatever fonts the machine has. A character it has no shape for is written
 * as its code point: for one such, Typst can look among other fonts without end.
 */
export function paperSvg({ svg }: Drawing): string {
  return svg
    .replace(/ font-family="[^"]*"/, ` font-family="'Source Sans 3'"`) // in quotes, since a name of CSS has no figure alone
    .replace(/[^ -~\n]/gu, (character) => (isInTypeface(character) ? character : codePoint(character)))
}

/** Every drawing of a report, in order. */
export function drawingsOf(sections: Section[]): Drawing[] {
  const sparklines = (table: Table) => table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.sparkline ?? []))
  return sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      if (block.kind === 'table') return sparklines(block).map(sparkline)
      return block.kind === 'chart' ? [lineChart(block), ...sparklines(block.table).map(sparkline)] : []
    }),
  )
}

/**
 * The drawings as PNGs at twice their size, by key, for formats that cannot hold SVG. A few are drawn at once, beside
 * the thread that answers requests; not all, as each holds some megabytes until it is packed.
 */
export async function picturesOf(wanted: Drawing[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (let at = 0; at < wanted.length; at += atOnce) {
    const few = wanted.slice(at, at + atOnce)
    const drawn = await Promise.all(few.map((drawing) => pictures.keep(drawing.key, () => rasterised(drawing))))
    for (const [place, { key }] of few.entries()) found.set(key, drawn[place] ?? new Uint8Array())
    await setImmediate() // lets the memory of the pictures just packed be given back
  }
  return found
}

/** Forgets every chart: for measuring a rendering with nothing kept. */
export function forgetCharts(): void {
  drawings.clear()
  pictures.clear()
}

async function rasterised(drawing: Drawing): Promise<Uint8Array> {
  const svg = paperSvg(drawing)
  const font: ResvgRenderOptions['font'] = {
    loadSystemFonts: false,
    fontFiles: svg.includes('<text') ? chartFontFiles : [],
    defaultFontFamily: 'Source Sans 3',
  }
  const image = await renderAsync(svg, { fitTo: { mode: 'zoom', value: 2 }, font, background: '#ffffff' })
  return palettePng(image.pixels, image.width, image.height) ?? image.asPng()
}

function chartOfSize(kind: string, data: Omit<Chart, 'kind' | 'table'>, size: Size): Drawing {
  const key = keyOf(kind, data)
  return drawings.keep(key, () => ({ key, svg: lineChartSvg({ ...data, ...size }), ...size }))
}

function keyOf(kind: string, data: object): string {
  return `c${createHash('sha1').update(kind).update(JSON.stringify(data)).digest('hex').slice(0, 16)}`
}
