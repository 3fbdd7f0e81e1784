import { type Decimal, decimal, roundHalfUp } from './decimal.ts'

/** What a quantity counts, in the words printed after it; 'number', '%', '£', '£000', '£m' and 'yes/no' are printed their own way. */
export type Unit = string

const minus = '−'

/**
 * A measure's value as it is read: '91.2%', '£1,234,567' ('£1.2 million' in prose), '23.4 days', '4.2 per 1,000', 'Yes',
 * '−12' with a true minus sign; null is 'not available'. `value` is a decimal string in `unit` (pounds for '£'), rounded
 * half away from zero to `decimals`; a value that rounds to nought has no sign. Throws on text that is not a number.
 */
export const printQuantity = (
  value: string | null,
  unit: Unit,
  decimals: number,
  style: 'table' | 'prose' = 'table',
): string => {
  if (value === null) return 'not available'
  if (unit === 'yes/no') return yesOrNo(value)
  if (style === 'prose' && unit in poundsIn) return prosePounds(value, unit, decimals)
  return withUnit(fixed(value, decimals), unit)
}

/** The size of a difference, without sign: '1.3 percentage points', '£12,000', '4', '1 day'. */
export const printDifference = (value: string, unit: Unit, decimals: number): string => {
  const size = fixed(value, decimals).replace('-', '')
  if (unit === 'yes/no') return size
  return withUnit(size, unit === '%' ? 'percentage points' : unit)
}

/**
 * Money kept in whole pence: '£1,234,567' in tables, '£1.2 million' in prose, '1,235' (thousands) for a column headed £000.
 * To the nearest pound. Throws RangeError on a number of pence that is not whole.
 */
export const printPence = (pence: number | bigint, style: 'table' | 'prose' | 'thousands' = 'table'): string => {
  const pounds = decimal(BigInt(pence).toString()).dividedBy(100)
  if (style === 'thousands') return signed(fixed(pounds.dividedBy(1000), 0))
  return style === 'prose' ? proseOf(pounds, 0) : withUnit(fixed(pounds, 0), '£')
}

/** How many pounds one of each money unit is. */
const poundsIn: Record<Unit, number> = { '£': 1, '£000': 1_000, '£m': 1_000_000 }

/** Units that lose their last letter when there is one of them. */
const plurals = /^(percentage point|day|working day|week|month|year|hour|minute|second|mile|tonne|point)s\b/

const withUnit = (number: string, unit: Unit): string => {
  if (unit === 'number') return signed(number)
  if (unit === '%') return `${signed(number)}%`
  if (unit === '£') return signed(number, '£')
  if (unit === '£000') return `${signed(number, '£')}k`
  if (unit === '£m') return `${signed(number, '£')}m`
  return `${signed(number)} ${number === '1' || number === '-1' ? unit.replace(plurals, '$1') : unit}`
}

const yesOrNo = (value: string): string => {
  const number = decimal(value)
  return number.isZero() ? 'No' : number.equals(1) ? 'Yes' : signed(number.toFixed())
}

const prosePounds = (value: string, unit: Unit, decimals: number): string =>
  proseOf(decimal(value).times(poundsIn[unit] ?? 1), unit === '£' ? decimals : 0)

/** From a million up to one decimal place and the word, as GOV.UK writes it: £1.2 million, £2 million, £1.4 billion. */
const proseOf = (pounds: Decimal, decimals: number): string => {
  if (pounds.abs().lessThan(1_000_000)) return withUnit(fixed(pounds, decimals), '£')
  const millions = roundHalfUp(pounds.dividedBy(1_000_000), 1)
  if (millions.abs().lessThan(1_000)) return `${signed(millions.toFixed(), '£')} million`
  return `${signed(roundHalfUp(pounds.dividedBy(1_000_000_000), 1).toFixed(), '£')} billion`
}

/** '-1234.50': plain digits, rounded, and never '-0'. */
const fixed = (value: string | Decimal, decimals: number): string => {
  const text = roundHalfUp(value, decimals).toFixed(decimals)
  return text.startsWith('-') && /^-[0.]+$/.test(text) ? text.slice(1) : text
}

/** '-1234.5' → '−£1,234.5': thousands commas, and a minus sign that is one, before the pound. */
const signed = (number: string, symbol = ''): string => {
  const negative = number.startsWith('-')
  const digits = negative ? number.slice(1) : number
  const point = digits.indexOf('.')
  const whole = point === -1 ? digits.length : point
  let grouped = digits.slice(0, whole % 3 || Math.min(3, whole))
  for (let i = grouped.length; i < whole; i += 3) grouped += `,${digits.slice(i, i + 3)}`
  return `${negative ? minus : ''}${symbol}${grouped}${digits.slice(whole)}`
}
