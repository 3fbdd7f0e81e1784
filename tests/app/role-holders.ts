import type { Framework } from '#framework/door.ts'
import { type Permission, permissionsOf } from '#platform/access/door.ts'
import { commands } from '#registry.ts'
import { shipped } from '../support/frameworks.ts'
import type { Tiny } from './installation.ts'

const names = ['stroud', 'stockton-on-tees', 'stoke-on-trent', 'south-staffordshire', 'south-and-vale']
const councilOf = (name: string) => (name === 'south-and-vale' ? 'south-oxfordshire' : name)
export const frameworks = new Map(names.map((name) => [councilOf(name), shipped(name)]))
const frameworkOf = (council: string): Framework => {
  const framework = frameworks.get(council)
  if (!framework) throw new Error(`no framework of ${council}`)
  return framework
}

export const cabinetOf = (council: string): string => {
  const { bodies } = frameworkOf(council)
  const own = bodies.filter((body) => !body.councils || body.councils.includes(council))
  return own.find((body) => body.code === 'cabinet' || body.plays?.includes('cabinet'))?.code ?? ''
}

const tinyOf = (council_id: string, name: string, person: Tiny['person']): Tiny => ({
  council_id,
  framework: `${name}.yaml`,
  level: shipped(name).plan.levels.at(-1)?.code ?? '',
  person,
})

/** The councils whose roles are asked about, and one more, to whose people they are nothing. */
export const councilsAsked: readonly Tiny[] = [
  ...names.map((name) => tinyOf(councilOf(name), name, { name: 'Ana Pagano', role: 'none' })),
  tinyOf('maidstone', 'maidstone', { name: 'Ola Elsewhere', role: 'performance-team' }),
]

export type RoleHolder = {
  id: string
  name: string
  email: string
  permissions: Permission[]
  scope: [string, string] | null
  role: string
}

const scopesIn = (council: string): Record<string, [string, string]> => ({
  directorate: ['unit', 'here'],
  division: ['unit', 'here'],
  service: ['unit', 'here'],
  measure: ['measure', 'HOU03'],
  committee: ['body', cabinetOf(council)],
  portfolio: ['body', cabinetOf(council)],
  register: ['register', 'corporate'],
})

/** One person for each role of the framework, in the scope where it is usually held, and one with no role. */
export const peopleOf = (council: string): RoleHolder[] => {
  const person = (id: string) => ({
    id: `p-${id}`,
    name: `Holder of ${id}`,
    email: `${id}@${council}.example.org`,
    role: id,
  })
  const none = { code: 'none', name: 'None', may: [] }
  return [
    { ...person('none'), permissions: permissionsOf(none, commands), scope: null },
    ...frameworkOf(council).roles.map((role) => ({
      ...person(role.code),
      permissions: permissionsOf(role, commands),
      scope: scopesIn(council)[role.per ?? ''] ?? (['council', ''] as [string, string]),
    })),
  ]
}

/** What a role lets its holder do, and where: the policy cannot tell two roles apart that say the same here. */
export const powersOf = (council: string, { role, scope }: RoleHolder): string => {
  const may = frameworkOf(council).roles.find(({ code }) => code === role)?.may ?? []
  return JSON.stringify([may.toSorted(), scope])
}

/**
 * Who is asked about in a council: everybody in the first; in the others nobody whose powers were asked about before, but
 * the one with no role and the one who may do most, so that each row is both granted and refused in each council.
 */
export const peopleAsked = (): Map<string, RoleHolder[]> => {
  const before = new Set<string>()
  return new Map(
    [...frameworks.keys()].map((council, at) => {
      const people = peopleOf(council)
      const most = people.toSorted((a, b) => mayDo(b) - mayDo(a))[0]
      const asked = people.filter((person) => {
        const isNew = !before.has(powersOf(council, person))
        before.add(powersOf(council, person))
        return at === 0 || isNew || person === most || person.role === 'none'
      })
      return [council, asked]
    }),
  )
}

const mayDo = ({ permissions }: RoleHolder): number => permissions.filter(({ within }) => within === true).length
