import { type Actor, inPerson, mayEverywhere } from './actor.ts'
import type { Leave } from './policy.ts'

/** Whose appraisal it is, who wrote its versions, and who manages the person today. */
export type AppraisalOf = { person_id: string; written_by: readonly string[]; managers: readonly string[] }

/**
 * What an appraisal says is for two: the person, and whoever managed them when it was written or manages them now. No role
 * opens it, so neither standing in for somebody nor a token does.
 */
export const mayReadAppraisal = (actor: Actor, { person_id, written_by, managers }: AppraisalOf): Leave =>
  (inPerson(actor) && [person_id, ...written_by, ...managers].includes(actor.person_id)) ||
  'Only the person and their line manager read what was agreed.'

/** Writes that it took place, and what was agreed: the line manager of today. */
export const mayRecordAppraisal = (actor: Actor, { person_id, managers }: Omit<AppraisalOf, 'written_by'>): Leave =>
  (inPerson(actor) && actor.person_id !== person_id && managers.includes(actor.person_id)) ||
  'Only the line manager of the person does this.'

/** Writes a further version: whoever wrote one, and the line manager of today. */
export const mayCorrectAppraisal = (actor: Actor, { person_id, written_by, managers }: AppraisalOf): Leave =>
  mayRecordAppraisal(actor, { person_id, managers: [...written_by, ...managers] })

/** The same question where nobody is named yet: whether they are somebody who might manage others. */
export const mayRecordAppraisals = (actor: Actor): Leave =>
  inPerson(actor) || 'Only people record appraisals, and a program does not do it for them.'

/** How many have had an appraisal, by service: counts, and nothing of what was said. */
export const maySeeCompletion = (actor: Actor): Leave =>
  ['people.edit', 'reports.draft', 'audit.read'].some((capability) => mayEverywhere(actor, capability)) ||
  'Your role does not see how many appraisals have been held.'
