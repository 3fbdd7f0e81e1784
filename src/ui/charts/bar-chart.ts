import { scaleLinear } from 'd3-scale'
import type { StatusCode } from '#kernel/status.ts'
import { statusShape } from '../status/shapes.ts'
import { barDomain, isNumber, tickLabel, toNumber } from './scale.ts'
import { at, ink, rule, svg, text, widthOf } from './svg.ts'

export type Bar = {
  readonly label: string
  readonly value: string | null
  readonly text: string
  /** What it is held against (a budget): a dark mark across the bar. */
  readonly reference?: string | null | undefined
  readonly status?: StatusCode | undefined
}

export type BarChartProps = {
  readonly title: string
  readonly alt: string
  readonly unit: string
  readonly bars: readonly Bar[]
  /** What the dark marks are ("Budget"); named once above the bars. */
  readonly referenceName?: string | undefined
  readonly width?: number | undefined
  readonly id?: string | undefined
}

const rowHeight = 34

/** Bars lie down, so that names are read and not tilted; the axis always holds nought. */
export const barChartSvg = (props: BarChartProps): string => {
  const { width = 640, bars, unit } = props
  const top = props.referenceName ? 26 : 6
  const height = top + bars.length * rowHeight + 26
  const left = Math.min(width * 0.36, Math.max(0, ...bars.map(({ label }) => widthOf(label))) + 12)
  const right = width - Math.max(20, ...bars.map((bar) => widthOf(bar.text) + (bar.status ? 26 : 8)))
  const values = bars.flatMap(({ value, reference }) => [toNumber(value), toNumber(reference)]).filter(isNumber)
  const x = scaleLinear().domain(barDomain(values)).range([left, right])
  const bottom = height - 24
  const inner =
    x
      .ticks(Math.max(2, Math.floor((right - left) / 90)))
      .map(
        (tick) =>
          rule(x(tick), top, x(tick), bottom, `stroke="${tick === 0 ? ink.quiet : ink.grid}" stroke-width="1"`) +
          text(tickLabel(tick, unit), x(tick), height - 8, { anchor: 'middle', fill: ink.quiet }),
      )
      .join('') +
    bars.map((bar, index) => barRow(bar, top + index * rowHeight, x, left, right)).join('') +
    (props.referenceName ? referenceKey(props.referenceName, left) : '')
  return svg({ width, height, title: props.title, description: props.alt, id: props.id }, inner)
}

const barRow = (bar: Bar, top: number, x: (value: number) => number, left: number, right: number): string => {
  const value = toNumber(bar.value)
  const reference = toNumber(bar.reference)
  const middle = top + rowHeight / 2
  const [from, to] = [Math.min(x(0), x(value ?? 0)), Math.max(x(0), x(value ?? 0))]
  return (
    labelLines(bar.label, left - 10, middle) +
    (value === null
      ? ''
      : `<rect x="${at(from)}" y="${middle - 9}" width="${at(to - from)}" height="18" fill="${ink.bar}"/>`) +
    (reference === null
      ? ''
      : rule(x(reference), middle - 13, x(reference), middle + 13, `stroke="${ink.target}" stroke-width="3"`)) +
    (bar.status ? statusShape(bar.status, right + 13, middle, 6.5) : '') +
    text(bar.text, right + (bar.status ? 25 : 8), middle + 4)
  )
}

/** A long name takes two lines and then is cut: its whole is in the table beneath. */
const labelLines = (label: string, width: number, middle: number): string => {
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && widthOf(`${line} ${word}`) <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  const shown = lines.length > 2 ? [lines[0] ?? '', `${lines[1]}…`] : lines
  const first = middle + 4 - (shown.length - 1) * 8
  return shown.map((line, index) => text(line, 0, first + index * 16)).join('')
}

const referenceKey = (name: string, left: number): string =>
  rule(left + 2, 4, left + 2, 18, `stroke="${ink.target}" stroke-width="3"`) +
  text(name, left + 10, 16, { fill: ink.quiet })
