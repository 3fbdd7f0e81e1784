import { expect, test } from 'vitest'
import type { StatusCode } from '#kernel/status.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { countsOf, exceptionsOf, givenBy, headlineOf, newestReports, ownParts } from './rules.ts'

const standing = (name: string, status: StatusCode) => ({ name, status })
const mixed = [
  standing('Recycling', 'on-target'),
  standing('Voids', 'off-target'),
  standing('Calls', 'near-target'),
  standing('Jobs', 'no-target'),
  standing('Arrears', 'off-target'),
]

const measures = { one: 'measure', many: 'measures' }

test('The headline counts what is off target among what can be judged', () => {
  expect(headlineOf(mixed, measures)).toBe('2 of 4 measures with a target are off target.')
  expect(headlineOf([standing('Recycling', 'on-target')], measures)).toBe(
    'The one measure with a target is not off target.',
  )
  expect(headlineOf([standing('Voids', 'off-target')], measures)).toBe('The one measure with a target is off target.')
  expect(headlineOf([standing('Jobs', 'no-target')], measures)).toBe('No measure has a status yet.')
  expect(headlineOf(mixed, { one: 'indicator', many: 'indicators' })).toBe(
    '2 of 4 indicators with a target are off target.',
  )
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

test('The newest reports are those released for the last period, each in its newest issue', () => {
  const release = (period_key: string, body_code: string, issue: number) => ({
    ...{
      release_id: '',
      product_code: 'quarterly',
      released_on: '2026-11-20',
      released_by: '',
      signed_as: '',
      reason: '',
      confidential: false,
    },
    ...{ period_key, body_code, issue },
  })
  const releases = [
    release('2026-27-Q1', 'council', 3),
    release('2026-27-Q2', 'strategy-and-resources', 1),
    release('2026-27-Q2', 'strategy-and-resources', 2),
  ]
  const newest = newestReports(releases, shipped('stroud'))
  expect(newest.map(({ title, issue }) => [title, issue])).toEqual([
    ['Quarterly performance report, Q2 2026/27, for Strategy and Resources Committee', 2],
  ])
  expect(newestReports([], shipped('stroud'))).toEqual([])
})

const reach = (scope_code: string, may: string, units: string[], scope_kind = 'unit') => ({
  ...{ role_code: 'x', scope_kind, scope_code, scope_name: `The ${scope_code}` },
  capabilities: new Set([may]),
  reaches: { unit: new Set(units), measure: new Set<string>(), body: new Set<string>(), register: new Set<string>() },
})

test('A head of service is shown the measures of the service and of the units below it, of every level', () => {
  const measures = [{ unit_code: 'homes' }, { unit_code: 'lettings' }, { unit_code: 'waste' }, { unit_code: null }]
  const head = reach('homes', 'values.sign-off', ['homes', 'lettings'])
  expect(ownParts({ reach: [head, head] }, measures)).toEqual([
    { name: 'The homes', measures: [{ unit_code: 'homes' }, { unit_code: 'lettings' }] },
  ])
  expect(ownParts({ reach: [reach('waste', 'values.enter', ['waste'])] }, measures)).toEqual([])
  expect(ownParts({}, measures)).toEqual([])
})

test('A partner gives the figures of the measures their role is held for, and of no service', () => {
  const roles = [
    reach('ENV11', 'values.enter', [], 'measure'),
    reach('ENV12', 'values.sign-off', [], 'measure'),
    reach('waste', 'values.enter', ['waste']),
  ]
  expect([...givenBy({ reach: roles })]).toEqual(['ENV11'])
  expect(givenBy({}).size).toBe(0)
})
