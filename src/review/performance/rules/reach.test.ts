import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Period, parsePeriodKey, periodContaining } from '#kernel/period.ts'
import { judgeSeries, type SeriesTarget, type SeriesValue } from '../series.ts'
import { aroundOf, reachOf } from './reach.ts'
import type { JudgedMeasure } from './terms.ts'

const day = fc.date({ min: new Date('2019-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
const period = fc
  .tuple(
    day,
    fc.constantFrom('week', 'four-week', 'month', 'quarter', 'half-year', 'year'),
    fc.constantFrom('financial', 'calendar'),
  )
  .map(([date, kind, basis]) => periodContaining(date.toISOString().slice(0, 10), kind, basis))
/** Near to one another, so that they have something to say of each other. */
const few = fc.uniqueArray(period, { minLength: 1, maxLength: 25, selector: ({ key }) => key })
const number = fc.integer({ min: 0, max: 200 }).map(String)

const measure: JudgedMeasure = {
  measure_code: 'M',
  polarity: 'higher',
  unit: 'number',
  decimals: 0,
  frequency: 'month',
  accumulation: 'snapshot',
}
const figureOf = (of: Period, value: string): SeriesValue => ({
  period_key: of.key,
  period_start: of.start_on,
  period_end: of.end_on,
  version: 1,
  value,
  value_text: null,
  state: 'final',
  forecast_value: value,
})
const targetOf = (of: Period, target_value: string): SeriesTarget => ({
  period_key: of.key,
  target_value,
  target_upper: null,
  target_text: null,
  tolerance_kind: null,
  tolerance_value: null,
  set_by: 'Cabinet',
})
const judged = (values: SeriesValue[], targets: SeriesTarget[], only?: ReadonlySet<string>) =>
  judgeSeries(
    {
      measure,
      values,
      targets,
      ruleAt: () => ({
        tolerance: { kind: 'percent', value: '5' },
        amber_when: 'no-worse-than-last-year',
        rate: 'unrounded',
      }),
    },
    only ?? null,
  )

test('a changed figure changes no judgement out of its reach', () => {
  fc.assert(
    fc.property(few, fc.nat(24), number, number, (periods, at, before, after) => {
      const changed = periods[at % periods.length] as Period
      const reach = new Set(reachOf(changed).map(({ key }) => key))
      const targets = periods.map((one) => targetOf(one, '100'))
      const outside = (value: string) =>
        judged(
          periods.map((one, place) => figureOf(one, one.key === changed.key ? value : String(90 + place))),
          targets,
        ).filter(({ period_key }) => !reach.has(period_key))
      expect(outside(before)).toEqual(outside(after))
    }),
  )
})

test('what stands around a period is all that judging it asks for', () => {
  fc.assert(
    fc.property(few, fc.nat(24), (periods, at) => {
      const one = periods[at % periods.length] as Period
      const around = new Set([one.key, ...Object.values(aroundOf(one))])
      const values = periods.map((each, place) => figureOf(each, String(90 + place)))
      const targets = periods.map((each) => targetOf(each, '100'))
      const near = <Row extends { period_key: string }>(rows: Row[]) =>
        rows.filter(({ period_key }) => around.has(period_key))
      expect(judged(near(values), near(targets), new Set([one.key]))).toEqual(
        judged(values, targets, new Set([one.key])),
      )
    }),
  )
})

test('the last month of a year reaches the whole year that follows, any other itself, the next and a year on', () => {
  const reach = (key: string) => [...new Set(reachOf(parsePeriodKey(key) as Period).map((one) => one.key))].sort()
  expect(reach('2026-09')).toEqual(['2026-09', '2026-10', '2027-09'])
  expect(reach('2026-27-Q4')).toEqual(['2026-27-Q4', '2027-28-Q1', '2027-28-Q2', '2027-28-Q3', '2027-28-Q4'])
  expect(reach('2026-27')).toContain('2027-28-H1')
})
