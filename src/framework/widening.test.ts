import { expect, test } from 'vitest'
import { shipped } from '../../tests/support/frameworks.ts'
import type { Framework } from './schema.ts'
import { wideningOf } from './widening.ts'

const stroud = shipped('stroud')
const withRole = (code: string, may: Framework['roles'][number]['may']): Framework => ({
  ...stroud,
  roles: stroud.roles.map((role) => (role.code === code ? { ...role, may } : role)),
})
const wider = withRole('member-of-staff', ['reports.release', 'audit.read'])

test('a role that is held and gains something is named with what it gains', () => {
  expect(wideningOf(['member-of-staff'], stroud, wider)).toBe(
    'This version gives a role of yours more than it has: Member of staff may release reports, read the audit log. Somebody else must adopt it.',
  )
})

test('what other roles gain, and what a held role loses or keeps, is nobody’s own power', () => {
  expect(wideningOf(['manager'], stroud, wider)).toBeNull()
  expect(wideningOf(['member-of-staff'], wider, stroud)).toBeNull()
  expect(wideningOf(['member-of-staff'], wider, wider)).toBeNull()
})

test('a held role of which no second factor is asked any more is named; of another’s role that is no matter', () => {
  const roles = stroud.roles.map(({ second_factor: _, ...role }) => role)
  expect(wideningOf(['policy-and-governance'], stroud, { ...stroud, roles })).toBe(
    'This version asks no second factor of a role of yours any more: Policy and Governance. Somebody else must adopt it.',
  )
  expect(wideningOf(['member-of-staff'], stroud, { ...stroud, roles })).toBeNull()
  expect(wideningOf(['policy-and-governance'], { ...stroud, roles }, stroud)).toBeNull()
})

test('a role that the version in force does not know had nothing', () => {
  const without = { ...stroud, roles: stroud.roles.filter(({ code }) => code !== 'manager') }
  expect(wideningOf(['manager'], without, stroud)).toMatch(/Manager or team leader may enter and explain figures/)
  expect(wideningOf(['manager'], null, stroud)).toMatch(/Manager or team leader may/)
})
