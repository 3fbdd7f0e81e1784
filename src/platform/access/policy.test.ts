import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor, Reach, Way } from './actor.ts'
import { may, mayEverywhere, ways } from './actor.ts'
import {
  type Leave,
  mayAssessRisk,
  mayDraftReport,
  mayDraftReports,
  mayEnterValue,
  mayExplain,
  mayRelease,
  mayReleaseReports,
  maySeeDraft,
  maySeeRisk,
  maySeeUnreleased,
  maySetTarget,
  maySignOff,
  mayWithhold,
  named,
  type Place,
  placeOfMeasure,
  placeOfReport,
  placeOfRisk,
  seers,
} from './policy.ts'
import { bodiesSeen, risksSeen, sightOf } from './sight.ts'

type Codes = Partial<Record<Way, readonly string[]>>
const reaching = (scope_name: string, capabilities: readonly string[], codes: Codes): Reach => ({
  role_code: 'head-of-service',
  scope_kind: Object.keys(codes)[0] ?? 'unit',
  scope_code: '',
  scope_name,
  capabilities: new Set(capabilities),
  reaches: {
    unit: new Set(codes.unit),
    measure: new Set(codes.measure),
    body: new Set(codes.body),
    register: new Set(codes.register),
  },
})
const reach = (scope_name: string, capabilities: string[], unit: string[], measure: string[] = []): Reach =>
  reaching(scope_name, capabilities, { unit, measure })
const actor = (...parts: Reach[]): Actor => ({
  council_id: 'north',
  person_id: 'amina',
  name: 'Amina',
  kind: 'person',
  roles: [],
  capabilities: new Set(),
  reach: parts,
})
const place = (
  unit_code: string | null,
  unit_name: string | null,
  more: { code?: string; owner_id?: string | null } = {},
) => placeOfMeasure(more.code ?? 'M1', { unit_code, unit_name, owner_id: more.owner_id ?? null })
const housing = placeOfReport({ code: 'housing', name: 'Housing Committee' })
const cabinet = placeOfReport({ code: 'cabinet', name: 'Cabinet' })
const riskOn = (code: string, name: string, more: { unit?: string; owner_id?: string } = {}) =>
  placeOfRisk(
    { code, name },
    { unit_code: more.unit ?? null, unit_name: more.unit ?? null, owner_id: more.owner_id ?? null },
  )
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
  const clerk = actor(reaching('the Housing Committee', ['reports.release'], { body: ['housing'] }))
  expect(mayWithhold(clerk)).toBe(
    'You may withhold anything from release for the Housing Committee only; this concerns the whole council.',
  )
  expect(mayWithhold(head)).toBe('Your role does not withhold anything from release.')
})

test('who runs the papers of one body drafts and releases for it, and is told where another goes', () => {
  const clerk = actor(reaching('the Housing Committee', ['reports.draft', 'reports.release'], { body: ['housing'] }))
  expect([mayDraftReports(clerk), mayReleaseReports(clerk)]).toEqual([true, true])
  expect([maySeeDraft, mayDraftReport, mayRelease].map((question) => question(clerk, housing))).toEqual([
    true,
    true,
    true,
  ])
  expect(mayRelease(clerk, cabinet)).toBe(
    'You release reports to the Housing Committee only; this report goes to Cabinet.',
  )
  expect(mayDraftReport(clerk, cabinet)).toBe(
    'You draft reports for the Housing Committee only; this report goes to Cabinet.',
  )
  expect(maySeeDraft(clerk, cabinet)).toBe(
    'You see drafts for the Housing Committee only; this report goes to Cabinet.',
  )
})

test('a role held for a service opens no draft, as a draft shows every service', () => {
  expect(maySeeDraft(head, housing)).toBe(
    "You see unreleased figures of Housing only; a draft report shows every service's.",
  )
  expect(maySeeDraft(actor(), housing)).toBe('You see a report once it is released.')
  const both = actor(...(head.reach ?? []), reaching('Cabinet', ['see.unreleased'], { body: ['cabinet'] }))
  expect(maySeeDraft(both, housing)).toBe('You see drafts for Cabinet only; this report goes to the Housing Committee.')
})

test('a risk is assessed by who keeps its register, by its service, and by its owner with a role that assesses', () => {
  const keeper = actor(reaching('the Service register', ['risks.enter'], { register: ['service'] }))
  const corporate = riskOn('corporate', 'Corporate risk register')
  expect(mayAssessRisk(keeper, riskOn('service', 'Service register'))).toBe(true)
  expect(mayAssessRisk(keeper, corporate)).toBe(
    'You assess risks of the Service register only; this risk is on the Corporate risk register.',
  )
  expect(mayAssessRisk(keeper, riskOn('corporate', 'Corporate risk register', { owner_id: 'amina' }))).toBe(true)
  expect(mayAssessRisk(actor(), riskOn('corporate', 'Corporate', { owner_id: 'amina' }))).toBe(
    'Your role does not assess risks.',
  )
  const service = actor(reaching('Housing', ['risks.enter'], { unit: ['housing'] }))
  expect(mayAssessRisk(service, riskOn('corporate', 'Corporate risk register', { unit: 'housing' }))).toBe(true)
  expect(mayAssessRisk(service, riskOn('corporate', 'Corporate risk register', { unit: 'Waste' }))).toBe(
    'You assess risks of Housing only; this risk is on the Corporate risk register, in Waste.',
  )
  expect(maySeeRisk(actor(), riskOn('corporate', 'Corporate', { owner_id: 'amina' }))).toBe(true)
  expect(maySeeRisk(actor(), corporate)).toBe('You see risks in the reports that are released.')
})

test('a token does not assess what its holder owns, beyond what it names', () => {
  const holder = actor(reaching('the Service register', ['risks.enter'], { register: ['service'] }))
  const owned = riskOn('corporate', 'Corporate risk register', { owner_id: 'amina' })
  expect(mayAssessRisk({ ...holder, token: 'A program' }, owned)).not.toBe(true)
})

test('a body or a register takes an article where its name is a common noun', () => {
  expect(['Housing Committee', 'Cabinet', 'Senior Leadership Team', 'Audit', 'The public'].map(named)).toEqual([
    'the Housing Committee',
    'Cabinet',
    'the Senior Leadership Team',
    'Audit',
    'The public',
  ])
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

type Question = (actor: Actor, place: Place) => Leave
const questions: Record<Place['thing'], readonly Question[]> = {
  measure: [mayEnterValue, mayExplain, maySignOff, maySetTarget, maySeeUnreleased],
  report: [mayDraftReport, mayRelease, maySeeDraft],
  risk: [mayAssessRisk, maySeeRisk],
}
const places: Record<Place['thing'], (code: string) => Place> = {
  measure: (code) => place(code, code, { code }),
  report: (code) => placeOfReport({ code, name: code }),
  risk: (code) => riskOn(code, code, { unit: code }),
}
const powers = ['see.unreleased', 'values.enter', 'values.sign-off', 'targets.set', 'risks.enter']
const anyPowers = fc.subarray([...powers, 'reports.draft', 'reports.release'])

test('a role held for one part never reaches another part, nor by another way a thing of the same code', () => {
  const anyThing = fc.constantFrom('measure' as const, 'report' as const, 'risk' as const)
  fc.assert(
    fc.property(fc.constantFrom(...ways), anyPowers, anyThing, (way, capabilities, thing) => {
      const holder = actor(reaching('a', capabilities, { [way]: ['a'] }))
      for (const question of questions[thing]) {
        expect(question(holder, places[thing]('b'))).toMatch(/^[A-Z].+\.$/)
        if (!(way in places[thing]('a').lies)) expect(question(holder, places[thing]('a'))).not.toBe(true)
      }
    }),
  )
})

test('what is listed of reports and risks and what a rule says of one of them agree, for any roles', () => {
  const codes = fc.constantFrom('a', 'b', 'c')
  const anyReach = fc
    .tuple(anyPowers, fc.uniqueArray(codes), fc.uniqueArray(codes), fc.uniqueArray(codes))
    .map(([capabilities, unit, body, register]) => reaching('X', capabilities, { unit, body, register }))
  fc.assert(
    fc.property(fc.array(anyReach, { maxLength: 3 }), codes, codes, fc.boolean(), (parts, code, unit, owned) => {
      const holder = actor(...parts)
      const bodies = bodiesSeen(holder)
      expect(maySeeDraft(holder, placeOfReport({ code, name: code })) === true).toBe(
        bodies === 'all' || bodies.includes(code),
      )
      const seen = risksSeen(holder)
      const risk = riskOn(code, code, { unit, owner_id: owned ? 'amina' : 'bob' })
      expect(maySeeRisk(holder, risk) === true).toBe(
        seen === 'all' ||
          seen.registers.includes(code) ||
          seen.units.includes(unit) ||
          (owned && seen.owner_id !== null),
      )
    }),
  )
})
