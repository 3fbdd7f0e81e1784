import { type Actor, may, mayEverywhere, type Reach, reachWith } from './actor.ts'

/** true, or the sentence that tells the person why not. */
export type Leave = true | string

/** Where in the council the thing is that somebody wants to see or change. */
export type Place = {
  /** What the sentence calls the thing: 'measure', 'action'. */
  thing: string
  code: string
  unit_code: string | null
  unit_name: string | null
  owner_id: string | null
}

/** Enters figures: the updater of the measure or of its service. */
export const mayEnterValue = (actor: Actor, place: Place): Leave => inScope(actor, ['values.enter'], place, entering)

/** Explains a figure: whoever enters, checks or signs off there; the owner of a measure wherever it lies. */
export const mayExplain = (actor: Actor, place: Place): Leave =>
  (owns(actor, place) && mayExplainValues(actor) === true) || inScope(actor, explainers, place, explaining)

/** Signs a figure off. That somebody else entered it is a rule of the figure, not of the role. */
export const maySignOff = (actor: Actor, place: Place): Leave => inScope(actor, ['values.sign-off'], place, signing)

export const maySetTarget = (actor: Actor, place: Place): Leave => inScope(actor, ['targets.set'], place, setting)

/** A figure not released yet is seen by those who work on it, and by those whose role sees the unreleased. */
export const maySeeUnreleased = (actor: Actor, place: Place): Leave =>
  owns(actor, place) || inScope(actor, seers, place, seeing)

/** The same questions where no thing is named yet: whether there is anything the person may do it to. */
export const mayEnterValues = (actor: Actor): Leave => somewhere(actor, ['values.enter'], entering)
export const mayExplainValues = (actor: Actor): Leave => somewhere(actor, explainers, explaining)
export const maySignOffValues = (actor: Actor): Leave => somewhere(actor, ['values.sign-off'], signing)
export const maySetTargets = (actor: Actor): Leave => somewhere(actor, ['targets.set'], setting)

/** What touches the whole council needs a role held for the whole of it. */
export const mayImport = (actor: Actor): Leave => everywhere(actor, 'import', 'import files')
export const mayDraftReport = (actor: Actor): Leave => everywhere(actor, 'reports.draft', 'draft reports')
export const mayRelease = (actor: Actor): Leave => everywhere(actor, 'reports.release', 'release reports')
/** What is not released is for those to say who release. */
export const mayWithhold = (actor: Actor): Leave =>
  everywhere(actor, 'reports.release', 'withhold anything from release')
export const mayEditFramework = (actor: Actor): Leave => everywhere(actor, 'framework.edit', 'change the framework')
export const mayReadAudit = (actor: Actor): Leave => everywhere(actor, 'audit.read', 'read the audit log')
export const mayEditPeople = (actor: Actor): Leave => everywhere(actor, 'people.edit', 'change people, roles and units')

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

/** A draft report shows every service's figures, so it is for those who see the unreleased of the whole council. */
export const maySeeDrafts = (actor: Actor): Leave => {
  if (mayEverywhere(actor, 'see.unreleased') || mayEverywhere(actor, 'reports.draft')) return true
  const parts = reachWith(actor, 'see.unreleased')
  if (parts.length === 0) return 'You see a report once it is released.'
  return `You see unreleased figures of ${namesOf(parts)} only; a draft report shows every service's.`
}

/** Capabilities that show figures before their release, where they are held. */
export const seers = ['see.unreleased', 'values.enter', 'values.check', 'values.sign-off', 'reports.draft'] as const

const explainers = ['values.enter', 'values.check', 'values.sign-off'] as const
const entering = { never: 'Your role does not enter figures.', verb: 'enter figures for' }
const explaining = { never: 'Your role does not explain figures.', verb: 'explain figures of' }
const signing = { never: 'Your role does not sign figures off.', verb: 'sign off for' }
const setting = { never: 'Your role does not set targets.', verb: 'set targets for' }
const seeing = { never: 'You see figures once they are released.', verb: 'see unreleased figures of' }

type Words = { never: string; verb: string }

/** A token allows what it names, which owning a measure is not. */
const owns = (actor: Actor, place: Place): boolean =>
  actor.token === undefined && place.owner_id !== null && place.owner_id === actor.person_id

const inPerson = (actor: Actor): boolean => actor.kind === 'person' && actor.token === undefined

const somewhere = (actor: Actor, capabilities: readonly string[], { never }: Words): Leave =>
  capabilities.some((capability) => may(actor, capability)) || never

const inScope = (actor: Actor, capabilities: readonly string[], place: Place, words: Words): Leave => {
  if (capabilities.some((capability) => mayEverywhere(actor, capability))) return true
  const parts = capabilities.flatMap((capability) => reachWith(actor, capability))
  if (parts.length === 0) return words.never
  if (parts.some((part) => covers(part, place))) return true
  return `You ${words.verb} ${namesOf(parts)} only; this ${place.thing} is in ${place.unit_name ?? 'no service'}.`
}

const covers = ({ units, measures }: Reach, { unit_code, code }: Place): boolean =>
  (unit_code !== null && units.has(unit_code)) || measures.has(code)

const everywhere = (actor: Actor, capability: string, verb: string): Leave => {
  if (mayEverywhere(actor, capability)) return true
  const parts = reachWith(actor, capability)
  if (parts.length === 0) return `Your role does not ${verb}.`
  return `You may ${verb} for ${namesOf(parts)} only; this concerns the whole council.`
}

/** 'Housing', 'Housing and Planning', 'Housing, Planning and Waste'. */
const namesOf = (parts: readonly Reach[]): string => {
  const names = [...new Set(parts.map(({ scope_name }) => scope_name))]
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
