import { expect, test } from 'vitest'
import { isIsoDate } from '#kernel/dates.ts'
import { britishDate, firstMinuteOf, fixedClock, systemClock } from './door.ts'

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

test('A fixed clock records a moment of the day it holds, summer and winter', () => {
  for (const today of ['2026-11-20', '2026-07-01']) {
    const clock = fixedClock(today)
    expect(clock.today()).toBe(today)
    expect(britishDate(clock.now())).toBe(today)
  }
})

test('What a demonstration holds was recorded before anything that is done in it', () => {
  const loaded = firstMinuteOf('2026-07-01').now()
  expect(loaded.toISOString()).toBe('2026-06-30T23:01:00.000Z')
  expect(loaded.getTime()).toBeLessThanOrEqual(fixedClock('2026-07-01').now().getTime() + 60_000)
})
