import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { statusCodes, worstFirst } from '#kernel/status.ts'
import { sharedText } from '../../../../tests/support/shared.ts'
import {
  accumulate,
  accumulateRatio,
  overTime,
  type Part,
  ratioOf,
  rollingMean,
  rollingRate,
  rollingSum,
  weightedMean,
  yearEndCount,
} from './aggregate.ts'
import { summarise } from './summary.ts'

type Pair = { n: number | null; d: number }
const part = ({ n, d }: Pair): Part => ({ numerator: n, denominator: d })
const numbers = (values: (string | null)[]) =>
  values.map((value) => (value === null ? null : Number(Number(value).toFixed(10))))
const near = (value: string | null, expected: number) => expect(Number(value)).toBeCloseTo(expected, 9)

const text = sharedText('vectors/aggregation.json')

describe.skipIf(text === null)(
  `the reference roll-ups${text === null ? ' (12 cases skipped: no reference file)' : ''}`,
  () => {
    const v = JSON.parse(text ?? '{}')
    it('adds numerators and denominators, never percentages', () => {
      near(ratioOf(v.ratio_rollup.children).value, v.ratio_rollup.expected_parent_percent)
      expect(numbers(v.ratio_rollup.children.map((child: Part) => ratioOf([child]).value))).toEqual(
        v.ratio_rollup.children.map((child: { percent: number | null }) => child.percent),
      )
      expect(numbers(v.ytd_ratio.quarters.map((quarter: Part) => ratioOf([quarter]).value))).toEqual(
        v.ytd_ratio.expected_quarter_percent,
      )
      expect(numbers(accumulateRatio(v.ytd_ratio.quarters))).toEqual(v.ytd_ratio.expected_ytd_percent)
      for (const year of ['last', 'this'] as const) {
        const { A, B } = v.simpson[`${year}_year`]
        near(ratioOf([part(A)]).value, v.simpson.expected[year].A)
        near(ratioOf([part(B)]).value, v.simpson.expected[year].B)
        near(ratioOf([part(A), part(B)]).value, v.simpson.expected[year].all)
      }
    })
    it('rolls over twelve months only when there are twelve', () => {
      expect(numbers(rollingSum(v.rolling_12.monthly, 12))).toEqual(v.rolling_12.expected_sum)
      expect(numbers(rollingMean(v.rolling_12.monthly, 12))).toEqual(v.rolling_12.expected_mean)
    })
    it('rates leavers over the average of the year', () => {
      const { leavers, headcount_average: stocks } = v.annualised_rate
      near(rollingRate(leavers, stocks), v.annualised_rate.expected_rolling_percent)
      near(
        ratioOf([{ numerator: leavers[3] * 4, denominator: stocks[3] }]).value,
        v.annualised_rate.expected_q4_annualised_percent,
      )
    })
    it('makes a year of quarters by flow or by stock', () => {
      for (const [how, expected] of Object.entries(v.time_aggregators.expected)) {
        expect(Number(overTime(v.time_aggregators.values, how as 'sum'))).toBe(expected)
      }
    })
    it('weights a mean by its cases', () =>
      near(
        weightedMean(
          v.mean_days_weighted.months.map((m: { cases: number; mean_days: number }) => ({
            cases: m.cases,
            mean: m.mean_days,
          })),
        ),
        v.mean_days_weighted.expected_weighted_mean,
      ))
    it('counts events per head of population', () => {
      const { events, population, expected_per_1000, expected_per_100000 } = v.per_population
      near(ratioOf([{ numerator: events, denominator: population }], 1000).value, expected_per_1000)
      near(ratioOf([{ numerator: events, denominator: population }], 100_000).value, expected_per_100000)
    })
    it('never takes a missing part for nought', () => {
      const children = v.missing.children.map(part)
      expect(ratioOf(children).value).toBe(v.missing.expected_strict)
      const available = ratioOf(children, 100, 'available-only')
      near(available.value, v.missing.expected_available_only.percent)
      expect(`${available.known} of ${available.of}`).toBe(v.missing.expected_available_only.coverage_children)
      near(available.coverage, v.missing.expected_available_only.coverage_denominator_known)
    })
    it('sees the year end of a count in four ways', () => {
      const { ytd, annual_profile, expected } = v.year_end_count
      const found = yearEndCount(ytd, annual_profile, [expected.ytd_plus_last_year_same_quarter.last_year_q4])
      near(found.run_rate, expected.run_rate)
      near(found.profile_ratio, expected.profile_ratio)
      near(found.rest_as_profiled, expected.ytd_plus_profile_remaining)
      near(found.rest_as_last_year, expected.ytd_plus_last_year_same_quarter.value)
    })
  },
)

test('the year to date is not known after a missing quarter', () =>
  expect(accumulate([1, null, 3])).toEqual(['1', null, null]))

test('a roll-up counts everything and shows the worst of it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...statusCodes)), (statuses) => {
      const { counts, total, worst } = summarise(statuses)
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(total)
      const ranks = statuses.map((status) => worstFirst.indexOf(status))
      expect(worst).toBe(statuses.length === 0 ? null : worstFirst[Math.min(...ranks)])
    }),
  )
})
