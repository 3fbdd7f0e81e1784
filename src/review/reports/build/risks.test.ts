import { expect, test } from 'vitest'
import { shipped } from '../../../../tests/support/frameworks.ts'
import { factsOf, riskOf, tableOf, wordsOf } from './fixtures.ts'
import { buildReport } from './report.ts'

const stroud = shipped('stroud')

test('Risks are told gravest first with how each has moved since last quarter', () => {
  const risks = [riskOf('R1', [2, 2], [2, 2]), riskOf('R2', [4, 4], [3, 4]), riskOf('R3', [1, 2], null)]
  const content = buildReport(factsOf(stroud, 'stroud', { risks }))
  const rows = tableOf(content, 'risks')?.rows ?? []
  expect(rows.map((row) => [row.cells[0]?.text, row.cells[1]?.text, row.cells[2]?.text])).toEqual([
    ['Risk R2', 'High', 'up from 12'],
    ['Risk R1', 'Low', 'no change'],
    ['Risk R3', 'Low', 'not assessed before'],
  ])
  expect(wordsOf(content, 'risks')).toContain(
    '3 corporate risks are assessed, 1 of them rated High. Since Q1 2026/27, 1 went up and 1 is newly assessed.',
  )
})

test('A high opportunity is counted apart from the risks, and has the shape of what is not judged', () => {
  const risks = [riskOf('R1', [4, 4], [4, 4]), { ...riskOf('O1', [4, 4], [3, 3]), is_opportunity: true }]
  const content = buildReport(factsOf(stroud, 'stroud', { risks }))
  expect(wordsOf(content, 'risks')).toContain(
    '1 corporate risk is assessed, 1 of them rated High. None has moved since Q1 2026/27. 1 opportunity is assessed too.',
  )
  const shapes = tableOf(content, 'risks')?.rows.map(({ cells }) => [cells[0]?.text, cells[1]?.status, cells[1]?.text])
  expect(shapes).toEqual([
    ['Risk R1', 'off-target', 'High'],
    ['Risk O1', 'no-target', 'High'],
  ])
})
