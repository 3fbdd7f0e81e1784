import { describe, expect, it } from 'vitest'
import { statusRuleAt } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { sentence } from './rules/sentence.ts'
import type { JudgedMeasure, JudgingRule } from './rules/terms.ts'
import { judgeSeries, type SeriesTarget, type SeriesValue } from './series.ts'

const measure: JudgedMeasure = {
  measure_code: 'ENV01',
  polarity: 'higher',
  unit: 'number',
  decimals: 0,
  frequency: 'quarter',
  accumulation: 'year-to-date',
}
const value = (period_key: string, figure: string | null, more: Partial<SeriesValue> = {}): SeriesValue => {
  const { start_on, end_on } = periodOf(period_key)
  const text = figure === null ? 'Not available' : null
  const state = figure === null ? 'missing' : 'final'
  return {
    period_key,
    period_start: start_on,
    period_end: end_on,
    version: 1,
    value: figure,
    value_text: text,
    state,
    forecast_value: null,
    ...more,
  }
}
const target = (period_key: string, figure: string | null, more: Partial<SeriesTarget> = {}): SeriesTarget => {
  const none = { target_upper: null, target_text: null, tolerance_kind: null, tolerance_value: null, set_by: 'Cabinet' }
  return { period_key, target_value: figure, ...none, ...more }
}
const five: JudgingRule = {
  tolerance: { kind: 'percent', value: '5' },
  amber_when: 'within-tolerance',
  rate: 'unrounded',
}
const series = (
  values: SeriesValue[],
  targets: SeriesTarget[],
  more: Partial<JudgedMeasure> = {},
  ruleAt = (_: string) => five,
) => judgeSeries({ measure: { ...measure, ...more }, values, targets, ruleAt })

describe('a measure that counts the year to date', () => {
  const rows = series(
    [value('2025-26-Q2', '50'), value('2026-27-Q1', '27'), value('2026-27-Q2', '53', { forecast_value: '98' })],
    [target('2026-27-Q1', '25'), target('2026-27-Q2', '55'), target('2026-27', '100')],
  )
  it('is judged against the profile to date, and its forecast against the year', () => {
    expect(rows.map(({ status }) => status)).toEqual(['no-target', 'on-target', 'near-target'])
    expect(rows[2]).toMatchObject({ year_end_status: 'near-target', year_end_target: '100' })
  })
  it('is compared with the same point last year, never with the quarter before', () =>
    expect(rows[2]).toMatchObject({ direction_previous: null, direction_last_year: 'better', last_year_value: '50' }))
  it('has its yearly target judged at the year’s end only', () => {
    const judged = series([value('2026-27-Q3', '80'), value('2026-27-Q4', '97')], [target('2026-27', '100')])
    expect(judged.map(({ status }) => status)).toEqual(['no-target', 'near-target'])
  })
})

describe('history', () => {
  it('never changes colour: each period keeps the rule of its own day', () => {
    const ruleAt = (date: string): JudgingRule =>
      date < '2026-04-01' ? { ...five, tolerance: { kind: 'percent', value: '10' } } : five
    const rows = series(
      [value('2025-26-Q4', '92'), value('2026-27-Q1', '92')],
      [target('2025-26-Q4', '100'), target('2026-27-Q1', '100')],
      { accumulation: 'in-period' },
      ruleAt,
    )
    expect(rows.map(({ status }) => status)).toEqual(['near-target', 'off-target'])
  })
})

describe('a sentence', () => {
  const framework = shipped('stroud')
  const words = (
    values: SeriesValue[],
    targets: SeriesTarget[],
    more: Partial<JudgedMeasure> = {},
    told: { among?: boolean; ruleAt?: (date: string) => JudgingRule } = {},
  ) => {
    const rows = series(values, targets, { accumulation: 'in-period', ...more }, told.ruleAt)
    const [last] = rows.slice(-1)
    return last ? sentence(last, { ...measure, accumulation: 'in-period', ...more }, framework, told) : ''
  }
  it('says what a missing, suppressed or wordy thing is', () => {
    expect(words([value('2026-27-Q2', null)], [])).toBe('Given as “Not available”. Missing: no figure was given.')
    expect(words([value('2026-27-Q2', '4', { state: 'suppressed' })], [target('2026-27-Q2', '9')])).toContain(
      'Suppressed: the figure is not shown',
    )
    expect(
      words([value('2026-27-Q2', '4')], [target('2026-27-Q2', null, { target_text: 'More than last year' })]),
    ).toBe(
      '4 against a target of “More than last year”. No target: the target is in words, which nothing can be measured against.',
    )
  })
  it('never shows a suppressed figure', () =>
    expect(words([value('2026-27-Q2', '4', { state: 'suppressed' })], [])).not.toContain('4'))
  it('names who set a measure’s own tolerance', () => {
    const own = target('2026-27-Q2', '100', { tolerance_kind: 'absolute', tolerance_value: '3' })
    expect(words([value('2026-27-Q2', '98')], [own])).toBe(
      '98 against a target of 100. Near target: 2 off, within 3 of the target (set by Cabinet).',
    )
    expect(words([value('2026-27-Q2', '96')], [own])).toContain(
      'Off target: 4 off, not within 3 of the target (set by Cabinet).',
    )
  })
  it('leaves who set the tolerance of the whole council to be said once, where it is told among others', () => {
    const general = statusRuleAt(framework, '2026-09-30')
    const near = (own: Partial<SeriesTarget>, among: boolean) =>
      words([value('2026-27-Q2', '98')], [target('2026-27-Q2', '100', own)], {}, { among, ruleAt: () => general })
    expect(general.set_by).toBe('the demonstration, not the council')
    expect(near({}, false)).toContain('(set by the demonstration, not the council)')
    expect(near({}, true)).not.toContain('set by')
    expect(near({ tolerance_kind: 'absolute', tolerance_value: '3' }, true)).toContain('(set by Cabinet)')
  })
  it('tells money in full where figures that differ would read the same in millions', () => {
    const pounds = { unit: '£', decimals: 0 }
    const figures = [value('2026-27-Q1', '2095000'), value('2026-27-Q2', '2140000')]
    expect(words(figures, [target('2026-27-Q2', '2000000')], pounds)).toBe(
      '£2,140,000 against a target of £2,000,000. On target: better than the target. Better than in Q1 2026/27 (£2,095,000).',
    )
    expect(words(figures.slice(1), [target('2026-27-Q2', '2000000')], pounds)).toContain(
      '£2.1 million against a target of £2 million.',
    )
  })
  it('compares a year with the year before once, and figures within a range as equals', () => {
    const yearly = words([value('2024-25', '56'), value('2025-26', '58')], [target('2025-26', '59')])
    expect(yearly).toBe(
      '58 against a target of 59. Near target: 1 off, within 5% of the target. Better than in 2024/25 (56).',
    )
    const range = [target('2026-27-Q2', '10', { target_upper: '20' })]
    expect(words([value('2026-27-Q1', '18'), value('2026-27-Q2', '12')], range, { polarity: 'range' })).toBe(
      '12 against a target of 10 to 20. On target: within the range. As good as in Q1 2026/27 (18).',
    )
  })
  it('says that a figure met its target, exactly or better', () => {
    expect(words([value('2026-27-Q2', '100')], [target('2026-27-Q2', '100')])).toContain(
      'On target: exactly as targeted.',
    )
    expect(words([value('2026-27-Q2', '101')], [target('2026-27-Q2', '100')])).toContain(
      'On target: better than the target.',
    )
  })
})
