import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor, Reach } from './actor.ts'
import { may, mayEverywhere } from './actor.ts'
import {
  mayEnterValue,
  mayExplain,
  mayRelease,
  maySeeDrafts,
  maySeeUnreleased,
  maySetTarget,
  maySignOff,
  type Place,
  seers,
} from './policy.ts'
import { sightOf } from './sight.ts'

const reach = (scope_name: string, capabilities: string[], units: string[], measures: string[] = []): Reach => ({
  role_code: 'head-of-service',
  scope_kind: 'unit',
  scope_code: units[0] ?? '',
  scope_name,
  capabilities: new Set(capabilities),
  units: new Set(units),
  measures: new Set(measures),
})
const actor = (...parts: Reach[]): Actor => ({
  council_id: 'north',
  person_id: 'amina',
  name: 'Amina',
  kind: 'person',
  roles: [],
  capabilities: new Set(),
  reach: parts,
})
const place = (unit_code: string | null, unit_name: string | null, more: Partial<Place> = {}): Place => ({
  thing: 'measure',
  code: 'M1',
  unit_code,
  unit_name,
  owner_id: null,
  ...more,
})
const head = actor(reach('Housing', ['values.sign-off', 'see.unreleased'], ['housing', 'repairs']))

test('a head of service signs off for the service and what is below it, and is told where the rest lies', () => {
  expect(maySignOff(head, place('repairs', 'Repairs'))).toBe(true)
  expect(maySignOff(head, place('environment', 'Environment'))).toBe(
    'You sign off for Housing only; this measure is in Environment.',
  )
  expect(maySignOff(head, place(null, null))).toBe('You sign off for Housing only; this measure is in no service.')
  expect(mayEnterValue(head, place('repairs', 'Repairs'))).toBe('Your role does not enter figures.')
})

test('a role held for the whole council reaches every measure, also one of no service', () => {
  const team = { ...actor(), capabilities: new Set(['targets.set']) }
  expect(maySetTarget(team, place(null, null))).toBe(true)
  expect(maySetTarget(team, place('housing', 'Housing'))).toBe(true)
})

test('a partner enters the measures it supplies and no other', () => {
  const partner = actor(reach('HOU03', ['values.enter'], [], ['HOU03']))
  expect(mayEnterValue(partner, place('housing', 'Housing', { code: 'HOU03' }))).toBe(true)
  expect(mayEnterValue(partner, place('housing', 'Housing', { code: 'HOU04' }))).toBe(
    'You enter figures for HOU03 only; this measure is in Housing.',
  )
})

test('the owner of a measure sees its figures, and explains them with a role that explains', () => {
  const owned = place('environment', 'Environment', { owner_id: 'amina' })
  expect(maySeeUnreleased(actor(), owned)).toBe(true)
  expect(mayExplain(actor(), owned)).toBe('Your role does not explain figures.')
  expect(mayExplain(head, owned)).toBe(true)
})

test('what concerns the whole council needs a role held for the whole of it', () => {
  expect(mayRelease(actor(reach('Housing', ['reports.release'], ['housing'])))).toBe(
    'You may release reports for Housing only; this concerns the whole council.',
  )
  expect(mayRelease(head)).toBe('Your role does not release reports.')
  expect(maySeeDrafts(head)).toBe("You see unreleased figures of Housing only; a draft report shows every service's.")
  expect(maySeeDrafts(actor())).toBe('You see a report once it is released.')
})

test('several scopes are named in one sentence', () => {
  const two = actor(reach('Housing', ['values.enter'], ['housing']), reach('Waste', ['values.enter'], ['waste']))
  expect(mayEnterValue(two, place('planning', 'Planning'))).toBe(
    'You enter figures for Housing and Waste only; this measure is in Planning.',
  )
})

test('the product itself may do everything, a person without a role nothing', () => {
  expect(may({ ...actor(), kind: 'system' }, 'import')).toBe(true)
  expect([may(actor(), 'import'), mayEverywhere(actor(), 'import')]).toEqual([false, false])
})

test('what a list shows in its query and what a rule says of one measure agree, for any roles', () => {
  const codes = fc.constantFrom('a', 'b', 'c')
  const anyReach = fc
    .tuple(fc.subarray([...seers, 'targets.set']), fc.uniqueArray(codes), fc.uniqueArray(codes))
    .map(([capabilities, units, measures]) => reach('X', capabilities, units, measures))
  const anyPlace = fc.record({
    unit_code: fc.option(codes),
    code: codes,
    owner_id: fc.constantFrom(null, 'amina', 'bob'),
  })
  fc.assert(
    fc.property(fc.array(anyReach, { maxLength: 3 }), anyPlace, (parts, { unit_code, ...more }) => {
      const sight = sightOf(actor(...parts), '2026-11-20').of
      const listed =
        sight === 'all' ||
        sight.units.includes(unit_code ?? '-') ||
        sight.measures.includes(more.code) ||
        sight.owner_id === more.owner_id
      expect(maySeeUnreleased(actor(...parts), place(unit_code, 'X', more)) === true).toBe(listed)
    }),
  )
})
