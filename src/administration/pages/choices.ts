import type { Framework } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import type { PlannedUnit, UnitListed } from '#platform/access/door.ts'
import type { Thing } from '../things.ts'

/** Every unit, after what stands for none. */
export const unitItems = (units: readonly UnitListed[], none: string) => [
  { value: '', text: none },
  ...units.map(({ unit_code, name }) => ({ value: unit_code, text: name })),
]

/** Units that are not there yet, with the day from which they are. */
export const newUnitItems = (units: readonly UnitListed[], planned: readonly PlannedUnit[]) =>
  planned
    .filter(({ unit_code, name }) => name !== null && units.every((unit) => unit.unit_code !== unit_code))
    .map(({ unit_code, name, from_day }) => ({ value: unit_code, text: `${name} (from ${printDate(from_day)})` }))

/** The roles of the framework in its order, after what stands for none. */
export const roleItems = ({ roles }: Framework, none: string) => [
  { value: '', text: none },
  ...roles.map(({ code, name }) => ({ value: code, text: name })),
]

/** The scopes there are few of. */
export const scopeItems = ({ bodies, risk }: Framework, units: readonly UnitListed[]) => [
  { value: 'council', text: 'The whole council' },
  ...units.map(({ unit_code, name, kind }) => ({ value: `unit:${unit_code}`, text: `${name} (${kind})` })),
  ...bodies.map(({ code, name }) => ({ value: `body:${code}`, text: name })),
  ...risk.registers.map(({ code, name }) => ({ value: `register:${code}`, text: name })),
]

/** Single measures and plan items, in place of the scope chosen above. */
export const thingItems = (things: readonly Thing[]) => [
  { value: '', text: 'No: for all of the above' },
  ...things.map(({ scope, name }) => ({ value: scope, text: name })),
]
