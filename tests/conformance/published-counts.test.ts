import { expect, test } from 'vitest'
import { statusRuleAt } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { parseNumber } from '#kernel/quantity.ts'
import { isRated } from '#kernel/status.ts'
import { compareCounts, countLineWords, type PublishedCounts } from '#review/performance/compare-counts.ts'
import type { JudgedMeasure, StatusRow } from '#review/performance/door.ts'
import { judgeSeries } from '#review/performance/series.ts'
import { shipped } from '../support/frameworks.ts'
import { type Row, rowsOf } from './real-data/read.ts'

// What Maidstone counted in its reports, against what the product makes of the same figures.

const number = (text = ''): string | null => {
  const read = parseNumber(text)
  return read.ok ? read.value.value : null
}

const judged = (): StatusRow[] => {
  const framework = shipped('maidstone')
  const [values, targets] = [rowsOf('maidstone', 'values'), rowsOf('maidstone', 'targets')]
  return rowsOf('maidstone', 'measures').flatMap((row) => {
    const of = (rows: Row[]) => rows.filter(({ measure }) => measure === row.code)
    const measure = { measure_code: row.code, ...row, decimals: 2 } as unknown as JudgedMeasure
    const newest = new Map(of(values).map((value) => [value.period ?? '', value]))
    return judgeSeries({
      measure,
      values: [...newest].map(([period_key, { value }]) => ({
        period_key,
        period_start: periodOf(period_key).start_on,
        period_end: periodOf(period_key).end_on,
        version: 1,
        value: number(value),
        value_text: value ?? '',
        state: number(value) === null ? 'missing' : 'final',
        forecast_value: null,
      })),
      targets: of(targets).map(({ period = '', target }) => ({
        period_key: period,
        target_value: number(target),
        target_upper: null,
        target_text: target ?? '',
        tolerance_kind: null,
        tolerance_value: null,
        set_by: '',
      })),
      ruleAt: (date) => statusRuleAt(framework, date),
    })
  })
}

const count = (text = '') => (text === '' ? null : Number(text))
const reports = rowsOf('maidstone', 'published-counts').map(
  (row): PublishedCounts => ({
    report_code: row.report_id ?? '',
    body_name: row.committee ?? '',
    period_key: row.period ?? '',
    on_target: count(row.green),
    near_target: count(row.amber),
    off_target: count(row.red),
    figures: (row.figures ?? '').split(';').flatMap((figure) => {
      const [measure_code, period_key = row.period ?? ''] = figure.split(' ')
      return measure_code ? [{ measure_code, period_key }] : []
    }),
    reason: row.reason ?? '',
  }),
)

test('The counts of 13 of its 14 whole reports are reproduced, and the 14th contradicts its own words', () => {
  const { status, not_whole, lines } = compareCounts(reports, judged())
  expect({ status, not_whole }).toEqual({ status: { compared: 14, agreed: 13 }, not_whole: 24 })
  const differing = lines.filter(({ differences }) => differences.length > 0)
  expect(differing.map(countLineWords)).toEqual([
    'Report s92607 for Corporate Services, Q3 2023/24: amber: 0 printed, 1 computed; red: 1 printed, 0 computed. The report says in words that council tax missed its target by less than 10%, which its rule makes amber; its table counts a red.',
  ])
})

test('A whole report names as many rated figures as it counted', () => {
  const rows = new Map(judged().map((row) => [`${row.measure_code} ${row.period_key}`, row.status]))
  for (const { report_code, figures, ...counts } of reports.filter(({ figures }) => figures.length > 0)) {
    const rated = figures.filter((each) => isRated(rows.get(`${each.measure_code} ${each.period_key}`) ?? 'missing'))
    expect(rated.length, report_code).toBe(
      (counts.on_target ?? 0) + (counts.near_target ?? 0) + (counts.off_target ?? 0),
    )
  }
})

const since = { quarter: 'direction_previous', year: 'direction_last_year' } as const

/** Movements beyond those a report counted. A report counts data-only figures too, and some are not held: fewer is no contradiction. */
const beyond = (by: keyof typeof since) => {
  const rows = new Map(judged().map((row) => [`${row.measure_code} ${row.period_key}`, row]))
  let compared = 0
  const found = rowsOf('maidstone', 'published-counts').flatMap((row, at) => {
    const moves = (reports[at]?.figures ?? []).map(
      (figure) => rows.get(`${figure.measure_code} ${figure.period_key}`)?.[since[by]],
    )
    return (['better', 'same', 'worse'] as const).flatMap((direction) => {
      const computed = moves.filter((move) => move === direction).length
      const printed = count(row[`${direction}_${by}`])
      if (printed !== null) compared += computed
      return printed !== null && computed > printed
        ? [`${row.report_id} ${direction}: ${printed} printed, ${computed} computed`]
        : []
    })
  })
  return { compared, found }
}

// Neither report says with which figures it compared; for council tax (s92607) the year before is held as 73.03.
test('Movements since the quarter and the year before are among those its reports counted, but for two', () => {
  expect(beyond('quarter')).toEqual({ compared: 19, found: ['s77722 worse: 3 printed, 4 computed'] })
  expect(beyond('year')).toEqual({ compared: 16, found: ['s92607 better: 1 printed, 2 computed'] })
})
