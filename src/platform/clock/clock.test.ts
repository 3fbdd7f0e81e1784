import { expect, test } from 'vitest'
import { isIsoDate } from '#kernel/dates.ts'
import { britishDate, fixedClock, systemClock } from './door.ts'

test('In summer the British day begins an hour before the one of UTC', () => {
  expect(britishDate(new Date('2026-06-30T22:59:59Z'))).toBe('2026-06-30')
  expect(britishDate(new Date('2026-06-30T23:00:00Z'))).toBe('2026-07-01')
})

test('In winter they begin together', () => {
  expect(britishDate(new Date('2026-12-31T23:59:59Z'))).toBe('2026-12-31')
  expect(britishDate(new Date('2027-01-01T00:00:00Z'))).toBe('2027-01-01')
})

test('The system clock gives a date of the calendar', () => {
  expect(isIsoDate(systemClock.today())).toBe(true)
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000)
})

test('A fixed clock holds the date and keeps the real time for what is recorded', () => {
  const clock = fixedClock('2026-11-20')
  expect(clock.today()).toBe('2026-11-20')
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
})
