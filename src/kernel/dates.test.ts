import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOfWeek, daysBetween, isIsoDate, printDate, printDateTime } from './dates.ts'

test('a date is a day that exists, written year first', () => {
  for (const date of ['2026-11-20', '2028-02-29', '2000-02-29']) expect(isIsoDate(date)).toBe(true)
  for (const text of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '20/11/2026', '2026-1-1', '']) {
    expect(isIsoDate(text)).toBe(false)
  }
})

test('days added are the days between', () => {
  const days = fc.integer({ min: -40000, max: 40000 })
  fc.assert(
    fc.property(days, days, (a, b) => {
      const start = addDays('2026-04-01', a)
      expect(daysBetween(start, addDays(start, b))).toBe(b)
      expect(isIsoDate(start)).toBe(true)
    }),
  )
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
})

test('weeks start on Monday', () => {
  expect(dayOfWeek('2026-04-06')).toBe(1)
  expect(dayOfWeek('2026-04-12')).toBe(7)
})

test('dates and times are printed as GOV.UK writes them, on London’s clocks', () => {
  expect(printDate('2026-11-20')).toBe('20 November 2026')
  expect(printDate('2026-04-01')).toBe('1 April 2026')
  expect(() => printDate('soon')).toThrow(RangeError)
  expect(printDateTime('2026-11-20T09:30:00Z')).toBe('20 November 2026 at 9:30am')
  expect(printDateTime('2026-07-20T16:00:00Z')).toBe('20 July 2026 at 5pm')
  expect(printDateTime(new Date('2026-07-20T23:00:00Z'))).toBe('21 July 2026 at midnight')
  expect(printDateTime('2026-11-20 12:00:00+00:00')).toBe('20 November 2026 at midday')
})
