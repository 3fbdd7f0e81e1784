import { area, curveStep, line } from 'd3-shape'
import { isRated } from '#kernel/status.ts'
import { statusShape } from '../status/shapes.ts'
import type { LineChartProps, Plot, PlotPoint } from './line-chart-plot.ts'
import { at, ink, rule, text, widthOf } from './svg.ts'

type Breaks = NonNullable<LineChartProps['breaks']>

/** How far from the target still counts as near it: a pale band, drawn first so that everything stands on it. */
export const toleranceBand = (plot: Plot): string => {
  const half = plot.tolerance
  const ends = steps(plot)
  if (!half || ends.length === 0) return ''
  const held = (value: number): number => at(Math.min(plot.bottom, Math.max(plot.top, plot.y(value))))
  const band = area<TargetStep>()
    .curve(curveStep)
    .x(({ x }) => at(x))
    .y0(({ target }) => held(target - half))
    .y1(({ target }) => held(target + half))(ends)
  return `<path d="${band}" fill="${ink.band}"/>`
}

/** The target as steps, because it holds for a whole period; and that of a period to come, at its own place. */
export const targetLine = (plot: Plot): string => {
  const draw = line<TargetStep>()
    .curve(curveStep)
    .x(({ x }) => at(x))
    .y(({ target }) => at(plot.y(target)))
  return [steps(plot), ...stepsAhead(plot)]
    .map((ends) => draw(ends))
    .map((d) =>
      d ? `<path d="${d}" fill="none" stroke="${ink.target}" stroke-width="1.5" stroke-dasharray="6 4"/>` : '',
    )
    .join('')
}

type TargetStep = { x: number; target: number }

/** From edge to edge, as a target does not stop at the middle of a period; but not over what has a target of its own. */
const steps = (plot: Plot): TargetStep[] => {
  const inner = plot.points.flatMap(({ index, target }) => (target === null ? [] : [{ x: plot.x(index), target }]))
  const [first, last] = [inner[0], inner.at(-1)]
  const ends = plot.forecast.some(({ target }) => target !== null)
    ? Math.min(plot.right, plot.x(plot.points.length - 1) + halfStep(plot))
    : plot.right
  return [...(first ? [{ ...first, x: plot.left }] : []), ...inner, ...(last ? [{ ...last, x: ends }] : [])]
}

const stepsAhead = (plot: Plot): TargetStep[][] =>
  plot.forecast.flatMap(({ index, target }) =>
    target === null
      ? []
      : [
          [plot.x(index) - halfStep(plot), plot.x(index) + halfStep(plot)].map((x) => ({
            x: Math.min(x, plot.right),
            target,
          })),
        ],
  )

const halfStep = (plot: Plot): number => (plot.x(1) - plot.x(0)) / 2

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
