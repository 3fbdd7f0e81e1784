import { describe, expect, test } from 'vitest'
import { capabilities } from '#framework/door.ts'
import { type Actor, systemActor } from './actor.ts'
import {
  mayCorrectAppraisal,
  mayReadAppraisal,
  mayRecordAppraisal,
  mayRecordAppraisals,
  maySeeCompletion,
} from './appraisals.ts'

const robyn: Actor = {
  council_id: 'north',
  person_id: 'robyn',
  name: 'Robyn',
  kind: 'person',
  roles: [],
  capabilities: new Set(),
}
const max: Actor = { ...robyn, person_id: 'max', name: 'Max' }
const olga: Actor = { ...robyn, person_id: 'olga', name: 'Olga' }
const everyRole: Actor = { ...robyn, person_id: 'ada', name: 'Ada', capabilities: new Set(capabilities) }
const appraisal = { person_id: 'robyn', written_by: ['olga'], managers: ['max'] }

describe('what was agreed in an appraisal', () => {
  test('is read by the person, by their manager then and by their manager now', () => {
    for (const reader of [robyn, olga, max]) expect(mayReadAppraisal(reader, appraisal), reader.name).toBe(true)
  })

  test('is read by nobody for any role, nor by the product itself', () => {
    for (const reader of [everyRole, systemActor('north', 'A job')])
      expect(mayReadAppraisal(reader, appraisal)).toBe('Only the person and their line manager read what was agreed.')
  })

  test('is read by no stand-in, of the person or of the manager, and by a stand-in of others as their own', () => {
    const lent = [{ role_code: 'manager', scope_kind: 'council', scope_code: '', for_name: 'Max' }]
    const standIn: Actor = { ...everyRole, roles: lent, alone: { capabilities: new Set() } }
    expect(mayReadAppraisal(standIn, appraisal)).not.toBe(true)
    expect(mayReadAppraisal({ ...standIn, person_id: 'robyn' }, appraisal)).toBe(true)
  })

  test('is read by no token, whoever holds it', () => {
    for (const reader of [robyn, max, everyRole])
      expect(mayReadAppraisal({ ...reader, token: 'Power BI' }, appraisal)).not.toBe(true)
  })

  test('is written by the manager of today, and corrected by whoever wrote it too', () => {
    const asked = [robyn, olga, max, everyRole, { ...max, token: 'A program' }]
    expect(asked.map((one) => mayRecordAppraisal(one, appraisal) === true)).toEqual([false, false, true, false, false])
    expect(asked.map((one) => mayCorrectAppraisal(one, appraisal) === true)).toEqual([false, true, true, false, false])
    expect(asked.map((one) => mayRecordAppraisals(one) === true)).toEqual([true, true, true, true, false])
  })

  test('is never written by the person it is about, though they hold the post above their own', () => {
    expect(mayRecordAppraisal(robyn, { person_id: 'robyn', managers: ['robyn'] })).not.toBe(true)
  })
})

test('how many were held is for those who keep people, draft reports or audit, of the whole council', () => {
  const seen = capabilities.filter(
    (capability) => maySeeCompletion({ ...robyn, capabilities: new Set([capability]) }) === true,
  )
  expect(seen).toEqual(['reports.draft', 'audit.read', 'people.edit'])
  expect(maySeeCompletion(robyn)).toBe('Your role does not see how many appraisals have been held.')
})
