import { expect, test } from 'vitest'
import { holdingSentences, holdingTitle } from './holdings.ts'

const line = (budget: 'revenue' | 'capital', revised_pence: number, variance_pence: number | null) => ({
  budget,
  revised_pence,
  variance_pence,
})
const risk = (rag: 'red' | 'amber' | 'green') => ({ rag, current_likelihood: null })

test('A council of budgets is told by their lines, their sum and how far over or under they are forecast', () => {
  const lines = [
    line('revenue', 100_000_000, 250_000_00),
    line('revenue', 50_000_000, -5_000_00),
    line('capital', 100, 0),
  ]
  const held = { money: { period: '2025-26-Q3', lines }, risks: null, actions: 0 }
  expect(holdingTitle(held)).toBe('Budget, but no measures yet.')
  expect(holdingSentences(held)).toEqual([
    'Revenue: 2 budget lines of £1.5 million altogether, forecast £245,000 over for the year at Q3 2025/26.',
    'Capital: 1 budget line of £1 altogether, forecast as budgeted for the year at Q3 2025/26.',
  ])
})

test('A line of which only the spend is known has no part in the forecast', () => {
  const told = (lines: ReturnType<typeof line>[]) =>
    holdingSentences({ money: { period: '2025-26-Q3', lines }, risks: null, actions: 0 })
  const spent = line('capital', 100_00, null)
  expect(told([spent])).toEqual(['Capital: 1 budget line of £100 altogether, without a forecast at Q3 2025/26.'])
  expect(told([spent, line('capital', 100_00, -10_00)])).toEqual([
    'Capital: 2 budget lines of £200 altogether, forecast £10 under for the year, 1 line without a forecast, at Q3 2025/26.',
  ])
})

test('A council of risks is told by how many have each colour', () => {
  const held = {
    money: null,
    risks: { period: '2025-26-Q3', risks: [risk('amber'), risk('red'), risk('red')] },
    actions: 1,
  }
  expect(holdingTitle(held)).toBe('Risks and actions, but no measures yet.')
  expect(holdingSentences(held)).toEqual([
    '3 risks assessed for Q3 2025/26: 2 red, 1 amber.',
    '1 action of the plan is recorded.',
  ])
})

test('A council with nothing says so', () => {
  const held = { money: null, risks: null, actions: 0 }
  expect([holdingTitle(held), ...holdingSentences(held)]).toEqual(['Nothing has been brought in yet.'])
})
