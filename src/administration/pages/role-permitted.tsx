import type { Permission } from '#platform/access/door.ts'
import { Details } from '#ui/details/details.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'

/** A role of the framework with all that may be done or seen, and whether it may. */
export type RolePermitted = {
  code: string
  name: string
  duties: readonly string[]
  scope: string
  per?: string | undefined
  /** How many hold it in each scope, where the framework says. */
  count?: number | undefined
  illustrative: boolean
  second_factor: boolean
  permissions: readonly Permission[]
}

/** What one role may do, told once for each place where it may, and what it may not folded away: it is most of it. */
export const RolePermissions = ({ role }: { role: RolePermitted }) => {
  const may = role.permissions.filter(({ within }) => within === true)
  const mayNot = role.permissions.filter(({ within }) => within !== true)
  return (
    <>
      <h2 class="govuk-heading-m">{role.name}</h2>
      <p class="govuk-body">
        {role.duties.join('. ')}. Usually held for {role.scope}
        {role.count === undefined ? '' : `, by ${role.count} people each`}. {reachWords[role.per ?? ''] ?? ''}
        {role.illustrative && ' What it may do is illustrative: the council’s text does not say.'}
        {role.second_factor && ' Whoever holds it and signs in by password shows a code or a passkey as well.'}
      </p>
      {may.length === 0 && <p class="govuk-body">It reads what has been released, and changes nothing.</p>}
      {[...Map.groupBy(may, (one) => whereWords(one, role))].map(([where, there]) => (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{where}</h3>
          <SummaryList classes="gt-permitted" rows={groupsOf(there)} />
        </>
      ))}
      {mayNot.length > 0 && (
        <Details summaryText={`What it may not do: ${mayNot.length} of ${role.permissions.length}`}>
          <SummaryList classes="gt-permitted govuk-summary-list--no-border" rows={groupsOf(mayNot)} />
        </Details>
      )}
    </>
  )
}

/** A role held for a part of the council may do what it may there, and most of it nowhere else. */
export const whereWords = ({ name, elsewhere }: Permission, { scope }: RolePermitted): string => {
  if (name.startsWith('tokens.')) return 'For themselves'
  return elsewhere === true ? 'Anywhere in the council' : `Only where it is held: ${scope}`
}

const groupsOf = (permissions: readonly Permission[]) =>
  [...new Set(Object.values(groups))].flatMap((group) => {
    const own = permissions.filter((one) => groupOf(one) === group)
    return own.length === 0 ? [] : [{ key: { text: group }, value: { html: <Titles of={own} /> } }]
  })

const Titles = ({ of }: { of: readonly Permission[] }) => (
  <ul class="gt-cell-list">
    {of.map(({ title }) => (
      <li>{title}</li>
    ))}
  </ul>
)

/** What lies in such a scope, where its name does not say it. */
const reachWords: Readonly<Record<string, string>> = {
  committee: 'There it reaches the reports that go to the committee: their drafts, their words and their release.',
  register: 'There it reaches the risks on the register.',
}

const whole = 'How the council works here'

/** By the first part of a command's name, in the order in which they are told. */
const groups: Record<string, string> = {
  see: 'What it sees',
  audit: 'What it sees',
  returns: 'Figures and targets',
  targets: 'Figures and targets',
  imports: 'Figures and targets',
  performance: 'Figures and targets',
  risk: 'Risks',
  reports: 'Reports',
  withheld: 'Reports',
  administration: 'People, posts and roles',
  people: 'People, posts and roles',
  framework: whole,
  tokens: 'Other programs',
  webhooks: 'Other programs',
}

const groupOf = ({ name }: Permission): string => groups[name.split('.')[0] ?? ''] ?? whole
