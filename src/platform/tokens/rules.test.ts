import { expect, test } from 'vitest'
import { bearerOf, narrow, standingOf } from './rules.ts'

test('A token is good up to and on its last day, and not once it was ended', () => {
  const token = { expires_on: '2026-11-20', revoked_at: null }
  expect(standingOf(token, '2026-11-20')).toBe('good')
  expect(standingOf(token, '2026-11-21')).toBe('expired')
  expect(standingOf({ ...token, revoked_at: new Date() }, '2026-11-20')).toBe('revoked')
})

test('Only what follows Bearer is a token', () => {
  expect(bearerOf('Bearer gt_abc')).toBe('gt_abc')
  expect(bearerOf('bearer  gt_abc ')).toBe('gt_abc')
  for (const header of [undefined, '', 'Bearer', 'Bearer ', 'Basic gt_abc', 'Bearer a b']) {
    expect(bearerOf(header)).toBeNull()
  }
})

test('A token allows what both it and its holder may, also where a role is held for a part of the council', () => {
  const housing = {
    role_code: 'manager',
    scope_kind: 'unit',
    scope_code: 'housing',
    scope_name: 'Housing',
    reaches: {
      unit: new Set(['housing']),
      measure: new Set<string>(),
      body: new Set<string>(),
      register: new Set<string>(),
    },
  }
  const holder = {
    council_id: 'north',
    person_id: 'amina',
    name: 'Amina',
    kind: 'person' as const,
    roles: [],
    capabilities: new Set(['targets.set', 'import']),
    reach: [{ ...housing, capabilities: new Set(['values.enter', 'risks.enter']) }],
  }
  const narrowed = narrow(holder, { name: 'Power BI', capabilities: ['import', 'values.enter', 'reports.release'] })
  expect(narrowed).toMatchObject({ name: 'Amina', token: 'Power BI', capabilities: new Set(['import']) })
  expect(narrowed).toHaveProperty('reach', [{ ...housing, capabilities: new Set(['values.enter']) }])
})
