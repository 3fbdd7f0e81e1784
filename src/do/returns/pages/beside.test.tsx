import { expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { htmlOf } from '#ui/markup.ts'
import { type Beside, BesideIt, type Version } from './beside.tsx'

const measure = {
  measure_code: 'M1',
  name: 'Homes',
  kind: 'number',
  unit: 'days',
  decimals: 1,
  frequency: 'quarter',
  unit_code: null,
  owner_id: null,
} as const
const figure = (key: string, value: string | null) => ({
  period: periodOf(key),
  newest: { value, value_text: value === null ? 'Not counted' : null } as Version,
})
const target = { target_value: '28', target_upper: null, target_text: null } as NonNullable<Beside['target']>
const words = (beside: Beside) => htmlOf(<BesideIt measure={measure} beside={beside} />).replaceAll(/<[^>]+>/g, '')

test('Beside a figure stand its target and what it was a period and a year before', () => {
  const [before, last_year] = [figure('2026-27-Q1', '29.8'), figure('2025-26-Q2', null)]
  expect(words({ target, before, last_year })).toBe(
    'The target is 28.0 days. The figure was 29.8 days in Q1 2026/27 and Not counted in Q2 2025/26.',
  )
})

test('What is not there is not told of, and the figure of a year is held against the year before once', () => {
  expect(words({ target: undefined, before: null, last_year: null })).toBe('There is no target for this period.')
  const year = figure('2025-26', '30')
  expect(words({ target, before: year, last_year: year })).toBe(
    'The target is 28.0 days. The figure was 30.0 days in 2025/26.',
  )
})
