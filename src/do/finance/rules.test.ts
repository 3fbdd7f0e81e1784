import { expect, test } from 'vitest'
import { poundsToPence, varianceOf } from './rules.ts'

test.each([
  ['£1,234.50', 123450],
  ['1.2m', 120_000_000],
  ['(500)', -50000],
  ['0.005', 1],
])('%s pounds are whole pence', (text, pence) => expect(poundsToPence(text)).toEqual({ ok: true, value: pence }))

test('an amount in words is refused', () => expect(poundsToPence('tbc').ok).toBe(false))

test('a forecast above the revised budget is an overspend', () =>
  expect(varianceOf({ forecast_pence: 110, revised_pence: 100 })).toBe(10))
