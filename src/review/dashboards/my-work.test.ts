import { expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { myWork, whenDue } from './my-work.ts'

const framework = shipped('stroud')
const owned = (name: string, code: 'current' | 'late' | 'awaiting', due_on: string) => ({
  measure_code: name,
  name,
  frequency: 'quarter',
  level: 'strategic',
  lead_time_days: 10,
  standing: { code, period: periodOf('2026-27-Q2'), due_on },
})

test('What is owed comes with its working days, the longest owed first', () => {
  const measures = [
    owned('Calls', 'awaiting', '2026-11-25'),
    owned('Bins', 'current', '2026-11-13'),
    owned('Arrears', 'late', '2026-11-13'),
  ]
  const work = myWork(measures, '2026-11-20', framework)
  expect(work?.measures).toBe(3)
  expect(work?.owed.map(({ name, working_days }) => [name, whenDue(working_days)])).toEqual([
    ['Arrears', '5 working days late'],
    ['Calls', 'due in 3 working days'],
  ])
})

test('The next figures due are those of the period after, on their own day', () => {
  const work = myWork([owned('Bins', 'current', '2026-10-14')], '2026-11-20', framework)
  expect(work).toMatchObject({ owed: [], next: { due_on: '2027-01-15', figures: 1 } })
})

test('Somebody who owns no measure has no such work', () => {
  expect(myWork([], '2026-11-20', framework)).toBeNull()
})

test('A day is said as a person would', () => {
  expect([0, 1, -1, null].map(whenDue)).toEqual([
    'due today',
    'due in 1 working day',
    '1 working day late',
    'no due date is known',
  ])
})
