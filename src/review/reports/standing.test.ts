import { expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { standingIn } from './standing.ts'

const stroud = shipped('stroud')
const quarter = periodOf('2026-27-Q2')
const measure = { frequency: 'quarter' as const, level: 'strategic', lead_time_days: 10 }
const latest = (period_key: string) => ({ status: 'off-target' as const, period_end: periodOf(period_key).end_on })
const on = (today: string, newest: string | null, of: object = {}) =>
  standingIn(stroud, quarter, today, { ...measure, ...of }, newest === null ? null : latest(newest)).status

test('A figure of the period is judged as it was judged', () => {
  expect(on('2026-11-20', '2026-27-Q2')).toBe('off-target')
})

test('An annual result is not due in a quarter that no year ends in', () => {
  expect(on('2026-11-20', '2025-26', { frequency: 'year' })).toBe('not-due')
})

test('A measure that gave July but not September is waited for, then late, then missing', () => {
  const monthly = { frequency: 'month' as const }
  const missing_after_working_days = stroud.status.missing_after_working_days
  expect(on('2026-10-05', '2026-07', monthly)).toBe('awaiting')
  expect(on('2026-10-16', '2026-07', monthly)).toBe('late')
  expect(on('2027-06-01', '2026-07', monthly)).toBe(missing_after_working_days === undefined ? 'late' : 'missing')
})

test('A longer lead time of the measure keeps it from being late', () => {
  expect(on('2026-11-20', '2026-27-Q1', { lead_time_days: 60 })).toBe('awaiting')
})

test('A result of another year than the council’s counts in the period its year ends in', () => {
  const academic = { frequency: 'year' as const }
  expect(standingIn(stroud, quarter, '2026-11-20', { ...measure, ...academic }, latest('AY2025-26')).status).toBe(
    'off-target',
  )
})
