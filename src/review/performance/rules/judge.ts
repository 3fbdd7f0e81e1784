import { type Decimal, decimal, roundHalfUp } from '#kernel/quantity.ts'
import type { RatedStatus, StatusCode } from '#kernel/status.ts'
import { type Aim, adverseGap, allowedGap } from './gap.ts'
import type { JudgingRule, Margin, Polarity } from './terms.ts'

export type JudgeInput = {
  readonly polarity: Polarity
  /** Decimal text; null where no figure was given, and `state` says why. */
  readonly value: string | null
  readonly state?: string | undefined
  /** Decimal text; null where there is none, or where it is in words and so judges nothing. */
  readonly target: string | null
  readonly target_upper?: string | null | undefined
  /** Set on the measure itself; it takes the place of the rule's. */
  readonly tolerance?: Margin | null | undefined
  readonly rule: JudgingRule
  readonly decimals: number
  /** The same period a year earlier, for rules that ask for it. */
  readonly last_year_value?: string | null | undefined
}

export type Judgement = {
  readonly status: StatusCode
  /** The number that was judged: the figure, or what is displayed of it where the rule says so. */
  readonly judged_value: string | null
  /** Above nought worse than the target, in the unit; null where nothing was judged. */
  readonly gap: string | null
  /** The tolerance used; null where nothing was judged. */
  readonly tolerance: Margin | null
}

/**
 * A figure against its target under a rule. The gap is on target up to nought (or the green band), near target up to
 * and including the tolerance, off target beyond; decided in decimal arithmetic. Never throws on missing figures.
 */
export const judge = (input: JudgeInput): Judgement => {
  const without = unjudged(input)
  if (without !== null)
    return { status: without, judged_value: without === 'suppressed' ? null : input.value, gap: null, tolerance: null }
  const value = rated(input)
  const aim = aimOf(input)
  const gap = adverseGap(input.polarity, value, aim)
  const tolerance = input.tolerance ?? input.rule.tolerance
  return {
    status: statusOf(input, value, aim, gap, tolerance),
    judged_value: input.rule.rate === 'displayed' ? value.toFixed(input.decimals) : input.value,
    gap: gap.toFixed(),
    tolerance,
  }
}

const unjudged = ({ value, state, target, polarity }: JudgeInput): StatusCode | null => {
  if (state === 'suppressed') return 'suppressed'
  if (state === 'narrative') return 'no-target'
  if (value === null || state === 'missing') return 'missing'
  return target === null || polarity === 'contextual' ? 'no-target' : null
}

const rated = ({ rule, value, decimals }: JudgeInput): Decimal =>
  rule.rate === 'displayed' ? roundHalfUp(value ?? 0, decimals) : decimal(value ?? 0)

const aimOf = ({ target, target_upper }: JudgeInput): Aim => ({
  low: decimal(target ?? 0),
  upper: target_upper == null ? null : decimal(target_upper),
})

const statusOf = (input: JudgeInput, value: Decimal, aim: Aim, gap: Decimal, tolerance: Margin): RatedStatus => {
  const { polarity, rule } = input
  const within = (margin: Margin) => gap.lessThanOrEqualTo(allowedGap(margin, polarity, value, aim))
  if (
    rule.exceeded_band &&
    gap.isNegative() &&
    gap.abs().greaterThan(allowedGap(rule.exceeded_band, polarity, value, aim))
  )
    return 'exceeded'
  const trendDecides = rule.amber_when === 'no-worse-than-last-year'
  // Under a rule that gives amber to an improving miss, the tolerance has no other work than to widen the green.
  const greenBand = rule.green_band ?? (trendDecides ? tolerance : null)
  if (gap.lessThanOrEqualTo(0) || (greenBand && within(greenBand))) return 'on-target'
  if (trendDecides) return noWorseThanLastYear(input, value, aim) ? 'near-target' : 'off-target'
  return within(tolerance) ? 'near-target' : 'off-target'
}

/** A year ago unknown is not a year ago matched. */
const noWorseThanLastYear = ({ polarity, last_year_value }: JudgeInput, value: Decimal, aim: Aim): boolean =>
  last_year_value != null &&
  adverseGap(polarity, value, aim).lessThanOrEqualTo(adverseGap(polarity, decimal(last_year_value), aim))
