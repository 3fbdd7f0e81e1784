import { isIsoDate, isoDate, monthNames } from './dates.ts'
import { ok, type Result, refused } from './result.ts'

export type DateParts = { readonly day: string; readonly month: string; readonly year: string }

/**
 * A date typed as day, month (a number or its name) and year → ISO text; nothing typed → ''. Refused with what is wrong,
 * to follow the name of the field: 'must include a year'.
 */
export const typedDate = (typed: DateParts): Result<string, string> => {
  const [day, month, year] = [typed.day.trim(), typed.month.trim(), typed.year.trim()]
  const missing = Object.entries({ day, month, year }).flatMap(([name, text]) => (text === '' ? [name] : []))
  if (missing.length === 3) return ok('')
  if (missing.length > 0) return refused(`must include a ${missing.join(' and a ')}`)
  if (!/^\d{4}$/.test(year)) return refused('must have a year of 4 numbers')
  const date = isoDate(Number(year), monthNumber(month), /^\d{1,2}$/.test(day) ? Number(day) : 0)
  return isIsoDate(date) ? ok(date) : refused('must be a real date')
}

/** An ISO date as it stands in the three boxes; text that is none leaves them empty. */
export const datePartsOf = (date: string): DateParts =>
  isIsoDate(date)
    ? { day: String(Number(date.slice(8))), month: String(Number(date.slice(5, 7))), year: date.slice(0, 4) }
    : { day: '', month: '', year: '' }

/** 1 to 12; 0 for what is no month. */
const monthNumber = (text: string): number => {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  return text.length < 3 ? 0 : monthNames.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase())) + 1
}
