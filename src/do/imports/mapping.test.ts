import { expect, test } from 'vitest'
import { column } from './kind.ts'
import { emptyMap, mapColumns, nameCells, parseImportMap } from './mapping.ts'

const columns = [column('measure!', 'M1', 'KPI ref'), column('value!', '1', 'actual'), column('state', 'final')]
const map = (columns: Record<string, string>) => ({ columns, values: {} })

test('headings are found by name or alias, without regard to case, spaces and punctuation', () => {
  const found = mapColumns([' kpi_Ref.', 'ACTUAL', 'Notes'], columns, emptyMap)
  expect(found).toEqual({
    ok: true,
    value: {
      places: new Map([
        ['measure', 0],
        ['value', 1],
      ]),
      unused: ['Notes'],
    },
  })
})

test('a heading that is needed and not there is a fault that lists the headings', () => {
  expect(mapColumns(['Measure', 'Notes'], columns, emptyMap)).toEqual({
    ok: false,
    error: [{ row: null, column: 'value', found: '', expected: 'a heading for it among: Measure, Notes' }],
  })
})

test('the map wins over a guess, and can say that a column is absent', () => {
  const found = mapColumns(['Measure', 'Value', 'Other', 'State'], columns, map({ value: 'Other', state: '' }))
  expect(found.ok && [...found.value.places]).toEqual([
    ['measure', 0],
    ['value', 2],
  ])
})

test('a map that names what is not there is refused', () => {
  expect(mapColumns(['Measure', 'Value'], columns, map({ value: 'Nowhere' })).ok).toBe(false)
  expect(mapColumns(['Measure', 'Value'], columns, map({ colour: 'Value' })).ok).toBe(false)
  expect(parseImportMap('colums: {}').ok).toBe(false)
  expect(parseImportMap('columns: [').ok).toBe(false)
})

test('values are put as the map says', () => {
  const found = mapColumns(['Measure', 'Value'], columns, emptyMap)
  if (!found.ok) throw new Error('no mapping')
  const values = { measure: { Recycling: 'M1' } }
  expect(nameCells(['Recycling ', '5'], found.value, { columns: {}, values })).toEqual({ measure: 'M1', value: '5' })
})
