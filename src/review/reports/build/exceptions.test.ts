import { expect, test } from 'vitest'
import { shipped } from '../../../../tests/support/frameworks.ts'
import { factsOf, measureOf, pointOf, tableOf, wordsOf } from './fixtures.ts'
import { buildReport } from './report.ts'

const stroud = shipped('stroud')

test('SD6 Every amber and red measure is an exception with its reason, its remedy and by when, reds first', () => {
  const commentary = {
    what_happened: 'Two posts were vacant',
    why: 'Recruitment took longer than planned',
    remedy: 'Both posts start in December',
    remedy_by: '2027-01-31',
    remedy_owner: 'Head of Housing',
    of_earlier_figure: false,
  }
  const measures = [
    measureOf('A', 'near-target', ['EC1']),
    measureOf('B', 'off-target', ['EC1'], { commentary }),
    measureOf('C', 'on-target', ['EC1']),
  ]
  const rows = tableOf(buildReport(factsOf(stroud, 'stroud', { measures })), 'exceptions')?.rows ?? []
  expect(rows.map((row) => row.cells[0]?.text)).toEqual(['Measure B', 'Measure A'])
  expect(rows[0]?.cells[3]?.text).toBe('Two posts were vacant. Recruitment took longer than planned.')
  expect(rows[0]?.cells[4]?.text).toBe('Both posts start in December. Head of Housing, by 31 January 2027.')
  expect(rows[1]?.cells[3]?.text).toBe('No commentary has been given.')
})

test('A commentary that was written before the figure was revised says so in the report', () => {
  const words = { what_happened: 'Two posts were vacant', why: '', remedy: '', remedy_by: null, remedy_owner: '' }
  const commentary = { ...words, of_earlier_figure: true }
  const measures = [measureOf('A', 'off-target', ['EC1'], { commentary })]
  const rows = tableOf(buildReport(factsOf(stroud, 'stroud', { measures })), 'exceptions')?.rows ?? []
  expect(rows[0]?.cells[3]?.text).toBe('Written for an earlier figure, before it was revised. Two posts were vacant.')
})

test('Who set the tolerance of the whole council is said once above the exceptions, and not where none of them uses it', () => {
  const near = (tolerance_set_by: string) => {
    const latest = pointOf('2026-27-Q2', { status: 'near-target', tolerance_set_by })
    return buildReport(factsOf(stroud, 'stroud', { measures: [measureOf('M1', 'near-target', [], { latest })] }))
  }
  const told = 'What counts as near target was set by the demonstration, not the council.'
  expect(wordsOf(near('the demonstration, not the council'), 'exceptions')).toContain(told)
  expect(wordsOf(near('Cabinet'), 'exceptions')).not.toContain('What counts as')
})

test('A measure on target that is forecast to miss is told beside the exceptions', () => {
  const latest = pointOf('2026-27-Q2', { status: 'on-target', year_end_status: 'off-target' })
  const measures = [measureOf('A', 'on-target', ['EC1'], { latest, points: [latest] })]
  expect(wordsOf(buildReport(factsOf(stroud, 'stroud', { measures })), 'exceptions')).toContain(
    'Measure A: On target now, off target at year end',
  )
})
