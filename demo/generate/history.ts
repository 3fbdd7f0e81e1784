import { type Period, periodOf, periodsFrom, yearOf } from '#kernel/period.ts'
import { roundHalfUp } from '#kernel/quantity.ts'
import { noiseFrom } from './random.ts'
import { type Measure, type Shape, shapeOf } from './series.ts'

export type Point = { period: Period; value: string; numerator: string; denominator: string }

const span: Record<Shape['frequency'], [first: string, latest: string]> = {
  month: ['2023-04', '2026-10'],
  quarter: ['2023-24-Q1', '2026-27-Q2'],
  'half-year': ['2023-24-H1', '2026-27-H1'],
  year: ['2023-24', '2025-26'],
}

/** Every figure of a measure, oldest first: the history is drawn with a seeded spread, the latest are as written. */
export const historyOf = (m: Measure, seed: number): Point[] => {
  const shape = shapeOf(m)
  const periods = periodsGiven(m, shape)
  const early = periods.slice(0, periods.length - m.last.length)
  const random = noiseFrom(`${seed} ${m.code}`)
  const drawn = shape.accumulation === 'year-to-date' ? drawCumulative(m, early, random) : drawSteady(m, early, random)
  return [...drawn, ...m.last].map((value, i) =>
    pointOf(m, shape, periods[i] as Period, bounded(m, value, shape).toFixed(shape.decimals), i, i < drawn.length),
  )
}

/** The share of the year's total expected by the end of a period, for a year-to-date measure. */
export const shareBy = (m: Measure, p: Period): number => {
  const done = quarterNumber(p)
  const share = m.profile[done - 1]
  if (share === undefined) throw new Error(`${m.code}: no profile for ${p.key}`)
  return share / 100
}

const periodsGiven = (m: Measure, shape: Shape): Period[] => {
  const [first, latest] = span[shape.frequency]
  const all = periodsFrom(periodOf(first), periodOf(latest))
  return m.late ? all.slice(0, -1) : all
}

const drawSteady = (m: Measure, periods: Period[], random: () => number): number[] => {
  const start = m.from ?? m.last[0] ?? 0
  const end = m.last[0] ?? start
  return periods.map((p, i) => {
    const level = start + ((end - start) * i) / periods.length
    return level * (1 + (m.noise / 100) * random()) + (m.season[quarterNumber(p) - 1] ?? 0) + (m.shocks[p.key] ?? 0)
  })
}

const drawCumulative = (m: Measure, periods: Period[], random: () => number): number[] => {
  const first = m.from ?? 0
  const now = (m.last[0] ?? first) / shareBy(m, periodOf('2026-27-Q1'))
  const totals = new Map<string, number>()
  return periods.map((p, i) => {
    const year = yearOf(p, 'financial').key
    const total = totals.get(year) ?? (first + ((now - first) * i) / periods.length) * (1 + (m.noise / 100) * random())
    totals.set(year, total)
    return total * shareBy(m, p) * (1 + (m.noise / 600) * random()) + (m.shocks[p.key] ?? 0)
  })
}

/** 1 for April to June … 4 for January to March. */
const quarterNumber = (p: Period): number => {
  const month = Number(p.end_on.slice(5, 7))
  return Math.floor(((month + 8) % 12) / 3) + 1
}

const bounded = (m: Measure, value: number, shape: Shape) => {
  const inside = Math.max(m.least, shape.unit === '%' && shape.polarity !== 'contextual' ? Math.min(100, value) : value)
  return roundHalfUp(inside, shape.decimals)
}

/** A percentage also has its cases: whole numbers whose share prints as the figure. Drawn figures follow their cases. */
const pointOf = (m: Measure, shape: Shape, period: Period, value: string, i: number, drawn: boolean): Point => {
  if (m.of === undefined) return { period, value, numerator: '', denominator: '' }
  for (let tried = 0; tried < 400; tried++) {
    const denominator = m.of + ((i * 37 + tried * 13) % Math.max(45, Math.round(m.of / 8)))
    const numerator = Math.round((Number(value) / 100) * denominator)
    const share = roundHalfUp((100 * numerator) / denominator, shape.decimals).toFixed(shape.decimals)
    if (drawn || share === value)
      return { period, value: share, numerator: String(numerator), denominator: String(denominator) }
  }
  throw new Error(`${m.code} ${period.key}: no whole cases give ${value}`)
}
