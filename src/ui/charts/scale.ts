import { scaleLinear } from 'd3-scale'

/** Decimal text → a number to draw with. Only pictures do this: figures themselves stay exact. */
export const toNumber = (value: string | null | undefined): number | null => {
  if (value === null || value === undefined || value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** A target may be one value for every point or one for each. */
export type Target = string | readonly (string | null)[] | undefined

export const targetAt = (target: Target, index: number): number | null =>
  typeof target === 'string' ? toNumber(target) : toNumber(target?.[index])

export const isNumber = (value: number | null): value is number => value !== null

/**
 * Low and high of a line's axis: what is drawn, a little air, round numbers; never below nought when nothing is, never
 * past 100 when a percentage is not.
 */
export const lineDomain = (values: readonly number[], unit: string): [number, number] => {
  if (values.length === 0) return [0, 1]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const air = high === low ? Math.abs(high) * 0.1 || 1 : (high - low) * 0.12
  const floor = low >= 0 ? 0 : Number.NEGATIVE_INFINITY
  const ceiling = unit === '%' && high <= 100 ? 100 : Number.POSITIVE_INFINITY
  const [from, to] = scaleLinear()
    .domain([Math.max(floor, low - air), Math.min(ceiling, high + air)])
    .nice(4)
    .domain() as [number, number]
  return [Math.max(floor, from), Math.min(ceiling, to)]
}

/** Bars are read by their length, so their axis always holds nought. */
export const barDomain = (values: readonly number[]): [number, number] =>
  scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values) || 1])
    .nice(4)
    .domain() as [number, number]

const thousands = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** A tick as councils print numbers, short: 92%, £1.2m, 1,500, −4. Other units stand once above the axis. */
export const tickLabel = (value: number, unit: string): string => {
  const minus = value < 0 ? '−' : ''
  const size = Math.abs(value)
  if (unit === '£') return `${minus}£${shortMoney(size)}`
  return `${minus}${thousands.format(size)}${unit === '%' ? '%' : ''}`
}

const shortMoney = (size: number): string => {
  if (size >= 1_000_000) return `${thousands.format(size / 1_000_000)}m`
  if (size >= 10_000) return `${thousands.format(size / 1_000)}k`
  return thousands.format(size)
}
