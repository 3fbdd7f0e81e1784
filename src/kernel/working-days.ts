import Holidays from 'date-holidays'
import { addDays, dayOfWeek, printDate } from './dates.ts'
import { ok, type Result, refused } from './result.ts'

/** Days a council closes besides weekends and bank holidays, as ISO dates. */
export type Closures = ReadonlySet<string>

/** Bank holidays are proclaimed a few years ahead: outside these days nobody can count working days, so nothing here tries. */
export const firstKnownDate = '2012-01-01'
export const lastKnownDate = '2028-12-31'

export const workingDaysKnown = (date: string): boolean => date >= firstKnownDate && date <= lastKnownDate

/** Monday to Friday in England and Wales, neither a bank holiday nor a closure. Throws RangeError outside the known days. */
export const isWorkingDay = (date: string, closures?: Closures): boolean => {
  if (!workingDaysKnown(date)) throw new RangeError(unknown(date))
  return dayOfWeek(date) <= 5 && !namesIn(date.slice(0, 4)).has(date) && !closures?.has(date)
}

/**
 * The `n`th working day strictly after `date`, or strictly before it when `n` is negative; 0 gives the date itself.
 * Refused with a sentence when the count leaves the days whose bank holidays are known.
 */
export const addWorkingDays = (date: string, n: number, closures?: Closures): Result<string, string> => {
  if (!workingDaysKnown(date)) return refused(unknown(date))
  const step = n < 0 ? -1 : 1
  let [day, left] = [date, Math.abs(n)]
  while (left > 0) {
    day = addDays(day, step)
    if (!workingDaysKnown(day)) return refused(unknown(day))
    if (isWorkingDay(day, closures)) left -= 1
  }
  return ok(day)
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier, counting from `to` up to the day
 * before `from`. So `workingDaysBetween(d, addWorkingDays(d, n))` is n. Throws RangeError outside the known days.
 */
export const workingDaysBetween = (from: string, to: string, closures?: Closures): number => {
  if (to < from) return -countWorkingDays(to, addDays(from, -1), closures)
  return from === to ? 0 : countWorkingDays(addDays(from, 1), to, closures)
}

/** The bank holidays of England and Wales in a year, weekdays only, in order. Throws RangeError for a year not known. */
export const bankHolidays = (year: number): { date: string; name: string }[] =>
  [...namesIn(String(year))].map(([date, name]) => ({ date, name }))

const countWorkingDays = (first: string, last: string, closures: Closures | undefined): number => {
  let count = 0
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day, closures)) count += 1
  return count
}

const unknown = (date: string): string =>
  `Bank holidays are known from ${printDate(firstKnownDate)} to ${printDate(lastKnownDate)}, ` +
  `so working days cannot be counted on ${printDate(date)}.`

/**
 * Where the package differs from the official list: in 2012 the spring bank holiday moved from 28 May to 4 June, beside
 * the Diamond Jubilee on 5 June.
 */
const officialInstead: Record<string, { not: string; but: string }[]> = {
  2012: [{ not: '2012-05-28', but: '2012-06-04' }],
}

const remembered = new Map<string, ReadonlyMap<string, string>>()
let calendar: Holidays | undefined

/** Name by date, reckoned once a year asked for: the package takes milliseconds, a due date must not. */
const namesIn = (year: string): ReadonlyMap<string, string> => {
  const before = remembered.get(year)
  if (before !== undefined) return before
  if (!workingDaysKnown(`${year}-01-01`)) throw new RangeError(unknown(`${year}-01-01`))
  const names = reckon(Number(year))
  remembered.set(year, names)
  return names
}

const reckon = (year: number): ReadonlyMap<string, string> => {
  calendar ??= new Holidays('GB', 'ENG')
  const days = calendar
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => ({ date: corrected(year, holiday.date.slice(0, 10)), name: holiday.name }))
    // A holiday at a weekend is listed besides its substitute day, and is no bank holiday itself.
    .filter(({ date }) => dayOfWeek(date) <= 5)
  return new Map(days.toSorted((a, b) => (a.date < b.date ? -1 : 1)).map(({ date, name }) => [date, name]))
}

const corrected = (year: number, date: string): string =>
  officialInstead[year]?.find(({ not }) => not === date)?.but ?? date
