import { type Decimal, decimal } from '#kernel/quantity.ts'
import type { Direction } from '#kernel/status.ts'
import { type Aim, adverseGap } from './gap.ts'
import type { Margin, Polarity } from './terms.ts'

export type DirectionInput = {
  readonly polarity: Polarity
  readonly value: string | null
  readonly previous: string | null
  /** The plan, or the low end of the range, that nearness is measured to. */
  readonly target?: string | null | undefined
  readonly target_upper?: string | null | undefined
  /** A change no larger than this is no change. */
  readonly dead_band?: Margin | null | undefined
}

/**
 * Whether a figure is better, worse or the same than an earlier one. Null where either is absent, where more is neither
 * good nor bad, or where nearness is asked for and there is no plan to be near to.
 */
export const directionOf = (input: DirectionInput): Direction | null => {
  const { polarity, value, previous, target } = input
  if (value === null || previous === null || polarity === 'contextual') return null
  const needsTarget = polarity === 'plan' || polarity === 'range'
  if (needsTarget && target == null) return null
  const aim: Aim = {
    low: decimal(needsTarget ? (target ?? 0) : 0),
    upper: input.target_upper == null ? null : decimal(input.target_upper),
  }
  const [now, before] = [decimal(value), decimal(previous)]
  const change = adverseGap(polarity, now, aim).minus(adverseGap(polarity, before, aim))
  if (change.abs().lessThanOrEqualTo(deadBand(input.dead_band, before))) return 'same'
  return change.isNegative() ? 'better' : 'worse'
}

const deadBand = (band: Margin | null | undefined, before: Decimal): Decimal => {
  if (!band) return decimal(0)
  return band.kind === 'percent' ? before.abs().times(band.value).dividedBy(100) : decimal(band.value)
}
