import { ok, type Result, refused } from '#kernel/result.ts'
import { readDay, readDayRange, tidy } from './days.ts'
import { basisOf, type Period, type PeriodKind, periodAt, type YearBasis } from './key.ts'
import { type Part, readPart } from './part.ts'
import { periodContaining, periodsOf } from './steps.ts'
import { readYear, type Year } from './year-words.ts'

/**
 * What the reader of a file already knows: how often the measure reports, on which year, and the year a sheet is about.
 * It settles what the text leaves open and never overrules what the text says.
 */
export type PeriodHint = { kind?: PeriodKind; basis?: YearBasis; year?: string }

/**
 * A period as councils write it: 'Q2 2026/27', '2018-19;Q1', 'Quarter 2 2026-27', 'Apr–Jun 2026', 'Apr-21', '22/23',
 * '2016-17 (OT)', 'Jan 2019-Dec 2019', 'Autumn term 2026/27', 'week ending 12 April 2026', any key, and with a hint a bare
 * 'Q1', 'March', 'Annual' or a day such as '31 March 2024'. '2011-12' is the financial year unless the hint says month.
 * Refused with a sentence that says what was found and what would be read.
 */
export const parsePeriod = (text: string, hint: PeriodHint = {}): Result<Period, string> => {
  const words = tidy(text)
  if (words === '') return refused(`There is no period. ${examples}`)
  return (
    fromDay(words, text, hint) ??
    fromRange(words, text, hint) ??
    fromMonthNumbers(words, hint) ??
    fromYearAndPart(words, text, hint)
  )
}

const examples = 'Write it like Q2 2026/27, September 2026, Apr–Jun 2026 or 2026/27.'

type Reading = Result<Period, string> | null

const fromDay = (words: string, text: string, hint: PeriodHint): Reading => {
  const day = readDay(words)
  if (day === null) return null
  const kind = day.kind ?? hint.kind
  if (kind === undefined) {
    return refused(`‘${text.trim()}’ is a day, which could stand for a month, a quarter or a year. ${examples}`)
  }
  return ok(periodEnding(day.date, kind, hint.basis))
}

/** A day that ends a period stands for that period, on whichever year it ends; any other day for the one it falls in. */
const periodEnding = (date: string, kind: PeriodKind, hinted: YearBasis | undefined): Period => {
  const bases = (hinted ? [hinted] : (['financial', 'calendar', 'academic'] as const)).filter((b) => basisOf(kind, b))
  const candidates = bases.map((basis) => periodContaining(date, kind, basis))
  return candidates.find((p) => p.end_on === date) ?? candidates[0] ?? periodContaining(date, kind)
}

const everyShape: [PeriodKind, YearBasis][] = [
  ['month', 'financial'],
  ['quarter', 'financial'],
  ['half-year', 'financial'],
  ['year', 'financial'],
  ['quarter', 'calendar'],
  ['half-year', 'calendar'],
  ['year', 'calendar'],
  ['term', 'academic'],
  ['year', 'academic'],
  ['four-week', 'financial'],
  ['week', 'calendar'],
]

/** From one month or day to another: the period that covers exactly those days, the hinted kind and basis first. */
const fromRange = (words: string, text: string, hint: PeriodHint): Reading => {
  const range = readDayRange(words, hintedYear(hint)?.period ?? null)
  if (range === null) return null
  if (typeof range === 'string') return refused(`‘${text.trim()}’ ${range}. ${examples}`)
  const wanted = ([kind, basis]: [PeriodKind, YearBasis]) =>
    (kind === hint.kind ? 2 : 0) + (basis === hint.basis ? 1 : 0)
  const shapes = everyShape.toSorted((a, b) => wanted(b) - wanted(a))
  const found = shapes
    .map(([kind, basis]) => periodContaining(range.start_on, kind, basis))
    .find((p) => p.start_on === range.start_on && p.end_on === range.end_on)
  if (found !== undefined) return ok(found)
  return refused(`‘${text.trim()}’ covers no single month, quarter, half-year, term or year. ${examples}`)
}

/** '04/2021' and '2021-04'; what reads as a financial year is one, unless the measure is known to be monthly. */
const fromMonthNumbers = (words: string, hint: PeriodHint): Reading => {
  const [, year, month] = /^(\d{4})[-/](\d{2})$/.exec(words.replace(/^(\d{2})[-/](\d{4})$/, '$2-$1')) ?? []
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return null
  if (readYear(words, hint.basis)?.rest === '' && hint.kind !== 'month') return null
  return at({ kind: 'month', basis: 'financial', year: Number(year), index: Number(month) })
}

const fromYearAndPart = (words: string, text: string, hint: PeriodHint): Result<Period, string> => {
  const said = readYear(words, hint.kind === 'term' ? 'academic' : hint.basis)
  const part = readPart(said?.rest ?? words, hint.kind)
  if (part === null) return refused(unreadable(text))
  const year = said ?? hintedYear(hint)
  if (year === null) return refused(`‘${text.trim()}’ does not say which year. ${examples}`)
  return partOfYear(part, year, text, hint)
}

const unreadable = (text: string): string =>
  /\d{4}.*[-/ ]\d{2,4}/.test(text) && !/[a-z]/i.test(text)
    ? `‘${text.trim()}’ is not one month, quarter or year. ${examples}`
    : `‘${text.trim()}’ is not a period. ${examples}`

const hintedYear = (hint: PeriodHint): Year | null => {
  if (hint.year === undefined) return null
  const year = readYear(tidy(hint.year), hint.basis)
  return year === null || year.rest !== '' ? null : year
}

const partOfYear = (part: Part, year: Year, text: string, hint: PeriodHint): Result<Period, string> => {
  if (part.kind === 'month') return ok(monthOf(year.period, part))
  if (part.kind === 'week' && year.basis !== 'calendar') {
    return refused(
      `‘${text.trim()}’ numbers a week in a ${year.basis} year. Write 2026-W15 or week ending 12 April 2026.`,
    )
  }
  const bareYear = year.basis === 'calendar' && !year.plainly && part.kind !== 'week'
  if (bareYear && hint.basis !== undefined && hint.basis !== 'calendar') {
    return refused(`‘${text.trim()}’ does not say which ${hint.basis} year: ${year.start} falls in two. ${examples}`)
  }
  // A pair of years before a term can only be an academic year.
  const basis = part.kind === 'term' && year.basis === 'financial' && !year.plainly ? 'academic' : year.basis
  if (basisOf(part.kind, basis) !== basis) {
    return refused(`‘${text.trim()}’: there is no ${part.kind} in the ${basis} year. ${examples}`)
  }
  return at({ kind: part.kind, basis, year: year.start, index: part.index })
}

const monthOf = (year: Period, part: { index: number } | { month: number }): Period => {
  const wanted = (one: Period, i: number) =>
    'month' in part ? Number(one.start_on.slice(5, 7)) === part.month : i + 1 === part.index
  const month = periodsOf(year, 'month').find(wanted)
  if (month === undefined) throw new RangeError(`${year.key} lacks a month`)
  return month
}

const at = (place: Parameters<typeof periodAt>[0]): Result<Period, string> => {
  try {
    return ok(periodAt(place))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused(`There is no ${place.kind} ${place.index} of ${place.year}. ${examples}`)
  }
}
