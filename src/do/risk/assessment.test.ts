import { expect, test } from 'vitest'
import { shipped } from '../../../tests/support/frameworks.ts'
import { periodsToAssess, readAssessment, readPeriod, type Said } from './assessment.ts'

const matrix = shipped('stroud').risk
const colours = shipped('east-sussex').risk
const q2 = {
  inherent_likelihood: 4,
  inherent_impact: 4,
  current_likelihood: 3,
  current_impact: 3,
  target_likelihood: 2,
  target_impact: 2,
  rag: null,
  controls: 'Tested back-ups',
}
const kept = { version: 3, file_name: 'risks.csv' }
const said = (given: Partial<Said>): Said => ({
  changed: 'yes',
  likelihood: '4',
  impact: '3',
  rating: '',
  controls: 'Tested back-ups',
  comment: 'A supplier failed.',
  ...given,
})
const errorOf = (given: Partial<Said>, before: typeof q2 | null = q2, terms = matrix) => {
  const read = readAssessment(terms, said(given), before, before)
  return read.ok ? null : read.error
}

test('a change is scored on the council’s own matrix, and inherent and target scores are carried on', () => {
  expect(readAssessment(matrix, said({}), q2, q2)).toEqual({
    ok: true,
    value: { ...q2, current_likelihood: 4, comment: 'A supplier failed.', unchanged: false },
  })
  expect(errorOf({ likelihood: '5', impact: '' })).toEqual({
    likelihood: ['Choose the likelihood, from 1 to 4'],
    impact: ['Choose the impact, from 1 to 4'],
  })
})

test('a change says what changed; a first assessment need not', () => {
  expect(errorOf({ comment: '' })).toEqual({ comment: ['Say what changed and why'] })
  expect(errorOf({ comment: '' }, null)).toBeNull()
})

test('no change is a statement that carries what was assessed before', () => {
  for (const typed of [
    { likelihood: '', impact: '', controls: '' },
    { likelihood: '3', impact: '3' },
  ])
    expect(readAssessment(matrix, said({ changed: 'no', comment: '', ...typed }), { ...q2, ...kept }, q2)).toEqual({
      ok: true,
      value: { ...q2, comment: 'No change.', unchanged: true },
    })
  expect(errorOf({ changed: 'no' }, null)).toHaveProperty('changed')
})

test('scores or controls typed beside "no change" are not lost without a word', () => {
  expect(errorOf({ changed: 'no' })).toHaveProperty('changed')
  expect(errorOf({ changed: 'no', likelihood: '3', controls: 'Others' })).toHaveProperty('changed')
  const q3 = { ...q2, current_likelihood: 4 }
  expect(readAssessment(matrix, said({ changed: 'no' }), q2, q3)).toMatchObject({ value: { current_likelihood: 3 } })
})

test('a council that publishes a colour is asked for a colour', () => {
  const before = { ...q2, current_likelihood: null, current_impact: null, rag: 'amber' as const }
  expect(readAssessment(colours, said({ rating: 'red' }), before, before)).toMatchObject({
    value: { rag: 'red', current_likelihood: null, current_impact: null },
  })
  expect(readAssessment(colours, said({ rating: 'blue' }), before, before)).toMatchObject({
    error: { rating: ['Choose the rating'] },
  })
})

test('a return is for a period of its kind that has begun; the one that ended is offered beside the one that runs', () => {
  const keys = periodsToAssess('quarter', 'financial', '2026-11-20').map(({ key }) => key)
  expect(keys).toEqual(['2026-27-Q3', '2026-27-Q2'])
  const read = (key: string) => readPeriod(key, 'quarter', '2026-11-20')?.key
  expect(['2026-27-Q3', '2025-26-Q1', '2026-27-Q4', '2026-09', 'soon'].map(read)).toEqual([
    '2026-27-Q3',
    '2025-26-Q1',
    undefined,
    undefined,
    undefined,
  ])
})
