import { expect, test } from 'vitest'
import { shipped } from '../../tests/support/frameworks.ts'
import { castGroups } from './cast.ts'

const people = ['Cllr Ann Amber', 'Bo Blue', 'Cy Coral', 'Di Dun', 'Ed Ecru'].map((name) => ({
  person_id: name,
  name,
  post: '',
  email: null,
}))
const held = [
  { person_id: 'Cllr Ann Amber', role_code: 'committee-chair' },
  { person_id: 'Bo Blue', role_code: 'manager' },
  { person_id: 'Cy Coral', role_code: 'head-of-service' },
  { person_id: 'Cy Coral', role_code: 'manager' },
  { person_id: 'Di Dun', role_code: 'policy-and-governance' },
]

test('The cast stands by what its people are there to do, councillors last', () => {
  const groups = castGroups(people, held, shipped('stroud'))
  expect(groups.map(({ heading, people }) => [heading, ...people.map(({ name }) => name)])).toEqual([
    ['Performance team', 'Di Dun'],
    ['Directors and heads of service', 'Cy Coral'],
    ['People who give figures', 'Bo Blue'],
    ['Finance, risk, audit and other staff', 'Ed Ecru'],
    ['Councillors', 'Cllr Ann Amber'],
  ])
})
