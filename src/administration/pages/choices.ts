import type { Framework } from '#framework/door.ts'
import type { UnitListed } from '#platform/access/people-queries.ts'

export const unitItems = (units: readonly UnitListed[], none: string) => [
  { value: '', text: none },
  ...units.map(({ unit_code, name }) => ({ value: unit_code, text: name })),
]

export const roleItems = ({ roles }: Framework, none: string) => [
  { value: '', text: none },
  ...roles.map(({ code, name }) => ({ value: code, text: name })),
]

/** The scopes chosen from a list; those of single measures and plan items are given by a program or the command line. */
export const scopeItems = ({ bodies }: Framework, units: readonly UnitListed[]) => [
  { value: 'council', text: 'The whole council' },
  ...units.map(({ unit_code, name, kind }) => ({ value: `unit:${unit_code}`, text: `${name} (${kind})` })),
  ...bodies.map(({ code, name }) => ({ value: `body:${code}`, text: name })),
]
