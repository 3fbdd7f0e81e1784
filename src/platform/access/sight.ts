import { type Actor, mayEverywhere, reachWith, type Way } from './actor.ts'
import { drafters, riskSeers, seers } from './policy.ts'

/**
 * Whose unreleased figures a person sees on a day: everybody's, or those of some units, of some measures, and of measures
 * they own. The day is also that on which something is withheld or no longer.
 */
export type Sight = { on: string; of: 'all' | Part }

type Part = { units: string[]; measures: string[]; owner_id: string | null }

/** The units and measures in which somebody has a capability; 'all' for the whole council, null for nowhere. */
export const partsWith = (actor: Actor, capability: string): 'all' | Pick<Part, 'units' | 'measures'> | null => {
  if (mayEverywhere(actor, capability)) return 'all'
  if (reachWith(actor, capability).length === 0) return null
  return { units: codesOf(actor, [capability], 'unit'), measures: codesOf(actor, [capability], 'measure') }
}

/** For queries, so that what may not be seen is never read: the same answer as `maySeeUnreleased`, for all at once. */
export const sightOf = (actor: Actor, today: string): Sight => {
  if (seers.some((capability) => mayEverywhere(actor, capability))) return { on: today, of: 'all' }
  const of = {
    units: codesOf(actor, seers, 'unit'),
    measures: codesOf(actor, seers, 'measure'),
    owner_id: ownerOf(actor),
  }
  return { on: today, of }
}

/** The bodies whose drafts and confidential reports somebody reads: the same answer as `maySeeDraft`, for all at once. */
export const bodiesSeen = (actor: Actor): 'all' | string[] =>
  drafters.some((capability) => mayEverywhere(actor, capability)) ? 'all' : codesOf(actor, drafters, 'body')

export type RiskSight = 'all' | { registers: string[]; units: string[]; owner_id: string | null }

/** The same answer as `maySeeRisk`, for all at once. */
export const risksSeen = (actor: Actor): RiskSight => {
  if (riskSeers.some((capability) => mayEverywhere(actor, capability))) return 'all'
  return {
    registers: codesOf(actor, riskSeers, 'register'),
    units: codesOf(actor, riskSeers, 'unit'),
    owner_id: ownerOf(actor),
  }
}

const codesOf = (actor: Actor, capabilities: readonly string[], way: Way): string[] => {
  const parts = capabilities.flatMap((capability) => reachWith(actor, capability))
  return [...new Set(parts.flatMap(({ reaches }) => [...reaches[way]]))]
}

/** A token allows what it names, which owning something is not. */
const ownerOf = ({ token, person_id }: Actor): string | null => (token === undefined ? person_id : null)
