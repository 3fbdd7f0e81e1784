import { expect, test } from 'vitest'
import { shipped } from '../../tests/support/frameworks.ts'
import { rolesShown } from './roles-shown.ts'

const stroud = shipped('stroud')
const held = (...roles: [role_code: string, scope_kind: string][]) =>
  rolesShown(
    roles.map(([role_code, scope_kind]) => ({ role_code, scope_kind, scope_code: '' })),
    stroud,
  )

test('A role for the whole council stands before one for a service', () => {
  expect(held(['head-of-service', 'unit'], ['policy-and-governance', 'council'])).toEqual([
    'Policy and Governance',
    'Head of Service',
  ])
})

test('Of roles for the same part, the one that may do most stands first, then the office', () => {
  expect(held(['member-of-staff', 'unit'], ['manager', 'unit'])[0]).toBe('Manager or team leader')
  expect(held(['elected-member', 'body'], ['performance-monitor', 'body'])[0]).toBe('Committee Performance Monitor')
})

test('A role held twice is named once, and one the framework does not know not at all', () => {
  expect(held(['manager', 'unit'], ['manager', 'unit'], ['jester', 'council'])).toEqual(['Manager or team leader'])
  expect(held()).toEqual([])
})
