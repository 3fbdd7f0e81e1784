import type { Framework } from '#framework/door.ts'

export type CastPerson = { person_id: string; name: string; post: string; email: string | null }
export type CastGroup = { heading: string; people: CastPerson[] }

const headings = [
  'Performance team',
  'Directors and heads of service',
  'People who give figures',
  'Finance, risk, audit and other staff',
  'Councillors',
] as const
type Heading = (typeof headings)[number]

/**
 * The people of a demonstration by what they are there to do, as the framework's role table has it: those who release
 * reports, those who sign figures or set targets, those who give figures, and the rest; councillors last.
 */
export const castGroups = (
  people: readonly CastPerson[],
  held: readonly { person_id: string; role_code: string }[],
  { roles }: Pick<Framework, 'roles'>,
): CastGroup[] => {
  const groups = Map.groupBy(people, (person) => {
    const codes = new Set(held.flatMap(({ person_id, role_code }) => (person_id === person.person_id ? role_code : [])))
    return headingOf(person, new Set(roles.flatMap(({ code, may }) => (codes.has(code) ? may : []))))
  })
  return headings.flatMap((heading) => {
    const people = groups.get(heading)
    return people ? [{ heading, people }] : []
  })
}

const headingOf = ({ name }: CastPerson, may: ReadonlySet<string>): Heading => {
  if (/^(Cllr|Councillor)\b/.test(name)) return 'Councillors'
  if (may.has('reports.release')) return 'Performance team'
  if (may.has('values.sign-off') || may.has('targets.set')) return 'Directors and heads of service'
  return may.has('values.enter') ? 'People who give figures' : 'Finance, risk, audit and other staff'
}
