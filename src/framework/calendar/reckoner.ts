import { addDays, dayOfWeek, daysInMonth, isoDate } from '#kernel/dates.ts'
import { type Period, periodsOf, previousPeriod } from '#kernel/period.ts'
import { addWorkingDays, type Closures, isWorkingDay } from '#kernel/working-days.ts'
import { weekdays } from '../schema/organisation.ts'
import type { Body, Council, Framework } from '../schema.ts'

/** A meeting by its place in the council's year, before anything is known of its papers. */
export type Meeting = { body: Body; date: string; month: string }

/** The year of one council with the arithmetic that every part of its calendar needs. */
export type Reckoner = {
  framework: Framework
  council: Council
  year: Period
  closures: Closures
  /** n working days after the date, or before it when n is negative. */
  workingDays: (date: string, n: number) => string
  /** The periods whose dates may fall in the year: those of the year before and of the year. */
  periods: (kind: 'month' | 'quarter' | 'half-year' | 'year') => Period[]
  lastWorkingDayOf: (month: string) => string
  /** Every meeting of a body from a year before the year until a half-year after it, where late reports still go. */
  meetings: (body: Body) => Meeting[]
  /** 'YYYY-MM' of a month number in the year. */
  monthOf: (month: number) => string
}

/** The reckoner of one year. It throws a RangeError where a date lies beyond the known bank holidays. */
export const reckonerFor = (framework: Framework, council: Council, year: Period, closures: Closures): Reckoner => {
  const workingDays = (date: string, n: number) => {
    const reached = addWorkingDays(date, n, closures)
    if (!reached.ok) throw new RangeError(reached.error)
    return reached.value
  }
  const years = [previousPeriod(year), year]
  const met = new Map<string, Meeting[]>()
  return {
    framework,
    council,
    year,
    closures,
    workingDays,
    periods: (kind) => (kind === 'year' ? years : years.flatMap((one) => periodsOf(one, kind))),
    lastWorkingDayOf: (month) => workingDays(addDays(endOf(month), 1), -1),
    meetings: (body) => {
      const meetings = met.get(body.code) ?? meetingsOf(body, year, closures, workingDays)
      met.set(body.code, meetings)
      return meetings
    },
    monthOf: (month) => monthIn(year, month),
  }
}

const meetingsOf = (body: Body, year: Period, closures: Closures, workingDays: Reckoner['workingDays']): Meeting[] => {
  const rule = body.meetings
  if (!rule) return []
  return monthsFrom(previousPeriod(year).start_on.slice(0, 7), 30)
    .filter((month) => rule.months.includes(Number(month.slice(5))))
    .map((month) => {
      const day = nthWeekday(month, weekdays.indexOf(rule.weekday) + 1, rule.nth)
      return { body, month, date: isWorkingDay(day, closures) ? day : workingDays(day, 1) }
    })
}

const nthWeekday = (month: string, weekday: number, nth: number | 'last'): string => {
  const first = `${month}-01`
  if (nth === 'last') return addDays(endOf(month), -((dayOfWeek(endOf(month)) - weekday + 7) % 7))
  return addDays(first, ((weekday - dayOfWeek(first) + 7) % 7) + (nth - 1) * 7)
}

const monthsFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1 + i
    return isoDate(Math.floor(months / 12), (months % 12) + 1, 1).slice(0, 7)
  })

const endOf = (month: string): string =>
  isoDate(
    Number(month.slice(0, 4)),
    Number(month.slice(5)),
    daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))),
  )

const monthIn = (year: Period, month: number): string => {
  const first = Number(year.start_on.slice(0, 4))
  const inFirst = month >= Number(year.start_on.slice(5, 7))
  return isoDate(inFirst ? first : first + 1, month, 1).slice(0, 7)
}
