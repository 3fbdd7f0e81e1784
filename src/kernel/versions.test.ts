import { expect, test } from 'vitest'
import { newVersions, portions, saying } from './versions.ts'

type Row = { key: string; value: number }
const added = (rows: Row[], present: Record<string, [number, number]> = {}) =>
  newVersions(
    rows,
    ({ key }) => key,
    ({ value }) => saying(value),
    new Map(Object.entries(present).map(([key, [version, value]]) => [key, { version, says: saying(value) }])),
  ).map(({ row, version }) => [row.key, row.value, version])

test('a row that says what is kept adds nothing', () => {
  expect(added([{ key: 'a', value: 5 }], { a: [2, 5] })).toEqual([])
})

test('rows of one key are versions in their order', () => {
  const rows = [5, 5, 6].map((value) => ({ key: 'a', value }))
  expect(added(rows)).toEqual([
    ['a', 5, 1],
    ['a', 6, 2],
  ])
})

test('history given again is not added after what it led to', () => {
  const rows = [5, 6, 7].map((value) => ({ key: 'a', value }))
  expect(added(rows, { a: [2, 6] })).toEqual([['a', 7, 3]])
  expect(added(rows.slice(0, 2), { a: [2, 6] })).toEqual([])
})

test('portions hold every row once', () => {
  expect(portions([1, 2, 3], 2)).toEqual([[1, 2], [3]])
  expect(portions([], 2)).toEqual([])
})
