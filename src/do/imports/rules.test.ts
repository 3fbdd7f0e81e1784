import { expect, test } from 'vitest'
import { printFault } from './rules.ts'

test('A fault names its row and column, what was found and what was expected', () => {
  expect(printFault({ row: 12, column: 'value', found: 'n/k', expected: 'a number' })).toBe(
    'Row 12, value: found “n/k”; expected a number',
  )
  expect(printFault({ row: 3, column: 'period', found: '', expected: 'a period' })).toBe(
    'Row 3, period: found nothing; expected a period',
  )
  expect(printFault({ row: null, column: '', found: 'a picture', expected: 'a CSV file' })).toBe(
    'found “a picture”; expected a CSV file',
  )
})

test('A long cell is cut short', () => {
  expect(printFault({ row: 1, column: 'name', found: 'x'.repeat(200), expected: 'less' })).toContain(
    `${'x'.repeat(79)}…”`,
  )
})
