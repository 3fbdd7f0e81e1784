import { Temporal } from 'temporal-polyfill'
import { addDays, daysInMonth, isoDate } from '#kernel/dates.ts'

export type PeriodKind = 'week' | 'four-week' | 'month' | 'quarter' | 'half-year' | 'year' | 'term'
export type YearBasis = 'financial' | 'calendar' | 'academic'

/** A stretch of days with a name. `key` identifies it everywhere: database, URL, file. Both days are inside it. */
export type Period = {
  readonly key: string
  readonly kind: PeriodKind
  readonly basis: YearBasis
  readonly start_on: string
  readonly end_on: string
}

/**
 * Where a period stands: the `index`th of its kind, from 1, in `year`: the year in which its financial, calendar or
 * academic year starts. A month's year and index are the calendar's own; a week's are those of ISO 8601.
 */
export type Place = {
  readonly kind: PeriodKind
  readonly basis: YearBasis
  readonly year: number
  readonly index: number
}

/** The month each kind of year starts in. */
export const firstMonth: Record<YearBasis, number> = { calendar: 1, financial: 4, academic: 9 }

/** The years that keys may name; the bound also keeps the memory of periods small. */
export const earliestYear = 1900
export const latestYear = 2199

/**
 * The period a key names, or null. Keys: '2026-27', '2026-27-Q2', '2026-27-H1', '2026-27-P03' (financial year, four weeks),
 * '2026-09' (month), '2026-W15' (ISO week), '2026', '2026-Q2', '2026-H1' (calendar), 'AY2026-27', 'AY2026-27-T1'.
 * '2011-12' is always the financial year. The twelve months whose usual key would read as a year (January 2000,
 * February 2001 … December 2011) are written '2011-M12', so that no key has two meanings.
 */
export const parsePeriodKey = (key: string): Period | null => known(key)?.period ?? null

/** The period a key names. Throws RangeError on a key that names none. */
export const periodOf = (key: string): Period => knownOrThrow(key).period

/** Throws RangeError when the period's key names none. */
export const placeOf = (p: Period): Place => knownOrThrow(p.key).place

/** Throws RangeError when there is no such place, as in week 53 of a year of 52. */
export const periodAt = (place: Place): Period => periodOf(keyOf(place))

/** How many periods of a kind a year holds; the year matters only to weeks (52 or 53). */
export const countInYear = (kind: PeriodKind, year: number): number =>
  kind === 'week' ? weeksInYear(year) : counts[kind]

const counts: Record<Exclude<PeriodKind, 'week'>, number> = {
  year: 1,
  'half-year': 2,
  term: 3,
  quarter: 4,
  month: 12,
  'four-week': 13,
}

type Known = { readonly period: Period; readonly place: Place }

// Only keys that name a period are kept, so there are at most some tens of thousands.
const remembered = new Map<string, Known>()

const known = (key: string): Known | null => {
  const before = remembered.get(key)
  if (before !== undefined) return before
  const place = placeOfKey(key)
  if (place === null) return null
  const [start_on, end_on] = daysOf(place)
  const found = { place, period: Object.freeze({ key, kind: place.kind, basis: place.basis, start_on, end_on }) }
  remembered.set(key, found)
  return found
}

const knownOrThrow = (key: string): Known => {
  const found = known(key)
  if (found === null) throw new RangeError(`'${key}' is not the key of a period`)
  return found
}

const two = (n: number): string => String(n).padStart(2, '0')

/** '2026-27' for 2026. */
export const yearPair = (year: number, between = '-'): string => `${year}${between}${two((year + 1) % 100)}`

const keyOf = ({ kind, basis, year, index }: Place): string => {
  if (kind === 'month') return (year + 1) % 100 === index ? `${year}-M${two(index)}` : `${year}-${two(index)}`
  if (kind === 'week') return `${year}-W${two(index)}`
  const stem = basis === 'calendar' ? `${year}` : basis === 'financial' ? yearPair(year) : `AY${yearPair(year)}`
  if (kind === 'year') return stem
  if (kind === 'four-week') return `${stem}-P${two(index)}`
  return `${stem}-${kind === 'quarter' ? 'Q' : kind === 'half-year' ? 'H' : 'T'}${index}`
}

const pairKey = /^(AY)?(\d{4})-(\d{2})(?:-([QHPT])(\d{1,2}))?$/
const calendarKey = /^(\d{4})(?:-([QHWM])(\d{1,2}))?$/
const kindOfLetter: Record<string, PeriodKind> = {
  Q: 'quarter',
  H: 'half-year',
  P: 'four-week',
  T: 'term',
  W: 'week',
  M: 'month',
}

const placeOfKey = (key: string): Place | null => {
  const place = looselyRead(key)
  if (place === null || place.year < earliestYear || place.year > latestYear) return null
  if (place.index < 1 || place.index > countInYear(place.kind, place.year)) return null
  // One period has one key: 'AY2026-27-Q1', '2026-27-P3' and '2026-M09' do not survive being written again.
  return basisOf(place.kind, place.basis) === place.basis && keyOf(place) === key ? place : null
}

const looselyRead = (key: string): Place | null => {
  const pair = pairKey.exec(key)
  if (pair !== null) {
    const [, academic, first, second, letter, index] = pair
    const year = Number(first)
    if (Number(second) !== (year + 1) % 100) {
      return academic || letter ? null : { kind: 'month', basis: 'financial', year, index: Number(second) }
    }
    return inYear(academic ? 'academic' : 'financial', year, letter, index)
  }
  const [, year, letter, index] = calendarKey.exec(key) ?? []
  if (year === undefined) return null
  return letter === 'M'
    ? { kind: 'month', basis: 'financial', year: Number(year), index: Number(index) }
    : inYear('calendar', Number(year), letter, index)
}

const inYear = (basis: YearBasis, year: number, letter: string | undefined, index: string | undefined): Place => ({
  kind: letter === undefined ? 'year' : (kindOfLetter[letter] ?? 'year'),
  basis,
  year,
  index: index === undefined ? 1 : Number(index),
})

/**
 * The basis periods of a kind are kept on, given the one asked for; null when there is none (an academic quarter).
 * Months and weeks are the same days on any basis, so each has one key: months count as the financial year's.
 */
export const basisOf = (kind: PeriodKind, basis: YearBasis): YearBasis | null => {
  if (kind === 'month' || kind === 'four-week') return 'financial'
  if (kind === 'week') return 'calendar'
  if (kind === 'term') return 'academic'
  return kind !== 'year' && basis === 'academic' ? null : basis
}

type Days = [start_on: string, end_on: string]

const daysOf = ({ kind, basis, year, index }: Place): Days => {
  if (kind === 'week') {
    const monday = addDays(firstMonday(year), 7 * (index - 1))
    return [monday, addDays(monday, 6)]
  }
  if (kind === 'four-week') return fourWeeks(year, index)
  if (kind === 'month') return months(year, index, 1)
  if (kind === 'term') return term(year, index)
  const length = 12 / counts[kind]
  return months(year, firstMonth[basis] + length * (index - 1), length)
}

/** Thirteen in a financial year counted from 1 April; the last takes the day or two that are left. */
const fourWeeks = (year: number, index: number): Days => {
  const start = addDays(isoDate(year, 4, 1), 28 * (index - 1))
  return [start, index === 13 ? isoDate(year + 1, 3, 31) : addDays(start, 27)]
}

/** Autumn is September to December, spring January to March, summer April to August: whole months, whenever Easter is. */
const term = (year: number, index: number): Days =>
  index === 1 ? months(year, 9, 4) : index === 2 ? months(year, 13, 3) : months(year, 16, 5)

/** Whole months from `month` of `year`; a month above 12 runs on into the next year. */
const months = (year: number, month: number, length: number): Days => {
  const start = year * 12 + month - 1
  const end = start + length - 1
  const [endYear, endMonth] = [Math.floor(end / 12), (end % 12) + 1]
  return [
    isoDate(Math.floor(start / 12), (start % 12) + 1, 1),
    isoDate(endYear, endMonth, daysInMonth(endYear, endMonth)),
  ]
}

/** ISO 8601: 4 January is always in week 1. */
const firstMonday = (year: number): string => {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).toString()
}

/** 28 December is always in the last week. */
const weeksInYear = (year: number): number => Temporal.PlainDate.from({ year, month: 12, day: 28 }).weekOfYear ?? 52
