import { expect, test } from 'vitest'
import { shipped } from '../../../../tests/support/frameworks.ts'
import { budgetOf, factsOf, tableOf, wordsOf } from './fixtures.ts'
import { buildReport } from './report.ts'

const stroud = shipped('stroud')

test('A variance is told in words, its total is exact, and a large one without reason is said to lack it', () => {
  const budget = [
    budgetOf('a', { forecast_pence: 130_000_00 }),
    budgetOf('b', { forecast_pence: 99_000_00 }),
    budgetOf('d', { explanation: 'Steady.' }),
    budgetOf('c', { budget: 'capital', revised_pence: 2_000_000_00, forecast_pence: 2_000_000_00 }),
  ]
  const content = buildReport(factsOf(stroud, 'stroud', { budget }))
  const rows = tableOf(content, 'budget-revenue')?.rows ?? []
  expect(rows.map((row) => row.cells[4]?.text)).toEqual(['£30,000 over', '£1,000 under', 'on budget', '£29,000 over'])
  expect(rows[3]?.cells[4]?.number?.value).toBe('29000.00')
  expect(rows[0]?.cells[5]?.text).toBe('This variance should be explained and has not been.')
  expect(rows[1]?.cells[5]?.text).toBe('No explanation is required.')
  expect(wordsOf(content, 'capital')).toContain('£2 million against a budget of £2 million: on budget')
})
