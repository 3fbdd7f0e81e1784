import type { PeriodKind } from './key.ts'
import { readMonthName } from './month-words.ts'

/** The part of a year that words name: the `index`th of a kind, or a month by its name (1 is January). */
export type Part = { kind: PeriodKind; index: number } | { kind: 'month'; month: number }

/**
 * What is left of a period's text once the year is taken out: 'q2', 'quarter 2', 'second quarter', 'h1', 'march', 'm6',
 * 'p03', 'autumn term', 'w15', 'annual' or nothing. A 'period 6' is one of thirteen of four weeks unless months are expected.
 */
export const readPart = (words: string, expected?: PeriodKind): Part | null => {
  if (/^(annual|year|full year|whole year|outturn|annual outturn|year end|year-end|ye|)$/.test(words)) {
    return { kind: 'year', index: 1 }
  }
  const month = readMonthName(words)
  if (month !== null) return { kind: 'month', month }
  return readNumbered(words, expected) ?? readOrdinal(words)
}

const numbered: [RegExp, PeriodKind, number][] = [
  [/^(?:q|qtr|quarter)[ -]?(\d)$/, 'quarter', 4],
  [/^(?:h|half|half[ -]year)[ -]?(\d)$/, 'half-year', 2],
  [/^(?:t|term)[ -]?(\d)$/, 'term', 3],
  [/^(?:m|mth|month)[ -]?(\d{1,2})$/, 'month', 12],
  [/^(?:p|pd|period)[ -]?(\d{1,2})$/, 'four-week', 13],
  [/^(?:w|wk|week)[ -]?(\d{1,2})$/, 'week', 53],
]

const readNumbered = (words: string, expected: PeriodKind | undefined): Part | null => {
  for (const [pattern, named, most] of numbered) {
    const index = Number(pattern.exec(words)?.[1] ?? 0)
    const kind = named === 'four-week' && expected === 'month' && index <= 12 ? 'month' : named
    if (index >= 1 && index <= most) return { kind, index }
  }
  return null
}

const ordinals = ['first', 'second', 'third', 'fourth']
const terms = ['autumn', 'spring', 'summer']

const readOrdinal = (words: string): Part | null => {
  const [, ordinal = '', kind] = /^([a-z]+|\d[a-z]{2}) (quarter|half|half[ -]year|term)$/.exec(words) ?? []
  if (kind === 'term') return withIndex('term', terms.indexOf(ordinal) + 1)
  const index = /^(1st|2nd|3rd|4th)$/.test(ordinal) ? Number(ordinal[0]) : ordinals.indexOf(ordinal) + 1
  if (kind === 'quarter') return withIndex('quarter', index)
  return kind !== undefined && index <= 2 ? withIndex('half-year', index) : null
}

const withIndex = (kind: PeriodKind, index: number): Part | null => (index === 0 ? null : { kind, index })
