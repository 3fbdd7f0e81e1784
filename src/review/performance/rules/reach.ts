import {
  nextPeriod,
  type Period,
  type PeriodKind,
  periodsOf,
  previousPeriod,
  samePeriodLastYear,
  yearOf,
} from '#kernel/period.ts'

/** The keys of the periods that are looked at when one is judged. `last` ones are the ends of the years in its own kind. */
export type Around = {
  readonly previous: string
  readonly lastYear: string
  readonly year: string
  readonly lastOfYear: string
  readonly yearBefore: string
  readonly lastOfYearBefore: string
}

/** There are only so many periods, and a large import asks for the same hundred thousands of times. */
const remembered = new Map<string, Around>()

/** The periods around one: the one before, the same of last year, and the ends of its year and of the year before. */
export const aroundOf = (period: Period): Around => {
  const before = remembered.get(period.key)
  if (before !== undefined) return before
  const year = yearOf(period)
  const yearBefore = previousPeriod(year)
  const found = {
    previous: previousPeriod(period).key,
    lastYear: samePeriodLastYear(period).key,
    year: year.key,
    lastOfYear: lastWithin(year, period.kind),
    yearBefore: yearBefore.key,
    lastOfYearBefore: lastWithin(yearBefore, period.kind),
  }
  remembered.set(period.key, found)
  return found
}

/**
 * The periods whose judgement may differ when this one's figure changes: itself, the next, the same a year later, and
 * after a year's end the whole year that follows, whose forecasts are held against it. Throws RangeError in the last
 * year that keys may name.
 */
export const reachOf = (period: Period): Period[] => {
  const following = nextPeriod(yearOf(period))
  const sameNextYear = periodsOf(following, period.kind).filter((one) => samePeriodLastYear(one).key === period.key)
  return [period, nextPeriod(period), ...sameNextYear, ...afterYearEnd(period, following)]
}

const kinds: readonly PeriodKind[] = ['week', 'four-week', 'month', 'term', 'quarter', 'half-year', 'year']

const afterYearEnd = (period: Period, following: Period): Period[] => {
  if (period.kind === 'year') return kinds.flatMap((kind) => periodsOf(following, kind))
  return aroundOf(period).lastOfYear === period.key ? periodsOf(following, period.kind) : []
}

/** '' where the year is not made of such periods. */
const lastWithin = (year: Period, kind: PeriodKind): string => periodsOf(year, kind).at(-1)?.key ?? ''
