import { monthNames } from '#kernel/dates.ts'

/** 'apr', 'april', 'sept' → 1 to 12; null for any other word. Expects lower case. */
export const readMonthName = (word: string): number | null => {
  if (!/^[a-z]{3,9}$/.test(word)) return null
  const index = monthNames.findIndex((name) => name.toLowerCase() === word || shortForms(name).includes(word))
  return index === -1 ? null : index + 1
}

const shortForms = (name: string): string[] => [name.slice(0, 3).toLowerCase(), name.slice(0, 4).toLowerCase()]

/** Two digits stand for the years 1970 to 2069. */
export const fullYear = (digits: string): number => {
  const year = Number(digits)
  return digits.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year
}
