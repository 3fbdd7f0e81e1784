import { type Decimal, decimal } from '#kernel/quantity.ts'
import type { RatedStatus } from '#kernel/status.ts'

export type Aim = { target: string; upper: string; tolerance: string }

/**
 * The status a figure has by the plain rule the three frameworks share: met, within the tolerance, or beyond it. Only for
 * seeing that the demonstration is well explained; the product judges by its own rules. Null where nothing can be judged.
 */
export const judge = (polarity: string, value: string, aim: Aim, percent: string): RatedStatus | null => {
  if (!isNumber(value) || !isNumber(aim.target)) return null
  const miss = missed(polarity, decimal(value), decimal(aim.target), aim.upper)
  if (miss === null) return null
  if (miss.lessThanOrEqualTo(0)) return 'on-target'
  return withinTolerance(polarity, decimal(value), miss, aim, percent) ? 'near-target' : 'off-target'
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

const missed = (polarity: string, value: Decimal, target: Decimal, upper: string): Decimal | null => {
  if (polarity === 'higher') return target.minus(value)
  if (polarity === 'lower') return value.minus(target)
  if (polarity === 'plan') return value.minus(target).abs()
  if (polarity !== 'range' || upper === '') return null
  const over = value.minus(upper)
  const under = target.minus(value)
  return over.greaterThan(under) ? over : under
}

const withinTolerance = (polarity: string, value: Decimal, miss: Decimal, aim: Aim, percent: string): boolean => {
  const [, floor] = /^floor (.+)$/.exec(aim.tolerance) ?? []
  if (floor !== undefined)
    return polarity === 'lower' ? value.lessThanOrEqualTo(floor) : value.greaterThanOrEqualTo(floor)
  const [, share] = /^(.+)%$/.exec(aim.tolerance) ?? []
  if (share === undefined && aim.tolerance !== '') return miss.lessThanOrEqualTo(aim.tolerance.replace(' points', ''))
  const measuredFrom = polarity === 'range' && value.greaterThan(aim.upper) ? aim.upper : aim.target
  return miss.lessThanOrEqualTo(
    decimal(measuredFrom)
      .abs()
      .times(share ?? percent)
      .dividedBy(100),
  )
}
