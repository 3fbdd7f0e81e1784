import { expect, test } from 'vitest'
import { countsOf, exceptionsOf, headlineOf, type Standing } from './rules.ts'

const standing = (name: string, status: Standing['status']): Standing => ({
  measure_code: name,
  name,
  status,
  year_end_status: null,
  period_key: '2026-27-Q2',
  text: '1',
})
const mixed = [
  standing('Recycling', 'on-target'),
  standing('Voids', 'off-target'),
  standing('Calls', 'near-target'),
  standing('Jobs', 'no-target'),
  standing('Arrears', 'off-target'),
]

test('The headline counts what is off target among what can be judged', () => {
  expect(headlineOf(mixed)).toBe('2 of 4 measures with a target are off target.')
  expect(headlineOf([standing('Recycling', 'on-target')])).toBe('None of the one measure with a target is off target.')
  expect(headlineOf([standing('Jobs', 'no-target')])).toBe('No measure has a status yet.')
})

test('Counts come worst first and add up to every measure', () => {
  expect(countsOf(mixed).map(({ status, count }) => `${status} ${count}`)).toEqual([
    'off-target 2',
    'near-target 1',
    'on-target 1',
    'no-target 1',
  ])
})

test('What needs attention is the worst first, then by name', () => {
  expect(exceptionsOf(mixed).map(({ name }) => name)).toEqual(['Arrears', 'Voids', 'Calls'])
})
