import { listed } from '#kernel/words.ts'
import { type Actor, may, mayEverywhere, type Reach, reachWith, type Way, ways } from './actor.ts'

/** true, or the sentence that tells the person why not. */
export type Leave = true | string

/** Where in the council the thing is that somebody wants to see or change. */
export type Place = {
  /** The kind of thing, as the sentence calls it. */
  thing: 'measure' | 'report' | 'risk'
  /** The rest of that sentence: 'is in Housing', 'goes to Cabinet'. */
  where: string
  /** Codes by which a role held for a part of the council reaches it. */
  lies: Readonly<Partial<Record<Way, string | null>>>
  owner_id: string | null
}

type InUnit = { unit_code: string | null; unit_name: string | null; owner_id: string | null }

/** A measure lies in its service, and is a scope itself. */
export const placeOfMeasure = (measure_code: string, { unit_code, unit_name, owner_id }: InUnit): Place => ({
  thing: 'measure',
  where: `is in ${unit_name ?? 'no service'}`,
  lies: { unit: unit_code, measure: measure_code },
  owner_id,
})

type Named = { code: string; name: string }

/** A report lies with the body it goes to, whichever services it tells of. */
export const placeOfReport = (body: Named): Place => ({
  thing: 'report',
  where: `goes to ${named(body.name)}`,
  lies: { body: body.code },
  owner_id: null,
})

/** A risk lies on its register, and with the service that it threatens where one is named. */
export const placeOfRisk = (register: Named, { unit_code, unit_name, owner_id }: InUnit): Place => ({
  thing: 'risk',
  where: `is on ${named(register.name)}${unit_name === null ? '' : `, in ${unit_name}`}`,
  lies: { register: register.code, unit: unit_code },
  owner_id,
})

/** 'the Housing Committee', 'Cabinet': a name that is a common noun with something before it takes the article. */
export const named = (name: string): string =>
  /^(?!the ).+ (committees?|boards?|groups?|teams?|registers?|public)$/i.test(name) ? `the ${name}` : name

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

/** Writes in the draft of a report: whoever drafts for the body it goes to. */
export const mayDraftReport = (actor: Actor, place: Place): Leave => inScope(actor, ['reports.draft'], place, drafting)

export const mayRelease = (actor: Actor, place: Place): Leave => inScope(actor, ['reports.release'], place, releasing)

/** A draft shows every service's figures, so a role held for a service does not open it; one held for its body does. */
export const maySeeDraft = (actor: Actor, place: Place): Leave => {
  const reach = (actor.reach ?? []).filter(({ reaches }) => reaches.body.size > 0)
  const leave = inScope({ ...actor, reach }, drafters, place, readingDrafts)
  const services = reachWith(actor, 'see.unreleased')
  if (leave !== readingDrafts.never || services.length === 0) return leave
  return `You see unreleased figures of ${namesOf(services)} only; a draft report shows every service's.`
}

/** Assesses a risk: whoever does so for its register or service; its owner, with a role that assesses, wherever it lies. */
export const mayAssessRisk = (actor: Actor, place: Place): Leave =>
  (owns(actor, place) && mayAssessRisks(actor) === true) || inScope(actor, ['risks.enter'], place, assessing)

/** A register shows what is not released yet: to those who keep it, and to the owner of a risk on it. */
export const maySeeRisk = (actor: Actor, place: Place): Leave =>
  owns(actor, place) || inScope(actor, riskSeers, place, seeingRisks)

export const mayDraftReports = (actor: Actor): Leave => somewhere(actor, ['reports.draft'], drafting)
export const mayReleaseReports = (actor: Actor): Leave => somewhere(actor, ['reports.release'], releasing)
/** A role held for a body opens its reports, and with them no register. */
export const maySeeRisks = (actor: Actor): Leave => {
  const reach = (actor.reach ?? []).filter(({ reaches }) => reaches.register.size > 0 || reaches.unit.size > 0)
  return somewhere({ ...actor, reach }, riskSeers, seeingRisks)
}
export const mayAssessRisks = (actor: Actor): Leave => somewhere(actor, ['risks.enter'], assessing)

/** What touches the whole council needs a role held for the whole of it. */
export const mayImport = (actor: Actor): Leave => everywhere(actor, 'import', 'import files')
/** What is not released is for those to say who release all of it. */
export const mayWithhold = (actor: Actor): Leave =>
  everywhere(actor, 'reports.release', 'withhold anything from release')
export const mayEditFramework = (actor: Actor): Leave => everywhere(actor, 'framework.edit', 'change the framework')
export const mayReadAudit = (actor: Actor): Leave => everywhere(actor, 'audit.read', 'read the audit log')
export const mayEditPeople = (actor: Actor): Leave => everywhere(actor, 'people.edit', 'change people, roles and units')

/** Capabilities that show figures before their release, where they are held. */
export const seers = ['see.unreleased', 'values.enter', 'values.check', 'values.sign-off', 'reports.draft'] as const

/** Capabilities that open the drafts of a body's reports, and what is released to it in confidence. */
export const drafters = ['see.unreleased', 'reports.draft', 'reports.release'] as const

/** Capabilities that show the risks of a register or a service. */
export const riskSeers = ['see.unreleased', 'risks.enter', 'reports.draft'] as const

const explainers = ['values.enter', 'values.check', 'values.sign-off'] as const
const entering = { never: 'Your role does not enter figures.', verb: 'enter figures for' }
const explaining = { never: 'Your role does not explain figures.', verb: 'explain figures of' }
const signing = { never: 'Your role does not sign figures off.', verb: 'sign off for' }
const setting = { never: 'Your role does not set targets.', verb: 'set targets for' }
const seeing = { never: 'You see figures once they are released.', verb: 'see unreleased figures of' }
const drafting = { never: 'Your role does not draft reports.', verb: 'draft reports for' }
const releasing = { never: 'Your role does not release reports.', verb: 'release reports to' }
const readingDrafts = { never: 'You see a report once it is released.', verb: 'see drafts for' }
const assessing = { never: 'Your role does not assess risks.', verb: 'assess risks of' }
const seeingRisks = { never: 'You see risks in the reports that are released.', verb: 'see risks of' }

type Words = { never: string; verb: string }

/** A token allows what it names, which owning a measure is not. */
const owns = (actor: Actor, place: Place): boolean =>
  actor.token === undefined && place.owner_id !== null && place.owner_id === actor.person_id

const somewhere = (actor: Actor, capabilities: readonly string[], { never }: Words): Leave =>
  capabilities.some((capability) => may(actor, capability)) || never

const inScope = (actor: Actor, capabilities: readonly string[], place: Place, words: Words): Leave => {
  if (capabilities.some((capability) => mayEverywhere(actor, capability))) return true
  const parts = capabilities.flatMap((capability) => reachWith(actor, capability))
  if (parts.length === 0) return words.never
  if (parts.some((part) => covers(part, place))) return true
  return `You ${words.verb} ${namesOf(parts)} only; this ${place.thing} ${place.where}.`
}

/** By the one way alone in which both have a code: a risk of a measure's code is not that measure. */
const covers = ({ reaches }: Reach, { lies }: Place): boolean =>
  ways.some((way) => {
    const code = lies[way] ?? null
    return code !== null && reaches[way].has(code)
  })

const everywhere = (actor: Actor, capability: string, verb: string): Leave => {
  if (mayEverywhere(actor, capability)) return true
  const parts = reachWith(actor, capability)
  if (parts.length === 0) return `Your role does not ${verb}.`
  return `You may ${verb} for ${namesOf(parts)} only; this concerns the whole council.`
}

const namesOf = (parts: readonly Reach[]): string => listed([...new Set(parts.map(({ scope_name }) => scope_name))])
