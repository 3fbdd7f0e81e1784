import { type Decimal, decimal } from '#kernel/quantity.ts'
import type { Margin, Polarity } from './terms.ts'

/** A target as numbers; `upper` is the far end of a range. */
export type Aim = { readonly low: Decimal; readonly upper: Decimal | null }

/**
 * How far a value falls short, in the unit: above nought is worse than the target, below it better. Nearest-to-plan and
 * range measures are never better than nought.
 */
export const adverseGap = (polarity: Polarity, value: Decimal, { low, upper }: Aim): Decimal => {
  if (polarity === 'lower') return value.minus(low)
  if (polarity === 'plan') return value.minus(low).abs()
  if (polarity === 'range') return outside(value, low, upper ?? low)
  return low.minus(value)
}

/**
 * The widest gap a margin allows. A percentage is of the target's size, so a target of nought allows none; a range is
 * measured from the end that was missed. A floor is the gap a value standing on it would have.
 */
export const allowedGap = (margin: Margin, polarity: Polarity, value: Decimal, aim: Aim): Decimal => {
  const amount = decimal(margin.value)
  if (margin.kind === 'percent') return edgeMissed(polarity, value, aim).abs().times(amount).dividedBy(100)
  if (margin.kind === 'floor') return adverseGap(polarity, amount, aim)
  return amount
}

const outside = (value: Decimal, low: Decimal, high: Decimal): Decimal => {
  if (value.lessThan(low)) return low.minus(value)
  return value.greaterThan(high) ? value.minus(high) : decimal(0)
}

const edgeMissed = (polarity: Polarity, value: Decimal, { low, upper }: Aim): Decimal =>
  polarity === 'range' && upper !== null && value.greaterThan(upper) ? upper : low
