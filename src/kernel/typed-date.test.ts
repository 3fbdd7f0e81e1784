import { describe, expect, it } from 'vitest'
import { datePartsOf, typedDate } from './typed-date.ts'

const typed = (day: string, month: string, year: string) => {
  const date = typedDate({ day, month, year })
  return date.ok ? date.value : date.error
}

describe('a date typed in three boxes', () => {
  it('is read with the month as a number or by its name, and spaces around', () => {
    expect(typed('31', '3', '2027')).toBe('2027-03-31')
    expect(typed(' 1', '03 ', '2027')).toBe('2027-03-01')
    expect(typed('9', 'Sept', '2026')).toBe('2026-09-09')
    expect(typed('29', 'february', '2028')).toBe('2028-02-29')
  })
  it('is none where nothing is typed', () => expect(typed('', ' ', '')).toBe(''))
  it('is refused for the box that is empty', () => {
    expect(typed('31', '3', '')).toBe('must include a year')
    expect(typed('', '3', '')).toBe('must include a day and a year')
  })
  it('is refused where there is no such day, and never moved to another', () => {
    for (const [day, month] of [
      ['31', '2'],
      ['0', '1'],
      ['1', '13'],
      ['1', 'Ju'],
      ['first', 'May'],
      ['1.5', '5'],
    ] as const)
      expect(typed(day, month, '2027')).toBe('must be a real date')
    expect(typed('1', '4', '27')).toBe('must have a year of 4 numbers')
  })
  it('goes back into the boxes as it would be typed', () => {
    expect(datePartsOf('2027-03-01')).toEqual({ day: '1', month: '3', year: '2027' })
    expect(datePartsOf('31/3/2027')).toEqual({ day: '', month: '', year: '' })
  })
})
