import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { StatusCode } from '#kernel/status.ts'
import { statusShape } from '../status/shapes.ts'
import { isNumber, type Target, targetAt, toNumber } from './scale.ts'
import { at, ink, rule, svg } from './svg.ts'

export type SparklineProps = {
  /** Decimal text, oldest first; null leaves a gap. */
  points: readonly (string | null)[]
  target?: Target
  /** What it shows, in words. */
  alt: string
  /** Of the latest point, which then takes its shape. */
  status?: StatusCode | undefined
  width?: number | undefined
  height?: number | undefined
  id?: string | undefined
}

/** A line the height of its row. Says nothing that `alt` and the cell's words do not. */
export const sparklineSvg = (props: SparklineProps): string => {
  const { width = 110, height = 26, alt, id } = props
  const points = props.points.map((point, index) => ({
    index,
    value: toNumber(point),
    target: targetAt(props.target, index),
  }))
  const seen = points.flatMap(({ value, target }) => [value, target]).filter(isNumber)
  const [low, high] = [Math.min(...seen), Math.max(...seen)]
  const x = scaleLinear()
    .domain([0, Math.max(1, points.length - 1)])
    .range([6, width - 7])
  const y = scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .range([height - 6, 6])
  const inner =
    seen.length === 0 ? '' : targetLine(points, x, y) + valueLine(points, x, y) + lastPoint(points, x, y, props.status)
  return svg({ width, height, title: alt, id }, inner)
}

type Point = { index: number; value: number | null; target: number | null }
type Place = (value: number) => number

const pathOf = (points: Point[], x: Place, y: Place, what: 'value' | 'target'): string =>
  line<Point>()
    .defined((point) => point[what] !== null)
    .x((point) => at(x(point.index)))
    .y((point) => at(y(point[what] ?? 0)))(points) ?? ''

const targetLine = (points: Point[], x: Place, y: Place): string => {
  const targets = new Set(points.map(({ target }) => target))
  const paint = `stroke="${ink.quiet}" stroke-width="1" stroke-dasharray="3 2"`
  const [only] = targets
  if (targets.size === 1 && isNumber(only ?? null))
    return rule(x(0), y(only as number), x(points.length - 1), y(only as number), paint)
  const d = pathOf(points, x, y, 'target')
  return d && `<path d="${d}" fill="none" ${paint}/>`
}

const valueLine = (points: Point[], x: Place, y: Place): string => {
  const alone = points
    .filter(
      ({ index, value }) => isNumber(value) && points[index - 1]?.value == null && points[index + 1]?.value == null,
    )
    .map(
      ({ index, value }) => `<circle cx="${at(x(index))}" cy="${at(y(value as number))}" r="1.5" fill="${ink.line}"/>`,
    )
  return `<path d="${pathOf(points, x, y, 'value')}" fill="none" stroke="${ink.line}" stroke-width="1.5" stroke-linejoin="round"/>${alone.join('')}`
}

const lastPoint = (points: Point[], x: Place, y: Place, status: StatusCode | undefined): string => {
  const last = points.findLast(({ value }) => value !== null)
  if (!last || last.value === null) return ''
  const [cx, cy] = [x(last.index), y(last.value)]
  return status ? statusShape(status, cx, cy, 4) : `<circle cx="${at(cx)}" cy="${at(cy)}" r="2.5" fill="${ink.line}"/>`
}
