import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedText } from '../../tests/support/shared.ts'
import {
  comparePeriods,
  contains,
  nextPeriod,
  type PeriodKind,
  parsePeriod,
  parsePeriodKey,
  periodContaining,
  periodOf,
  periodsFrom,
  periodsOf,
  previousPeriod,
  printPeriod,
  samePeriodLastYear,
  type YearBasis,
  yearOf,
  yearToDate,
} from './period.ts'

const shapes: [PeriodKind, YearBasis][] = [
  ['month', 'financial'],
  ['quarter', 'financial'],
  ['half-year', 'financial'],
  ['year', 'financial'],
  ['four-week', 'financial'],
  ['week', 'calendar'],
  ['quarter', 'calendar'],
  ['half-year', 'calendar'],
  ['year', 'calendar'],
  ['term', 'academic'],
  ['year', 'academic'],
]
const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
const anyPeriod = fc
  .tuple(days, fc.constantFrom(...shapes))
  .map(([day, [kind, basis]]) => periodContaining(day.toISOString().slice(0, 10), kind, basis))
const always = (holds: (p: ReturnType<typeof periodOf>) => void) => fc.assert(fc.property(anyPeriod, holds))
const keys = (periods: { key: string }[]) => periods.map((p) => p.key)

describe('keys', () => {
  test.each([
    ['2026-27', '2026-04-01', '2027-03-31'],
    ['2026-27-Q2', '2026-07-01', '2026-09-30'],
    ['2026-27-Q4', '2027-01-01', '2027-03-31'],
    ['2026-27-H1', '2026-04-01', '2026-09-30'],
    ['2026-27-P03', '2026-05-27', '2026-06-23'],
    ['2026-27-P13', '2027-03-03', '2027-03-31'],
    ['2026-09', '2026-09-01', '2026-09-30'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-W15', '2026-04-06', '2026-04-12'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['AY2026-27', '2026-09-01', '2027-08-31'],
    ['AY2026-27-T1', '2026-09-01', '2026-12-31'],
    ['AY2026-27-T2', '2027-01-01', '2027-03-31'],
    ['AY2026-27-T3', '2027-04-01', '2027-08-31'],
    ['1999-00', '1999-04-01', '2000-03-31'],
  ])('%s runs from %s to %s', (key, start_on, end_on) => {
    expect(periodOf(key)).toMatchObject({ key, start_on, end_on })
  })

  test.each([
    '',
    '2026-13',
    '2026-28',
    '2026-27-Q5',
    '2026-27-P14',
    '2026-27-P3',
    '2025-W53',
    'AY2026-27-Q1',
    '2026-M09',
    '3000',
    '2026-27-T1',
  ])('%j names no period', (key) => {
    expect(parsePeriodKey(key)).toBeNull()
    expect(() => periodOf(key)).toThrow(RangeError)
  })

  test('2011-12 is the financial year, and December 2011 has a key of its own', () => {
    expect(periodOf('2011-12').kind).toBe('year')
    expect(periodContaining('2011-12-09', 'month').key).toBe('2011-M12')
    expect(nextPeriod(periodOf('2011-11')).key).toBe('2011-M12')
  })

  test('a key read back is the same period', () =>
    always((p) => {
      expect(parsePeriodKey(p.key)).toEqual(p)
    }))
})

describe('steps', () => {
  test('the next of the previous is the period itself, and no day lies between', () =>
    always((p) => {
      expect(nextPeriod(previousPeriod(p))).toEqual(p)
      expect(previousPeriod(nextPeriod(p))).toEqual(p)
      expect(comparePeriods(previousPeriod(p), p)).toBe(-1)
    }))

  test('the year to date starts with the year and ends with the period', () =>
    always((p) => {
      const soFar = yearToDate(p)
      expect(soFar.at(-1)).toEqual(p)
      expect(soFar).toEqual(periodsFrom(soFar[0] ?? p, p))
      if (p.kind !== 'week') expect(soFar[0]?.start_on).toBe(yearOf(p).start_on)
    }))

  test('a year is made of its months, quarters, halves and four-week periods without a gap', () => {
    for (const kind of ['month', 'quarter', 'half-year', 'four-week'] as const) {
      const parts = periodsOf(periodOf('2027-28'), kind)
      expect(parts[0]?.start_on).toBe('2027-04-01')
      expect(parts.at(-1)?.end_on).toBe('2028-03-31')
      expect(parts.slice(1)).toEqual(parts.slice(0, -1).map(nextPeriod))
    }
  })

  test('the months of a quarter', () => {
    expect(keys(periodsOf(periodOf('2026-27-Q4'), 'month'))).toEqual(['2027-01', '2027-02', '2027-03'])
    expect(periodsOf(periodOf('AY2026-27'), 'quarter')).toEqual([])
  })

  test('the same period last year keeps its place, and week 53 meets the last week', () => {
    expect(samePeriodLastYear(periodOf('2026-27-Q2')).key).toBe('2025-26-Q2')
    expect(samePeriodLastYear(periodOf('2012-12')).key).toBe('2011-M12')
    expect(samePeriodLastYear(periodOf('2026-W53')).key).toBe('2025-W52')
  })

  test('a month counts from April, or from January when a calendar year is asked for', () => {
    expect(keys(yearToDate(periodOf('2026-05')))).toEqual(['2026-04', '2026-05'])
    expect(yearToDate(periodOf('2026-05'), 'calendar')).toHaveLength(5)
    expect(yearOf(periodOf('2026-02')).key).toBe('2025-26')
  })

  test('periods of several kinds sort by their end, the shorter first', () => {
    const mixed = ['2026-27', '2027-03', '2026-27-Q4', '2026-27-Q3'].map(periodOf).toSorted(comparePeriods)
    expect(keys(mixed)).toEqual(['2026-27-Q3', '2027-03', '2026-27-Q4', '2026-27'])
  })

  test('a period contains its days and shorter periods', () => {
    const quarter = periodOf('2026-27-Q2')
    expect(contains(quarter, '2026-09-30')).toBe(true)
    expect(contains(quarter, '2026-10-01')).toBe(false)
    expect(contains(quarter, periodOf('2026-08'))).toBe(true)
    expect(contains(periodOf('2026-08'), quarter)).toBe(false)
  })
})

describe('reference calendar', () => {
  type Vectors = {
    calendar: {
      date: string
      financial_year: string
      quarter: string
      fy_month: number
      academic_year: string
      iso_week: string
    }[]
    iso_years_with_53_weeks: number[]
    financial_year_weeks: { financial_year: string; days: number; week_ending_sundays_in_year: number }[]
  }
  const text = sharedText('vectors/working_days.json')
  const vectors = text === null ? null : (JSON.parse(text) as Vectors)

  test.skipIf(!vectors)('each day falls in its year, quarter, month, academic year and week (9 cases)', () => {
    for (const day of vectors?.calendar ?? []) {
      const quarter = periodContaining(day.date, 'quarter')
      expect(printPeriod(quarter)).toBe(`${day.quarter} ${day.financial_year}`)
      expect(yearToDate(periodContaining(day.date, 'month'))).toHaveLength(day.fy_month)
      expect(printPeriod(periodContaining(day.date, 'year', 'academic'))).toBe(`Academic year ${day.academic_year}`)
      expect(periodContaining(day.date, 'week').key).toBe(day.iso_week)
    }
  })

  test.skipIf(!vectors)('only long ISO years have a week 53 (27 years)', () => {
    const long = Array.from({ length: 27 }, (_, i) => 2012 + i).filter((year) => parsePeriodKey(`${year}-W53`) !== null)
    expect(long).toEqual(vectors?.iso_years_with_53_weeks.filter((year) => year <= 2038))
  })

  test.skipIf(!vectors)('a financial year holds the weeks whose Sunday falls in it (8 cases)', () => {
    for (const year of vectors?.financial_year_weeks ?? []) {
      const period = parsePeriod(year.financial_year)
      expect(period.ok && periodsOf(period.value, 'week').length).toBe(year.week_ending_sundays_in_year)
    }
  })
})

describe('words', () => {
  test('what is printed is read back as the same period', () =>
    always((p) => {
      expect(parsePeriod(printPeriod(p))).toEqual({ ok: true, value: p })
      expect(parsePeriod(printPeriod(p, 'months'), { kind: p.kind, basis: p.basis })).toEqual({ ok: true, value: p })
      expect(parsePeriod(p.key)).toEqual({ ok: true, value: p })
    }))

  test.each([
    ['2026-27-Q2', 'Q2 2026/27', 'July to September 2026'],
    ['2026-27', '2026/27', 'April 2026 to March 2027'],
    ['2026-09', 'September 2026', 'September 2026'],
    ['2026-27-P03', 'Period 3 2026/27', '27 May to 23 June 2026'],
    ['2026-W15', 'Week 15 2026', 'week ending 12 April 2026'],
    ['2026-Q2', 'Q2 2026', 'April to June 2026'],
    ['AY2026-27-T1', 'Autumn term 2026/27', 'September to December 2026'],
  ])('%s is printed %s, and covers %s', (key, short, months) => {
    expect(printPeriod(periodOf(key))).toBe(short)
    expect(printPeriod(periodOf(key), 'months')).toBe(months)
  })
})
