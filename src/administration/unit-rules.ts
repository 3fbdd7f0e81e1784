import { printDate } from '#kernel/dates.ts'
import type { PlannedUnit, Unit } from '#platform/access/door.ts'

type Change = Pick<PlannedUnit, 'name' | 'kind' | 'moves' | 'parent_code'>
type Placed = Pick<Unit, 'unit_code' | 'parent_code'>

/** What a unit has to change to become another; null when nothing. A unit that is not there yet changes everything. */
export const changeTo = (was: Unit | undefined, wanted: Unit): Change | null => {
  const name = was?.name === wanted.name ? null : wanted.name
  const kind = was?.kind === wanted.kind ? null : wanted.kind
  const moves = was === undefined || was.parent_code !== wanted.parent_code
  if (name === null && kind === null && !moves) return null
  return { name, kind, moves, parent_code: moves ? wanted.parent_code : null }
}

/** A unit once it has changed; null for one that is not there and would not be whole. */
export const changed = (was: Unit | undefined, { unit_code, ...plan }: Change & { unit_code: string }): Unit | null => {
  const name = plan.name ?? was?.name
  const kind = plan.kind ?? was?.kind
  if (name === undefined || kind === undefined) return null
  return { unit_code, name, kind, parent_code: plan.moves ? plan.parent_code : (was?.parent_code ?? null) }
}

/** The units as they will be on a day, when all that is planned up to it has come about. `plans` stand in the order of their days. */
export const unitsOn = (units: readonly Unit[], plans: readonly PlannedUnit[], day: string): Unit[] => {
  const byCode = new Map(units.map((unit) => [unit.unit_code, unit]))
  for (const plan of plans.filter(({ from_day }) => from_day <= day)) {
    const unit = changed(byCode.get(plan.unit_code), plan)
    if (unit !== null) byCode.set(unit.unit_code, unit)
  }
  return [...byCode.values()]
}

/** Why a unit cannot be where it is to be among others; null when it can. */
export const faultOfPlace = (units: readonly Placed[], { unit_code, parent_code }: Placed): string | null => {
  if (parent_code === null) return null
  if (!units.some((unit) => unit.unit_code === parent_code)) return 'Choose a unit of the council'
  return aboveOf(units, parent_code).has(unit_code) ? 'A unit cannot be part of itself or of what is below it' : null
}

/**
 * Whether a unit that is there comes to lie below one of `tops`, which it was not: a role held in a unit reaches whatever is below it, so
 * that moving something there gives a role in that too.
 */
export const comesUnder = (units: readonly Placed[], unit: Placed, tops: readonly string[]): boolean => {
  if (unit.parent_code === null || !units.some(({ unit_code }) => unit_code === unit.unit_code)) return false
  const [before, after] = [aboveOf(units, unit.unit_code), aboveOf(units, unit.parent_code)]
  return tops.some((top) => after.has(top) && !before.has(top))
}

/** A unit and all above it. */
const aboveOf = (units: readonly Placed[], unit_code: string): ReadonlySet<string> => {
  const parents = new Map(units.map((unit) => [unit.unit_code, unit.parent_code]))
  const above = new Set<string>()
  for (let at: string | null = unit_code; at !== null && !above.has(at); at = parents.get(at) ?? null) above.add(at)
  return above
}

/** What is still in a unit. A risk without code and name is one that whoever asks may not see. */
export type StillThere = { what: keyof typeof kindsOfThings; code: string; name: string }

const kindsOfThings = {
  unit: ['unit below it', 'units below it'],
  post: ['post', 'posts'],
  role: ['person with a role in it', 'people with a role in it'],
  'post-role': ['post with a role in it', 'posts with a role in it'],
  measure: ['measure', 'measures'],
  action: ['action', 'actions'],
  risk: ['risk', 'risks'],
  budget: ['budget line', 'budget lines'],
  planned: ['change that is ahead', 'changes that are ahead'],
} as const

/** By kind, in the order they come: '2 posts (Head of Housing, Lettings Officer)'. */
export const stillByKind = (still: readonly StillThere[]): { words: string; things: StillThere[] }[] =>
  [...Map.groupBy(still, ({ what }) => what)].map(([what, things]) => ({
    words: `${things.length} ${kindsOfThings[what][things.length === 1 ? 0 : 1]}`,
    things,
  }))

/** Why a unit is not closed yet, in one sentence; of each kind only the first few by name, or how many where `at_most` is none. */
export const stillWords = (name: string, still: readonly StillThere[], at_most = 5): string => {
  const kinds = stillByKind(still).map(({ words, things }) => {
    const names = things.map((thing) => thing.name).filter((one) => one !== '')
    const more = names.length > at_most ? [`and ${names.length - at_most} more`] : []
    return names.length === 0 || at_most === 0
      ? words
      : `${words} (${[...names.slice(0, at_most), ...more].join(', ')})`
  })
  return `${name} cannot be closed while this is in it: ${kinds.join('; ')}`
}

/** Why a unit cannot be closed from a day; null when it can. `changed_until` is the last day of what it was before, if it ever changed. */
export const faultOfClosingDay = (from: string, today: string, changed_until: string | undefined): string | null => {
  if (from > today) return 'Enter today or a day before: close the unit once its last day has passed'
  if (changed_until !== undefined && from <= changed_until)
    return `Enter a day after its last change, which ended what it was on ${printDate(changed_until)}`
  return null
}
