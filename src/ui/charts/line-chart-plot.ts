import { scaleLinear, scalePoint } from 'd3-scale'
import type { StatusCode } from '#kernel/status.ts'
import { isNumber, lineDomain, type Target, targetAt, tickLabel, toNumber } from './scale.ts'
import { textSize, widthOf } from './svg.ts'

export type LinePoint = {
  /** The council's word for the period. */
  readonly label: string
  /** Decimal text; null leaves a gap. */
  readonly value: string | null
  /** The value as it is printed everywhere else. */
  readonly text: string
  readonly status?: StatusCode | undefined
  /** Drawn hollow. */
  readonly provisional?: boolean | undefined
}

export type ForecastPoint = Pick<LinePoint, 'label' | 'value' | 'text'> & {
  readonly low?: string | undefined
  readonly high?: string | undefined
  /** What is aimed at there, and as it is printed: the last target stands for nothing that is still to come. */
  readonly target?: string | undefined
  readonly targetText?: string | undefined
}

export type LineChartProps = {
  /** The finding, as a sentence: the picture's name. */
  readonly title: string
  /** Finding, range and latest, for someone who cannot see it. */
  readonly alt: string
  readonly unit: string
  readonly points: readonly LinePoint[]
  readonly target?: Target
  /** The last target as printed; worked out from it when left out. */
  readonly targetText?: string | undefined
  /** Half-width of the band around the target that still counts as near it. */
  readonly tolerance?: string | undefined
  readonly forecast?: readonly ForecastPoint[] | undefined
  /** Before which point the series is not comparable with what came earlier, and why in a few words. */
  readonly breaks?: readonly { readonly at: number; readonly label: string }[] | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly id?: string | undefined
}

export type PlotPoint = LinePoint & { index: number; number: number | null; target: number | null }
export type PlotForecast = Omit<ForecastPoint, 'target'> & {
  index: number
  number: number | null
  target: number | null
  lowest: number | null
  highest: number | null
}

/** Everything the marks need to know: the figures as numbers and where on the paper they go. */
export type Plot = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  unit: string
  points: PlotPoint[]
  forecast: PlotForecast[]
  tolerance: number | null
  targetText: string | null
  ticks: number[]
  x: (index: number) => number
  y: (value: number) => number
}

export const layOut = (props: LineChartProps): Plot => {
  const { width = 640, height = 280, unit } = props
  const points = props.points.map((point, index) => ({
    ...point,
    index,
    number: toNumber(point.value),
    target: targetAt(props.target, index),
  }))
  const forecast = forecastPoints(props)
  const tolerance = toNumber(props.tolerance)
  const y = scaleLinear().domain(lineDomain(drawnValues(points, forecast, tolerance), unit))
  const ticks = y.ticks(5)
  const lastTarget = points.findLast(({ target }) => target !== null)?.target ?? null
  const targetText =
    forecast.findLast(({ target }) => target !== null)?.targetText ??
    (lastTarget === null ? null : (props.targetText ?? tickLabel(lastTarget, unit)))
  const left = Math.max(...ticks.map((tick) => widthOf(tickLabel(tick, unit)))) + 14
  const right = width - rightMargin(points, forecast, targetText)
  const [top, bottom] = [isWordUnit(unit) || props.breaks?.length ? 28 : 14, height - 30]
  const x = scalePoint<number>()
    .domain([...points, ...forecast].map(({ index }) => index))
    .range([left + 8, right - 8])
  y.range([bottom, top])
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    unit,
    points,
    forecast,
    tolerance,
    targetText,
    ticks,
    x: (index) => x(index) ?? left,
    y,
  }
}

/** A unit that is not written at each tick stands once above the axis. */
export const isWordUnit = (unit: string): boolean => !['%', '£', 'number', ''].includes(unit)

const forecastPoints = ({ points, forecast = [] }: LineChartProps): PlotForecast[] =>
  (forecast ?? []).map((point, index) => ({
    ...point,
    index: points.length + index,
    number: toNumber(point.value),
    lowest: toNumber(point.low),
    highest: toNumber(point.high),
    target: toNumber(point.target),
  }))

const drawnValues = (points: PlotPoint[], forecast: PlotForecast[], tolerance: number | null): number[] =>
  [
    ...points.flatMap(({ number, target }) => [
      number,
      target,
      target !== null && tolerance !== null ? target - tolerance : null,
      target !== null && tolerance !== null ? target + tolerance : null,
    ]),
    ...forecast.flatMap(({ number, lowest, highest, target }) => [number, lowest, highest, target]),
  ].filter(isNumber)

/** Room for the words at the lines' ends. */
const rightMargin = (points: PlotPoint[], forecast: PlotForecast[], targetText: string | null): number => {
  const latest = points.findLast(({ number }) => number !== null)?.text ?? ''
  const words = [
    latest,
    targetText === null ? '' : `Target ${targetText}`,
    ...(forecast.length ? [`Forecast ${forecast.at(-1)?.text}`] : []),
  ]
  return Math.min(170, Math.max(...words.map((word) => widthOf(word, textSize + 1)))) + 14
}
