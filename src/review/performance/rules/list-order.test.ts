import { expect, test } from 'vitest'
import type { StatusCode } from '#kernel/status.ts'
import { attention, ofStatus, sortAsked, sortMeasures } from './list-order.ts'
import type { StatusRow } from './terms.ts'

const listed = (
  name: string,
  status: StatusCode,
  change?: [before: string, now: string, StatusRow['direction_previous']],
) => ({
  name,
  status,
  row: change ? ({ previous_value: change[0], value: change[1], direction_previous: change[2] } as StatusRow) : null,
})
const measures = [
  listed('Visits', 'on-target', ['100', '110', 'better']),
  listed('Arrears', 'off-target', ['10', '12', 'worse']),
  listed('Calls', 'late'),
  listed('Bins', 'near-target', ['100', '95', 'worse']),
  listed('Jobs', 'no-target', ['7', '7', 'same']),
]
const names = (sort: string | undefined, status?: string) =>
  sortMeasures(ofStatus(measures, status), sortAsked(sort, status)).map(({ name }) => name)

test('The list stands in the order of the plan until another is asked for', () => {
  expect(names(undefined)).toEqual(['Visits', 'Arrears', 'Calls', 'Bins', 'Jobs'])
  expect(names('sideways')).toEqual(names(undefined))
  expect(names('name')).toEqual(['Arrears', 'Bins', 'Calls', 'Jobs', 'Visits'])
  expect(names('-name')).toEqual(names('name').reverse())
})

test('What needs attention is worst first: off target, near target, then figures that did not come', () => {
  expect(names(undefined, attention)).toEqual(['Arrears', 'Bins', 'Calls'])
  expect(names('status')).toEqual(['Arrears', 'Bins', 'Calls', 'Visits', 'Jobs'])
})

test('By change, the most for the worse comes first, and what cannot be compared last either way', () => {
  expect(names('change')).toEqual(['Arrears', 'Bins', 'Jobs', 'Visits', 'Calls'])
  expect(names('-change')).toEqual(['Visits', 'Jobs', 'Bins', 'Arrears', 'Calls'])
})
