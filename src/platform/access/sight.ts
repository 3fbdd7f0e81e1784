import { type Actor, mayEverywhere, reachWith } from './actor.ts'
import { seers } from './policy.ts'

/**
 * Whose unreleased figures a person sees on a day: everybody's, or those of some units, of some measures, and of measures
 * they own. The day is also that on which something is withheld or no longer.
 */
export type Sight = { on: string; of: 'all' | Part }

type Part = { units: string[]; measures: string[]; owner_id: string | null }

/** The units and measures in which somebody has a capability; 'all' for the whole council, null for nowhere. */
export const partsWith = (actor: Actor, capability: string): 'all' | Pick<Part, 'units' | 'measures'> | null => {
  if (mayEverywhere(actor, capability)) return 'all'
  const parts = reachWith(actor, capability)
  if (parts.length === 0) return null
  return { units: parts.flatMap(({ units }) => [...units]), measures: parts.flatMap(({ measures }) => [...measures]) }
}

/** For queries, so that what may not be seen is never read: the same answer as `maySeeUnreleased`, for all at once. */
export const sightOf = (actor: Actor, today: string): Sight => {
  if (seers.some((capability) => mayEverywhere(actor, capability))) return { on: today, of: 'all' }
  const parts = seers.flatMap((capability) => reachWith(actor, capability))
  const of = {
    units: [...new Set(parts.flatMap(({ units }) => [...units]))],
    measures: [...new Set(parts.flatMap(({ measures }) => [...measures]))],
    owner_id: actor.token === undefined ? actor.person_id : null,
  }
  return { on: today, of }
}
