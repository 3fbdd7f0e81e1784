import { expect, test } from 'vitest'
import { aboveOf, type Branch, branchesOf, branchOf, countsUnder } from './rules.ts'

const item = (item_code: string, ...parents: string[]) => ({
  item_code,
  level_code: 'objective',
  name: item_code,
  description: '',
  illustrative: false,
  source: null,
  parents,
})
const items = [item('V'), item('P1', 'V'), item('P2', 'V'), item('O1', 'P1', 'P2')]
const measures = [{ measure_code: 'M1', name: 'Recycling', items: ['O1'] }]
const outline = ({ item: { item_code }, children, measures: served }: Branch): unknown[] => [
  item_code,
  ...children.map(outline),
  ...served.map(({ measure_code }) => measure_code),
]

test('an item that serves two priorities stands under both, with its measures', () => {
  expect(branchesOf(items, measures).map(outline)).toEqual([['V', ['P1', ['O1', 'M1']], ['P2', ['O1', 'M1']]]])
})

test('above an item stands everything it serves, nearest first', () => {
  expect(aboveOf(items, 'O1').map(({ item_code }) => item_code)).toEqual(['P1', 'P2', 'V'])
})

test('a circle is cut where it closes, and what is not there has no branch', () => {
  const circle = [item('A', 'B'), item('B', 'A')]
  expect(outline(branchOf(circle, [], 'A') as Branch)).toEqual(['A', ['B']])
  expect(aboveOf(circle, 'A').map(({ item_code }) => item_code)).toEqual(['B'])
  expect(branchOf(circle, [], 'C')).toBeNull()
})

test('an item is told by the counts of all that hangs from it, worst first, each measure once', () => {
  const more = [...measures, { measure_code: 'M2', name: 'Bins', items: ['P1', 'O1'] }]
  const [top] = branchesOf(items, more)
  const statuses = new Map([
    ['M1', 'on-target' as const],
    ['M2', 'off-target' as const],
  ])
  expect(countsUnder(top as Branch, statuses)).toEqual([
    { status: 'off-target', count: 1 },
    { status: 'on-target', count: 1 },
  ])
  expect(countsUnder(top as Branch, new Map())).toEqual([])
})
