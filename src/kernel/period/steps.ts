import { Temporal } from 'temporal-polyfill'
import { addDays, daysBetween, isIsoDate, isoDate } from '#kernel/dates.ts'
import {
  basisOf,
  countInYear,
  firstMonth,
  type Period,
  type PeriodKind,
  periodAt,
  placeOf,
  type YearBasis,
} from './key.ts'

/** The period of the same kind that starts the day after `p` ends. Throws RangeError past the year 2199. */
export const nextPeriod = (p: Period): Period => step(p, 1)

/** The period of the same kind that ends the day before `p` starts. Throws RangeError before the year 1900. */
export const previousPeriod = (p: Period): Period => step(p, -1)

/** The same quarter, month, week number… a year earlier; week 53 is compared with last year's last week. */
export const samePeriodLastYear = (p: Period): Period => {
  const place = placeOf(p)
  const year = place.year - 1
  return periodAt({ ...place, year, index: Math.min(place.index, countInYear(place.kind, year)) })
}

/**
 * The year `p` belongs to, on its own basis unless another is asked for. A week belongs to its ISO year on the calendar
 * basis, and on the others to the year its Sunday falls in.
 */
export const yearOf = (p: Period, basis: YearBasis = p.basis): Period => {
  if (p.kind === 'year' && basis === p.basis) return p
  if (p.kind === 'week' && basis === 'calendar') {
    return periodAt({ kind: 'year', basis, year: placeOf(p).year, index: 1 })
  }
  return periodContaining(p.end_on, 'year', basis)
}

/** The periods of p's kind from the start of its year to `p` itself, in order. */
export const yearToDate = (p: Period, basis: YearBasis = p.basis): Period[] =>
  periodsOf(yearOf(p, basis), p.kind).filter((one) => one.start_on <= p.start_on)

/**
 * The periods of a kind that lie wholly within a longer one, in order: the months of a quarter, the quarters of a year.
 * Weeks belong where `yearOf` puts them. Empty when the basis has no such kind (quarters of an academic year).
 */
export const periodsOf = (whole: Period, kind: PeriodKind): Period[] => {
  if (basisOf(kind, whole.basis) === null) return []
  const found: Period[] = []
  for (let p = periodContaining(whole.start_on, kind, whole.basis); p.start_on <= whole.end_on; p = nextPeriod(p)) {
    if (belongsTo(whole, p)) found.push(p)
  }
  return found
}

const belongsTo = (whole: Period, p: Period): boolean => {
  if (p.kind !== 'week') return contains(whole, p)
  if (whole.kind === 'year' && whole.basis === 'calendar') return placeOf(p).year === placeOf(whole).year
  return contains(whole, p.end_on)
}

/** The period of a kind that a day falls in. Throws RangeError on text that is not a date, and for an academic quarter. */
export const periodContaining = (date: string, kind: PeriodKind, basis: YearBasis = 'financial'): Period => {
  const kept = basisOf(kind, basis)
  if (kept === null) throw new RangeError(`An ${basis} year has no ${kind}: ask for terms or months`)
  if (!isIsoDate(date)) throw new RangeError(`'${date}' is not a date`)
  if (kind === 'week') return weekContaining(date)
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  if (kind === 'month') return periodAt({ kind, basis: kept, year, index: month })
  const started = month < firstMonth[kept] ? year - 1 : year
  return periodAt({
    kind,
    basis: kept,
    year: started,
    index: indexInYear(date, kind, started, monthOfYear(month, kept)),
  })
}

const weekContaining = (date: string): Period => {
  const day = Temporal.PlainDate.from(date)
  return periodAt({ kind: 'week', basis: 'calendar', year: day.yearOfWeek ?? day.year, index: day.weekOfYear ?? 1 })
}

/** 1 for the month its year starts in. */
const monthOfYear = (month: number, basis: YearBasis): number => ((month - firstMonth[basis] + 12) % 12) + 1

const indexInYear = (date: string, kind: PeriodKind, year: number, month: number): number => {
  if (kind === 'term') return month <= 4 ? 1 : month <= 7 ? 2 : 3
  if (kind === 'four-week') return Math.min(13, Math.floor(daysBetween(isoDate(year, 4, 1), date) / 28) + 1)
  return Math.ceil((month * countInYear(kind, year)) / 12)
}

/** Whether a day, or the whole of another period, falls within `p`. */
export const contains = (p: Period, inner: string | Period): boolean => {
  const [start, end] = typeof inner === 'string' ? [inner, inner] : [inner.start_on, inner.end_on]
  return p.start_on <= start && end <= p.end_on
}

/** Earlier end first; of those that end together the shorter first (March, quarter 4, the year). 0 only for the same key. */
export const comparePeriods = (a: Period, b: Period): number =>
  order(a.end_on, b.end_on) || order(b.start_on, a.start_on) || order(a.key, b.key)

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** From `a` to `b`, both included; empty when `b` is earlier. Throws RangeError when they are not of one kind and basis. */
export const periodsFrom = (a: Period, b: Period): Period[] => {
  if (a.kind !== b.kind || a.basis !== b.basis) {
    throw new RangeError(`${a.key} and ${b.key} are not periods of one kind: no list runs between them`)
  }
  const found: Period[] = []
  for (let p = a; p.start_on <= b.start_on; p = nextPeriod(p)) found.push(p)
  return found
}

const step = (p: Period, by: 1 | -1): Period => {
  const place = placeOf(p)
  if (p.kind === 'week') return periodContaining(addDays(p.start_on, 7 * by), 'week')
  const count = countInYear(p.kind, place.year)
  const index = place.index + by
  if (index >= 1 && index <= count) return periodAt({ ...place, index })
  return periodAt({ ...place, year: place.year + by, index: by === 1 ? 1 : count })
}
