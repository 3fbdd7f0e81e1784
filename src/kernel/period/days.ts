import { daysInMonth, isIsoDate, isoDate } from '#kernel/dates.ts'
import { earliestYear, latestYear, type Period, type PeriodKind } from './key.ts'
import { fullYear, readMonthName } from './month-words.ts'

/** Words that say how final a figure is, not when it was: outturn, provisional, revised. */
const remarks = /\((?:ot|outturn|p|prov|provisional|r|rev|revised|final|actual|est|estimate|forecast)\.?\)/g

/** Lower case, one kind of dash, single spaces, without remarks on the figure. */
export const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/['’‘"“”]/g, '')
    .replace(remarks, ' ')
    .replace(/[;,()|]|:(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d) ?([-/]) ?(?=\d)/g, '$1')
    .trim()

const endings: [RegExp, PeriodKind][] = [
  [/^(?:w\/e|w\/c|week (?:ending|ended|commencing|beginning)) /, 'week'],
  [/^(?:four|4) weeks (?:ending|ended|to) /, 'four-week'],
  [/^month (?:ending|ended|to) /, 'month'],
  [/^quarter (?:ending|ended|to) /, 'quarter'],
  [/^(?:half[ -]year|six months|6 months) (?:ending|ended|to) /, 'half-year'],
  [/^year (?:ending|ended|to) /, 'year'],
]

/** One day, and the kind of period it ends where the words say so: 'w/e 12 April 2026'. Null when it is not a day. */
export const readDay = (words: string): { date: string; kind?: PeriodKind } | null => {
  for (const [pattern, kind] of endings) {
    const date = readDate(words.replace(pattern, ''))
    if (pattern.test(words) && date !== null) return { date, kind }
  }
  const date = readDate(words.replace(/^(?:as )?at /, ''))
  return date === null ? null : { date }
}

/** '2024-03-31', '31/03/2024', '31.3.2024' or '31 march 2024' (day before month, as in Britain). */
const readDate = (words: string): string | null => {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[t ]\d{2}:.*)?$/.exec(words)
  if (iso !== null) return realDate(iso[1] ?? '')
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(words)
  if (numbers !== null) return realDate(isoDate(Number(numbers[3]), Number(numbers[2]), Number(numbers[1])))
  const end = readEnd(words)
  return end?.day === undefined || end.year === undefined ? null : realDate(isoDate(end.year, end.month, end.day))
}

const realDate = (date: string): string | null => (isDayOfPeriods(date) ? date : null)

const isDayOfPeriods = (date: string): boolean =>
  isIsoDate(date) && Number(date.slice(0, 4)) > earliestYear && Number(date.slice(0, 4)) < latestYear

type End = { day?: number; month: number; year?: number }
const endWords = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})(?:[ -]?(\d{4}|\d{2}))?$/

/** One end of a range: '1 april', 'apr', 'apr-21', 'april 2021', '30 june 2026'. */
const readEnd = (words: string): End | null => {
  const [, day, name = '', year] = endWords.exec(words) ?? []
  const month = readMonthName(name)
  if (month === null) return null
  return {
    month,
    ...(day === undefined ? {} : { day: Number(day) }),
    ...(year === undefined ? {} : { year: fullYear(year) }),
  }
}

/**
 * The first and last day of 'apr-jun 2026', 'oct 2025 to mar 2026', '1 april to 28 april 2026', or of the single month
 * 'apr-21'. Months without a year are looked for in `year`; a first month without one is the last before the second.
 * Null when the words are not a range, what is wrong with it, in words to follow its name, when it says no year or runs backwards.
 */
export const readDayRange = (
  words: string,
  year: Period | null,
): { start_on: string; end_on: string } | string | null => {
  const ends = splitInTwo(words)
  if (ends === null) return null
  const [from, to] = ends
  const endYear =
    to.year ?? (from.year === undefined ? yearWithin(year, to.month) : from.year + (to.month < from.month ? 1 : 0))
  if (endYear === null) return 'does not say which year'
  const startYear = from.year ?? endYear - (from.month > to.month ? 1 : 0)
  const start_on = isoDate(startYear, from.month, from.day ?? 1)
  const end_on = isoDate(endYear, to.month, to.day ?? daysInMonth(endYear, to.month))
  if (!isDayOfPeriods(start_on) || !isDayOfPeriods(end_on)) return 'has a day that does not exist'
  return start_on > end_on ? 'ends before it starts' : { start_on, end_on }
}

/** The two ends, at whichever dash or 'to' leaves something readable on both sides; a month with its year is both. */
const splitInTwo = (words: string): [End, End] | null => {
  const alone = readEnd(words)
  if (alone !== null) return alone.day === undefined && alone.year !== undefined ? [alone, alone] : null
  for (const between of words.matchAll(/ ?- ?| to | until /g)) {
    const from = readSide(words.slice(0, between.index))
    const to = readSide(words.slice(between.index + between[0].length))
    if (from !== null && to !== null) return [from, to]
  }
  return null
}

const readSide = (words: string): End | null => {
  const date = readDate(words)
  if (date === null) return readEnd(words)
  return { day: Number(date.slice(8)), month: Number(date.slice(5, 7)), year: Number(date.slice(0, 4)) }
}

/** The calendar year a month has within `year`, which may start in any month. */
const yearWithin = (year: Period | null, month: number): number | null => {
  if (year === null) return null
  const start = Number(year.start_on.slice(0, 4))
  return month < Number(year.start_on.slice(5, 7)) ? start + 1 : start
}
