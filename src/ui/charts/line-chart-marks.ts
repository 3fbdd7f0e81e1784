import { area, curveStep, line } from 'd3-shape'
import { isRated } from '#kernel/status.ts'
import { statusShape } from '../status/shapes.ts'
import type { LineChartProps, Plot, PlotPoint } from './line-chart-plot.ts'
import { at, ink, rule, text, widthOf } from './svg.ts'

type Breaks = NonNullable<LineChartProps['breaks']>

/** The target as steps, because it holds for a whole period, with its tolerance behind it. */
export const targetMarks = (plot: Plot): string => {
  const points = plot.points.filter(({ target }) => target !== null)
  if (points.length === 0) return ''
  const ends = steps(plot, points)
  const path = line<Step>(
    ({ x }) => at(x),
    ({ y }) => at(y),
  ).curve(curveStep)(ends.map(({ x, target }) => ({ x, y: plot.y(target) })))
  return (
    tolerance(plot, ends) +
    `<path d="${path}" fill="none" stroke="${ink.target}" stroke-width="1.5" stroke-dasharray="6 4"/>`
  )
}

type Step = { x: number; y: number }
type TargetStep = { x: number; target: number }

/** From edge to edge when there is a target at both ends: a target does not stop at the middle of a period. */
const steps = (plot: Plot, points: PlotPoint[]): TargetStep[] => {
  const inner = points.map(({ index, target }) => ({ x: plot.x(index), target: target ?? 0 }))
  const [first, last] = [inner[0], inner.at(-1)]
  return [...(first ? [{ ...first, x: plot.left }] : []), ...inner, ...(last ? [{ ...last, x: plot.right }] : [])]
}

const tolerance = (plot: Plot, ends: TargetStep[]): string => {
  const half = plot.tolerance
  if (!half) return ''
  const held = (value: number): number => at(Math.min(plot.bottom, Math.max(plot.top, plot.y(value))))
  const band = area<TargetStep>()
    .curve(curveStep)
    .x(({ x }) => at(x))
    .y0(({ target }) => held(target - half))
    .y1(({ target }) => held(target + half))(ends)
  return `<path d="${band}" fill="${ink.band}"/>`
}

/** The figures: one line for each stretch that is comparable, gaps where there is none. */
export const valueMarks = (plot: Plot, breaks: Breaks): string => {
  const draw = line<PlotPoint>()
    .defined(({ number }) => number !== null)
    .x(({ index }) => at(plot.x(index)))
    .y(({ number }) => at(plot.y(number ?? 0)))
  return stretches(plot.points, breaks)
    .map(
      (stretch) =>
        `<path d="${draw(stretch) ?? ''}" fill="none" stroke="${ink.line}" stroke-width="2" stroke-linejoin="round"/>`,
    )
    .join('')
}

const stretches = (points: PlotPoint[], breaks: Breaks): PlotPoint[][] => {
  const starts = [0, ...breaks.map((one) => one.at).sort((a, b) => a - b), points.length]
  return starts.slice(0, -1).map((start, index) => points.slice(start, starts[index + 1]))
}

/** Each point by the shape of its status; on a crowded chart only the latest, so that the line stays readable. */
export const pointMarks = (plot: Plot): string => {
  const spacing = plot.points.length > 1 ? plot.x(1) - plot.x(0) : 99
  const last = plot.points.findLast(({ number }) => number !== null)
  return plot.points
    .filter((point) => point.number !== null && (spacing >= 11 || point === last || isAlone(plot.points, point.index)))
    .map((point) => pointMark(plot, point, point === last ? 6.5 : spacing >= 18 ? 5 : 3.5))
    .join('')
}

const isAlone = (points: PlotPoint[], index: number): boolean =>
  (points[index - 1]?.number ?? null) === null && (points[index + 1]?.number ?? null) === null

const pointMark = (plot: Plot, { index, number, status, provisional }: PlotPoint, r: number): string => {
  const [x, y] = [plot.x(index), plot.y(number ?? 0)]
  if (provisional)
    return `<circle cx="${at(x)}" cy="${at(y)}" r="${r - 1}" fill="${ink.paper}" stroke="${ink.line}" stroke-width="2"/>`
  return status && isRated(status)
    ? statusShape(status, x, y, r)
    : `<circle cx="${at(x)}" cy="${at(y)}" r="3" fill="${ink.line}"/>`
}

/** Dotted from the latest figure onwards, with the range it may fall in. */
export const forecastFan = (plot: Plot): string => {
  const last = plot.points.findLast(({ number }) => number !== null)
  const ahead = plot.forecast.filter(({ number }) => number !== null)
  if (!last || last.number === null || ahead.length === 0) return ''
  const here = { index: last.index, number: last.number, lowest: last.number, highest: last.number }
  const path = [here, ...ahead]
  const fan = area<(typeof path)[number]>()
    .defined(({ lowest, highest }) => lowest !== null && highest !== null)
    .x(({ index }) => at(plot.x(index)))
    .y0(({ lowest }) => at(plot.y(lowest ?? 0)))
    .y1(({ highest }) => at(plot.y(highest ?? 0)))(path)
  const dots = line<(typeof path)[number]>(
    ({ index }) => at(plot.x(index)),
    ({ number }) => at(plot.y(number ?? 0)),
  )(path)
  return (
    `<path d="${fan ?? ''}" fill="${ink.grid}" fill-opacity="0.6"/>` +
    `<path d="${dots}" fill="none" stroke="${ink.line}" stroke-width="2" stroke-dasharray="1 5" stroke-linecap="round"/>`
  )
}

/** A rule between the last figure of the old kind and the first of the new, with its reason. */
export const breakMarks = (plot: Plot, breaks: Breaks): string =>
  breaks
    .filter((one) => one.at > 0 && one.at < plot.points.length)
    .map(({ at: index, label }) => {
      const x = (plot.x(index - 1) + plot.x(index)) / 2
      const start = Math.min(x + 4, plot.width - widthOf(label, 12))
      return (
        rule(x, plot.top - 12, x, plot.bottom, `stroke="${ink.quiet}" stroke-width="1" stroke-dasharray="2 3"`) +
        text(label, start, plot.top - 6, { size: 12, fill: ink.quiet })
      )
    })
    .join('')
