import { monthNames, printDate } from '#kernel/dates.ts'
import { type Period, placeOf, yearPair } from './key.ts'

/**
 * A period in words. 'short' names it ('Q2 2026/27', '2026/27', 'September 2026', 'Autumn term 2026/27'); 'months' says
 * what it covers ('July to September 2026', 'April 2026 to March 2027', '27 May to 23 June 2026', 'week ending 12 April 2026').
 */
export const printPeriod = (p: Period, style: 'short' | 'months' = 'short'): string =>
  style === 'short' ? shortName(p) : daysCovered(p)

const termNames = ['Autumn', 'Spring', 'Summer']

const shortName = (p: Period): string => {
  const { year, index } = placeOf(p)
  const yearName = p.basis === 'calendar' ? `${year}` : yearPair(year, '/')
  switch (p.kind) {
    case 'month':
      return `${monthNames[index - 1]} ${year}`
    case 'week':
      return `Week ${index} ${year}`
    case 'four-week':
      return `Period ${index} ${yearName}`
    case 'quarter':
      return `Q${index} ${yearName}`
    case 'half-year':
      return `H${index} ${yearName}`
    case 'term':
      return `${termNames[index - 1]} term ${yearName}`
    case 'year':
      return p.basis === 'academic' ? `Academic year ${yearName}` : yearName
  }
}

const daysCovered = (p: Period): string => {
  if (p.kind === 'month') return shortName(p)
  if (p.kind === 'week') return `week ending ${printDate(p.end_on)}`
  const start = p.kind === 'four-week' ? printDate(p.start_on) : monthAndYear(p.start_on)
  const end = p.kind === 'four-week' ? printDate(p.end_on) : monthAndYear(p.end_on)
  // "July 2026 to September 2026" says the year once too often.
  const sameYear = p.start_on.slice(0, 4) === p.end_on.slice(0, 4)
  return `${sameYear ? start.slice(0, -5) : start} to ${end}`
}

const monthAndYear = (date: string): string => `${monthNames[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
