import { expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { myWork, whenDue, workSentence } from './my-work.ts'

const framework = shipped('stroud')
const owned = (name: string, code: 'current' | 'late' | 'awaiting', due_on: string, owned = true) => ({
  owned,
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
  expect([work?.owned, work?.given]).toEqual([3, 0])
  expect(work?.owed.map(({ name, working_days }) => [name, whenDue(working_days)])).toEqual([
    ['Arrears', '5 working days late'],
    ['Calls', 'due in 3 working days'],
  ])
})

test('The next figures due are those of the period after, on their own day', () => {
  const work = myWork([owned('Bins', 'current', '2026-10-14')], '2026-11-20', framework)
  expect(work).toMatchObject({ owed: [], next: { due_on: '2027-01-15', figures: 1 } })
})

test('Whoever gives the figures of a measure finds them among their work, without owning it', () => {
  const words = { one: 'performance indicator', many: 'performance indicators' }
  const bins = owned('Bins', 'late', '2026-11-13', false)
  const told = (...mine: Parameters<typeof myWork>[0]) => {
    const work = myWork(mine, '2026-11-20', framework)
    return work && workSentence({ ...work, next: null }, words)
  }
  expect(told(bins)).toBe('You give the figures of 1 performance indicator. 1 figure is late.')
  expect(told(bins, owned('Calls', 'current', '2026-10-14'))).toBe(
    'You own 1 performance indicator and give the figures of 1 more. 1 figure is late.',
  )
})

test('What is owed is told with how much of it is late', () => {
  const said = (...codes: ('late' | 'awaiting')[]) => {
    const work = myWork(
      codes.map((code) => owned('Bins', code, '2026-11-13')),
      '2026-11-20',
      framework,
    )
    return work && workSentence({ ...work, next: null }, { one: 'measure', many: 'measures' })
  }
  expect(said('awaiting')).toBe('You own 1 measure. 1 figure is owed.')
  expect(said('late', 'awaiting', 'awaiting')).toBe('You own 3 measures. 3 figures are owed, 1 of them late.')
  expect(said('late', 'late')).toBe('You own 2 measures. 2 figures are owed, all of them late.')
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
