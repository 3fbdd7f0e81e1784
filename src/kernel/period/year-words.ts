import { earliestYear, latestYear, type Period, periodAt, type YearBasis } from './key.ts'
import { fullYear } from './month-words.ts'

/** A year found in a text: when it starts, and the words around it. `plainly` when the text itself names the basis. */
export type Year = { period: Period; basis: YearBasis; start: number; plainly: boolean; rest: string }

const named = '(?:(fy|financial year|ay|academic year|school year|calendar year)[ -]?)?'
const pair = new RegExp(`(?<![a-z0-9/])${named}(\\d{4}|\\d{2})[-/](\\d{4}|\\d{2})(?!\\d|/\\d)`)
const single = new RegExp(`(?<![a-z0-9/])${named}(\\d{4})(?![0-9])`)

/**
 * The year in a text, and the text without it. Two consecutive years, written short or long ('2022-23', '22/23',
 * '2022/2023'), are a financial year unless the words or the hint say academic; one year alone is a calendar year.
 * Null when there is none, or when the two do not follow one another.
 */
export const readYear = (words: string, hinted?: YearBasis): Year | null => {
  const two = pair.exec(words)
  if (two !== null) {
    const start = consecutive(two[2] ?? '', two[3] ?? '')
    if (start !== null) return yearFound(words, two[0], two[1], start, hinted === 'academic' ? 'academic' : 'financial')
  }
  const one = single.exec(words)
  if (one === null || (one[1] !== undefined && one[1] !== 'calendar year')) return null
  return yearFound(words, one[0], one[1], Number(one[2]), 'calendar')
}

/** The first of two years that follow one another, or null. */
const consecutive = (first: string, second: string): number | null => {
  if (first.length < second.length && first.length === 2) return null
  const start = fullYear(first)
  const next = second.length === 4 ? start + 1 : (start + 1) % 100
  return Number(second) === next ? start : null
}

const yearFound = (
  words: string,
  found: string,
  said: string | undefined,
  start: number,
  supposed: YearBasis,
): Year | null => {
  if (start < earliestYear || start > latestYear) return null
  const basis = said === undefined ? supposed : basisNamed(said)
  const rest = words
    .replace(found, ' ')
    .replace(/^[-/, ]+|[-/, ]+$/g, '')
    .replace(/^(?:of|in) | (?:of|in)$/g, '')
  return {
    period: periodAt({ kind: 'year', basis, year: start, index: 1 }),
    basis,
    start,
    plainly: said !== undefined,
    rest: rest.replace(/\s+/g, ' '),
  }
}

const basisNamed = (said: string): YearBasis =>
  said.startsWith('c') ? 'calendar' : said === 'fy' || said.startsWith('f') ? 'financial' : 'academic'
