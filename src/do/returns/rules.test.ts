import { expect, test } from 'vitest'
import { bySomebodyElse, readFigure, spokenOfBefore } from './rules.ts'

const read = (
  text: string,
  state: Parameters<typeof readFigure>[1] = null,
  kind: 'number' | 'yes-no' | 'narrative' = 'number',
) => {
  const figure = readFigure(text, state, kind)
  return figure.ok ? [figure.value.value, figure.value.value_text, figure.value.state] : 'refused'
}

test.each([
  ['1,234', '1234', null, 'final'],
  ['91.2%', '91.2', null, 'final'],
  ['12*', '12', null, 'provisional'],
  ['12 (p)', '12', null, 'provisional'],
  ['12 [r]', '12', null, 'revised'],
  ['0', '0', null, 'final'],
])('%s is read as a number', (text, ...expected) => expect(read(text)).toEqual(expected))

test.each([
  'N/A',
  'TBC',
  'Not available',
  'Data not available until June',
  'DIV/0',
  '#DIV/0!',
  'not yet available',
  '-',
])('%s is a missing figure that keeps its words, never nought', (text) =>
  expect(read(text)).toEqual([null, text, 'missing']),
)

test.each(['below 10', 'fewer than 10', '<5'])('%s is suppressed', (text) =>
  expect(read(text)).toEqual([null, text, 'suppressed']),
)

test('other words are refused, unless the measure is told in words', () => {
  expect(read('about forty')).toBe('refused')
  expect(read('')).toBe('refused')
  expect(read('Plan adopted in July', null, 'narrative')).toEqual([null, 'Plan adopted in July', 'narrative'])
})

test('a yes is one and a no is nought', () => {
  expect(read('Yes', null, 'yes-no')).toEqual(['1', null, 'final'])
  expect(read('no', null, 'yes-no')).toEqual(['0', null, 'final'])
})

test('a state given outright wins over the mark', () => {
  expect(read('12*', 'final')).toEqual(['12', null, 'final'])
  expect(read('', 'missing')).toEqual([null, 'Not available', 'missing'])
})

test('who entered a figure does not sign it off', () => {
  const byAnn = { entered_by: 'Ann', entered_by_id: 'ann' }
  expect(bySomebodyElse(byAnn, { person_id: 'ann', name: 'Ann' })).toMatch('someone else')
  expect(bySomebodyElse(byAnn, { person_id: 'bob', name: 'Bob' })).toBe(true)
})

test('who entered a figure does not sign it off under another name, and a namesake does', () => {
  const byAnn = { entered_by: 'Ann', entered_by_id: 'ann' }
  expect(bySomebodyElse(byAnn, { person_id: 'ann', name: 'Ann Married' })).toMatch('someone else')
  expect(bySomebodyElse(byAnn, { person_id: 'ann-2', name: 'Ann' })).toBe(true)
})

test('of a figure of which only a name is known, nobody of that name signs', () => {
  const byName = { entered_by: 'Ann', entered_by_id: null }
  expect(bySomebodyElse(byName, { person_id: 'ann-2', name: 'Ann' })).toMatch('someone else')
  expect(bySomebodyElse(byName, { person_id: 'bob', name: 'Bob' })).toBe(true)
})

test('A commentary speaks of an earlier figure only where the figure has become another', () => {
  const versions = [
    { version: 3, value: '40', value_text: null },
    { version: 2, value: '40', value_text: null },
    { version: 1, value: '34', value_text: null },
  ]
  expect(spokenOfBefore(1, versions)?.value).toBe('34')
  expect(spokenOfBefore(2, versions)).toBeNull()
  expect(spokenOfBefore(null, versions)).toBeNull()
  expect(spokenOfBefore(1, [])).toBeNull()
})
