import { describe, expect, test } from 'vitest'
import type { Table } from '#review/reports/content.ts'
import { columnShares, findingOf } from './outline.ts'
import { sampleReport } from './sample.ts'

const money = (figure: string): Table => ({
  kind: 'table',
  id: 'money',
  caption: 'Money',
  columns: [
    { heading: 'Line', width: 0.22 },
    { heading: 'Budget', align: 'right' },
    { heading: 'Actual', align: 'right' },
    { heading: 'Forecast', align: 'right' },
    { heading: 'Variance', align: 'right' },
    { heading: 'Explanation', width: 0.3 },
  ],
  rows: [
    { cells: ['Rents', figure, figure, figure, '£40,000 over', 'Fewer homes were let'].map((text) => ({ text })) },
  ],
})

describe('the shares of columns', () => {
  test('give a column of figures room for its longest, at the cost of words', () => {
    const [line, budget, , , variance, explanation] = columnShares(money('−£127,900,000'))
    expect(budget).toBeGreaterThan(13 * 0.0107 + 0.014)
    expect(variance).toBeCloseTo(0.12)
    expect((line ?? 0) / (explanation ?? 1)).toBeCloseTo(0.22 / 0.3)
  })
  test('stay as they are meant where the figures fit, and always add up to the page', () => {
    expect(columnShares(money('£1,000')).map((share) => share.toFixed(2))).toEqual([
      '0.22',
      '0.12',
      '0.12',
      '0.12',
      '0.12',
      '0.30',
    ])
    for (const figure of ['£1', '−£127,900,000', '9'.repeat(60)])
      expect(columnShares(money(figure)).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  })
})

test('The finding of a report is what its summary says first, and a report without a summary has none', () => {
  const report = sampleReport({ measures: 2, risks: 1, services: 1 })
  const said = 'Of the 2 measures, 1 is off target.'
  const finding = (strong: boolean) => {
    const block = { kind: 'paragraph' as const, text: said, ...(strong && { strong: true as const }) }
    return findingOf({ ...report, sections: [{ id: 'summary', heading: 'In short', level: 1, blocks: [block] }] })
  }
  expect(finding(true)).toBe(said)
  expect(finding(false)).toBeNull()
  expect(findingOf({ ...report, sections: [] })).toBeNull()
})
