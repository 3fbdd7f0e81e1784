import { type Decimal, decimal } from '#kernel/quantity.ts'

/** A share of something; a null part is not known, which is not nought. */
export type Part = { readonly numerator: number | string | null; readonly denominator: number | string | null }

export type Ratio = {
  readonly value: string | null
  readonly known: number
  readonly of: number
  readonly coverage: string | null
}

/**
 * Many shares as one: all numerators over all denominators, times `per` (100 for a percentage, 1,000 for a rate). A part of
 * 0 out of 0 adds nothing. With a part unknown the whole is unknown, unless 'available-only' is asked for: then `coverage`
 * is the percentage of the known denominators that the value rests on.
 */
export const ratioOf = (parts: readonly Part[], per = 100, missing: 'strict' | 'available-only' = 'strict'): Ratio => {
  const known = parts.filter(({ numerator, denominator }) => numerator !== null && denominator !== null)
  const counted = total(known.map(({ denominator }) => denominator))
  const all = total(parts.map(({ denominator }) => denominator))
  const whole = known.length === parts.length || missing === 'available-only'
  const value =
    whole && !counted.isZero()
      ? total(known.map(({ numerator }) => numerator))
          .times(per)
          .dividedBy(counted)
      : null
  const coverage = all.isZero() ? null : counted.times(100).dividedBy(all).toFixed()
  return { value: value?.toFixed() ?? null, known: known.length, of: parts.length, coverage }
}

/** The year to date after each period: running totals. Once a figure is missing the rest of the year is not known. */
export const accumulate = (values: readonly (string | number | null)[]): (string | null)[] => {
  let sum: Decimal | null = decimal(0)
  return values.map((value) => {
    sum = sum === null || value === null ? null : sum.plus(value)
    return sum?.toFixed() ?? null
  })
}

/** The year to date of a share after each period: never the mean of the periods' percentages. */
export const accumulateRatio = (parts: readonly Part[], per = 100): (string | null)[] =>
  parts.map((_, index) => ratioOf(parts.slice(0, index + 1), per).value)

/** The sum of the last `length` figures at each point; null until there are as many, or while one is missing. */
export const rollingSum = (values: readonly (string | number | null)[], length: number): (string | null)[] =>
  values.map((_, index) => {
    const window = values.slice(Math.max(0, index + 1 - length), index + 1)
    return window.length < length || window.includes(null) ? null : total(window).toFixed()
  })

/** The mean of the last `length` figures, null like the sum. */
export const rollingMean = (values: readonly (string | number | null)[], length: number): (string | null)[] =>
  rollingSum(values, length).map((sum) => (sum === null ? null : decimal(sum).dividedBy(length).toFixed()))

/** Leavers of all periods over the average headcount, in percent. */
export const rollingRate = (events: readonly number[], stocks: readonly number[]): string | null =>
  stocks.length === 0 || total(stocks).isZero()
    ? null
    : total(events).times(100).dividedBy(total(stocks).dividedBy(stocks.length)).toFixed()

/** A mean of means, each weighted by its cases. Null without cases. */
export const weightedMean = (parts: readonly { cases: number; mean: number | string }[]): string | null => {
  const cases = total(parts.map((part) => part.cases))
  return cases.isZero()
    ? null
    : total(parts.map((part) => decimal(part.mean).times(part.cases)))
        .dividedBy(cases)
        .toFixed()
}

/** How several periods of a measure become one: flows are summed, stocks take the last. Null for none. */
export const overTime = (
  values: readonly (string | number)[],
  how: 'sum' | 'mean' | 'last' | 'first' | 'max' | 'min',
): string | null => {
  const numbers = values.map((value) => decimal(value))
  const [first] = numbers
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return null
  const answers = {
    sum: () => total(values),
    mean: () => total(values).dividedBy(values.length),
    first: () => first,
    last: () => last,
    max: () => numbers.reduce((a, b) => (b.greaterThan(a) ? b : a)),
    min: () => numbers.reduce((a, b) => (b.lessThan(a) ? b : a)),
  }
  return answers[how]().toFixed()
}

/**
 * Ways to see the year end of a count from its periods so far: at the same pace, in proportion to the profile, the rest
 * as profiled, or the rest as last year. Null where the way does not apply.
 */
export const yearEndCount = (
  so_far: readonly number[],
  profile: readonly number[],
  rest_last_year: readonly number[] | null = null,
) => {
  const done = total(so_far)
  const planned = total(profile.slice(0, so_far.length))
  return {
    run_rate: so_far.length === 0 ? null : done.times(profile.length).dividedBy(so_far.length).toFixed(),
    profile_ratio: planned.isZero() ? null : done.times(total(profile)).dividedBy(planned).toFixed(),
    rest_as_profiled: done.plus(total(profile.slice(so_far.length))).toFixed(),
    rest_as_last_year: rest_last_year === null ? null : done.plus(total(rest_last_year)).toFixed(),
  }
}

const total = (values: readonly (string | number | Decimal | null)[]): Decimal =>
  values.reduce<Decimal>((sum, value) => (value === null ? sum : sum.plus(value)), decimal(0))
