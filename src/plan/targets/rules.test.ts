import { expect, test } from 'vitest'
import { parseTolerance, periodsToSet, printTolerance, readTarget } from './rules.ts'

test.each([
  ['10%', 'percent', '10'],
  ['2 points', 'points', '2'],
  ['1 percentage point', 'points', '1'],
  ['3', 'absolute', '3'],
  ['floor 70', 'floor', '70'],
  ['floor 70%', 'floor', '70'],
])('a tolerance of %s is kept as it is meant', (text, tolerance_kind, tolerance_value) =>
  expect(parseTolerance(text)).toEqual({ ok: true, value: { tolerance_kind, tolerance_value } }),
)

test('no tolerance leaves the framework’s rule, and words or less than nothing are refused', () => {
  expect(parseTolerance(' ')).toEqual({ ok: true, value: null })
  expect(parseTolerance('some').ok).toBe(false)
  expect(parseTolerance('-5%').ok).toBe(false)
})

test('a target in words is kept in its words', () => {
  expect(readTarget('£1.2m', 'money')).toEqual({ target_value: '1200000', target_text: null })
  expect(readTarget('Lower than last year', 'number')).toEqual({
    target_value: null,
    target_text: 'Lower than last year',
  })
  expect(readTarget('Yes', 'yes-no')).toEqual({ target_value: '1', target_text: null })
})

test.each(['10%', '2 points', '3', 'floor 70', ''])('A tolerance of “%s” is printed as it is typed', (text) => {
  const read = parseTolerance(text)
  expect(read.ok && printTolerance(read.value)).toBe(text)
})

test('A target can be set for this year and the next, for each of their parts, and for any period that has one', () => {
  const keys = periodsToSet('half-year', 'financial', '2026-11-20', ['2024-25-H1', '2026-27-H1', '2023-24'])
  expect(keys.map(({ key }) => key)).toEqual([
    ...['2026-27', '2026-27-H1', '2026-27-H2', '2027-28', '2027-28-H1', '2027-28-H2'],
    ...['2024-25-H1', '2023-24'],
  ])
  expect(periodsToSet('year', 'financial', '2026-11-20').map(({ key }) => key)).toEqual(['2026-27', '2027-28'])
  expect(periodsToSet('term', 'financial', '2026-11-20')[0]?.key).toBe('AY2026-27')
})
