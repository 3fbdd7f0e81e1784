import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedText } from '../../tests/support/shared.ts'
import { addDays } from './dates.ts'
import { parsePeriod } from './period.ts'
import {
  addWorkingDays,
  bankHolidays,
  firstKnownDate,
  isWorkingDay,
  lastKnownDate,
  workingDaysBetween,
} from './working-days.ts'

type Vectors = {
  england_and_wales: string[]
  deadlines: {
    period_end: string
    month: string
    working_days_in_month: number
    due_5wd_after_month_end: string
    due_10wd_after_quarter_end?: string
  }[]
  foi_20_working_days: { received: string; due_20wd_england_and_wales: string }[]
  moj_tests: { op: string; division: string; date: string; expected: string | boolean }[]
  financial_year_weeks: { financial_year: string; working_days_england_and_wales: number | null }[]
}
const text = sharedText('vectors/working_days.json')
const vectors = text === null ? null : (JSON.parse(text) as Vectors)
const official = sharedText('data/bank-holidays-uk/england-and-wales.csv')
const dueOn = (date: string, n: number, closures?: ReadonlySet<string>) => {
  const day = addWorkingDays(date, n, closures)
  return day.ok ? day.value : day.error
}
const everyYear = Array.from({ length: 17 }, (_, i) => 2012 + i)
const everyHoliday = everyYear.flatMap((year) => bankHolidays(year).map(({ date }) => date))

describe('the official list', () => {
  test.skipIf(!vectors)('the bank holidays of England and Wales are the official ones (140 days)', () => {
    expect(everyHoliday).toEqual(vectors?.england_and_wales)
  })
  test.skipIf(!official)('and those of the published table (140 rows)', () => {
    const rows = official?.trim().split('\n').slice(1) ?? []
    expect(everyHoliday).toEqual(rows.map((row) => row.slice(0, 10)))
  })
  test('in 2012 the spring bank holiday moved for the Diamond Jubilee', () => {
    expect(isWorkingDay('2012-05-28')).toBe(true)
    expect(bankHolidays(2012).filter(({ date }) => date.startsWith('2012-06'))).toEqual([
      { date: '2012-06-04', name: 'Spring bank holiday' },
      { date: '2012-06-05', name: expect.stringContaining('Jubilee') },
    ])
  })
})

describe('due dates', () => {
  test.skipIf(!vectors)(
    'ST5 returns fall due five working days after month end, ten after quarter end (36 months)',
    () => {
      for (const one of vectors?.deadlines ?? []) {
        expect(dueOn(one.period_end, 5), one.month).toBe(one.due_5wd_after_month_end)
        if (one.due_10wd_after_quarter_end) expect(dueOn(one.period_end, 10)).toBe(one.due_10wd_after_quarter_end)
        const dayBefore = addDays(`${one.month}-01`, -1)
        expect(workingDaysBetween(dayBefore, one.period_end), one.month).toBe(one.working_days_in_month)
      }
    },
  )
  test.skipIf(!vectors)('twenty working days are counted across Christmas and Easter (5 cases)', () => {
    for (const one of vectors?.foi_20_working_days ?? []) {
      expect(dueOn(one.received, 20)).toBe(one.due_20wd_england_and_wales)
    }
  })
  test.skipIf(!vectors)('next and previous working days agree with the Ministry of Justice (7 cases)', () => {
    const cases = (vectors?.moj_tests ?? []).filter(({ division }) => division !== 'scotland')
    expect(cases).toHaveLength(7)
    for (const { op, date, expected } of cases) {
      const answer = op === 'is_work_day' ? isWorkingDay(date) : dueOn(date, op === 'next_work_day' ? 1 : -1)
      expect(answer, `${op} ${date}`).toBe(expected)
    }
  })
  test.skipIf(!vectors)('working days in a financial year (5 years)', () => {
    for (const one of vectors?.financial_year_weeks ?? []) {
      const year = parsePeriod(one.financial_year)
      if (!year.ok || one.working_days_england_and_wales === null) continue
      const { start_on, end_on } = year.value
      expect(workingDaysBetween(addDays(start_on, -1), end_on)).toBe(one.working_days_england_and_wales)
    }
  })
})

test('a council’s closure days are not working days', () => {
  const closures = new Set(['2026-12-29', '2026-12-30', '2026-12-31'])
  expect(dueOn('2026-12-24', 1)).toBe('2026-12-29')
  expect(dueOn('2026-12-24', 1, closures)).toBe('2027-01-04')
  expect(workingDaysBetween('2026-12-24', '2027-01-04', closures)).toBe(1)
})

test('n working days on and n back is the same working day, and the days between are n', () => {
  const start = fc.integer({ min: 60, max: 6000 }).map((n) => addDays(firstKnownDate, n))
  fc.assert(
    fc.property(
      start.filter((day) => isWorkingDay(day)),
      fc.integer({ min: -30, max: 30 }),
      (day, n) => {
        expect(dueOn(dueOn(day, n), -n)).toBe(day)
        expect(workingDaysBetween(day, dueOn(day, n))).toBe(n)
      },
    ),
  )
})

describe('past the last known date', () => {
  const sentence =
    'Bank holidays are known from 1 January 2012 to 31 December 2028, so working days cannot be counted on 1 January 2029.'
  test('a due date is refused in words', () => {
    expect(addWorkingDays('2028-12-28', 5)).toEqual({ ok: false, error: sentence })
    expect(addWorkingDays('2029-01-01', 1)).toEqual({ ok: false, error: sentence })
    expect(addWorkingDays('2012-01-03', -2).ok).toBe(false)
  })
  test('and nothing is guessed', () => {
    expect(isWorkingDay(lastKnownDate)).toBe(false)
    expect(() => isWorkingDay('2029-01-01')).toThrow(sentence)
    expect(() => workingDaysBetween('2028-12-28', '2029-01-01')).toThrow(sentence)
    expect(() => bankHolidays(2029)).toThrow(sentence)
  })
})
