import { expect, test } from 'vitest'
import { may, mayEverywhere } from './actor.ts'
import { actor, place, reach, reaching, riskOn } from './fixtures.ts'
import {
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
  placeOfReport,
} from './policy.ts'

const housing = placeOfReport({ code: 'housing', name: 'Housing Committee' })
const cabinet = placeOfReport({ code: 'cabinet', name: 'Cabinet' })
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
