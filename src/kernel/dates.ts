import { Temporal } from 'temporal-polyfill'

/** Dates are ISO strings ('2026-11-20') everywhere in the product: they sort, compare and store as they are. */

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Whether the text is a real day written 'YYYY-MM-DD'; '2026-02-30' is not. */
export const isIsoDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month)
}

/** `date` moved by `days` (negative for earlier). Throws RangeError on text that is not a date. */
export const addDays = (date: string, days: number): string => {
  // Most steps stay within the month, and due dates take thousands of them.
  const day = Number(date.slice(8)) + days
  if (isIsoDate(date) && day >= 1 && day <= 28) return date.slice(0, 8) + String(day).padStart(2, '0')
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days

/** 1 is Monday, 7 is Sunday. */
export const dayOfWeek = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek

/** `month` is 1 to 12. */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** An ISO date from its numbers; no check that the day exists. */
export const isoDate = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** '2026-11-20' → '20 November 2026'. Throws RangeError on text that is not a date. */
export const printDate = (date: string): string => {
  if (!isIsoDate(date)) throw new RangeError(`'${date}' is not a date`)
  return `${Number(date.slice(8))} ${monthNames[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/**
 * An instant (ISO text with Z or an offset, or a Date) → '20 November 2026 at 9:30am', on the clocks of London.
 * Midday and midnight are named, because "12pm" is read both ways.
 */
export const printDateTime = (instant: string | Date): string => {
  const text = typeof instant === 'string' ? instant.replace(' ', 'T') : instant.toISOString()
  const london = Temporal.Instant.from(text).toZonedDateTimeISO('Europe/London')
  return `${printDate(london.toPlainDate().toString())} at ${printClock(london.hour, london.minute)}`
}

const printClock = (hour: number, minute: number): string => {
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
