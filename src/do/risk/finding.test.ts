import { expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { type RiskStanding, riskFinding } from './finding.ts'

const stroud = shipped('stroud').risk
const ended = periodOf('2026-27-Q2')
const risk = (likelihood: number, impact: number, more: Partial<RiskStanding> = {}): RiskStanding => ({
  is_opportunity: false,
  movement: 'same',
  period_key: '2026-27-Q2',
  appetite_max: null,
  current_likelihood: likelihood,
  current_impact: impact,
  rag: null,
  ...more,
})

test('the finding says how many are in the gravest band, by the council’s word, and how they moved', () => {
  const risks = [risk(4, 3, { movement: 'up' }), risk(3, 3, { movement: 'up' }), risk(2, 3, { movement: 'down' })]
  expect(riskFinding({ ...stroud, appetite_max: undefined }, risks, ended)).toEqual({
    title: 'Risks: 2 of 3 are rated High',
    sentences: ['2 went up and 1 went down since the assessment before.'],
  })
})

test('what is above appetite, and what nobody has assessed since the period ended, is told', () => {
  const risks = [risk(3, 3, { appetite_max: 6 }), risk(1, 1, { appetite_max: 6, period_key: '2026-27-Q1' })]
  expect(riskFinding(stroud, risks, ended).sentences).toEqual([
    'None moved since the assessment before.',
    '1 is above appetite.',
    '1 is not assessed for Q2 2026/27 yet.',
  ])
})

test('a high opportunity is no high risk, and what was closed is not counted', () => {
  const risks = [risk(1, 1), risk(2, 2), risk(4, 4, { is_opportunity: true }), risk(4, 4, { movement: 'closed' })]
  const { title, sentences } = riskFinding(stroud, risks, ended)
  expect(title).toBe('Risks: none of 2 is rated High')
  expect(sentences.at(-1)).toBe('1 opportunity is listed too.')
})

test('one risk, none at all, and colours without scores are told as well', () => {
  expect(riskFinding(stroud, [risk(4, 4)], ended).title).toBe('Risks: the one risk is rated High')
  expect(riskFinding(stroud, [], ended)).toEqual({ title: 'Risks', sentences: [] })
  const east = shipped('east-sussex').risk
  const red = { current_likelihood: null, current_impact: null, rag: 'red' } as const
  expect(riskFinding(east, [risk(1, 1, red), risk(1, 1, red)], ended).title).toBe('Risks: 2 of 2 are rated Red')
})
