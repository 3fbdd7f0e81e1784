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
