import type { PageFrame } from '#framework/door.ts'
import { lower } from '#kernel/words.ts'
import { paths } from '#paths.ts'
import type { Permission, RelationPermission } from '#platform/access/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Filters } from '#ui/filters/filters.tsx'
import { Page } from '#ui/layout/page.tsx'
import { RelationsTable } from './relations-table.tsx'

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

type Props = {
  frame: PageFrame
  council_id: string
  roles: readonly RolePermitted[]
  role: RolePermitted | null
  /** What is asked about, in place of a role: who may do it. */
  act: Permission | null
  relations: readonly RelationPermission[]
}

/** What a role may do and see, or who may do one thing: the same answers that every page and command gives. */
export const PermissionsPage = ({ frame, council_id, roles, role, act, relations }: Props) => (
  <Page
    {...frame}
    title="Who may do what"
    breadcrumbs={[
      { text: 'Home', href: paths.home(council_id) },
      { text: 'People', href: paths.people(council_id) },
      { text: 'Who may do what' },
    ]}
  >
    <h1 class="govuk-heading-l">Who may do what</h1>
    <p class="govuk-body">
      A person may do what their roles allow, on the days they hold them. Everybody reads what has been released. In
      another council a role shows and allows nothing.
    </p>
    <Filters
      action={paths.permissions(council_id)}
      filters={[
        {
          name: 'role',
          label: 'What may this role do?',
          value: role?.code ?? '',
          items: [{ value: '', text: 'Choose' }, ...roles.map(({ code, name }) => ({ value: code, text: name }))],
        },
        {
          name: 'act',
          label: 'Or: who may do this?',
          value: act?.name ?? '',
          items: [
            { value: '', text: 'Choose' },
            ...(roles[0]?.permissions ?? []).map(({ name, title }) => ({ value: name, text: title })),
          ],
        },
      ]}
    />
    {act ? <WhoMay act={act} roles={roles} council_id={council_id} /> : role && <WhatMay role={role} />}
    <RelationsTable relations={relations} />
  </Page>
)

const WhatMay = ({ role }: { role: RolePermitted }) => {
  const may = role.permissions.filter(({ within }) => within === true)
  const mayNot = role.permissions.filter(({ within }) => within !== true)
  const told = [...new Set(Object.values(groups))].filter((group) => may.some((one) => groupOf(one) === group))
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
      {told.map((group) => (
        <DataTable
          caption={group}
          head={[{ text: 'May', classes: 'gt-half' }, { text: 'Where' }]}
          rows={may
            .filter((one) => groupOf(one) === group)
            .map((one) => [{ text: one.title }, { text: where(one, role) }])}
        />
      ))}
      {mayNot.length > 0 && (
        <>
          <h3 class="govuk-heading-s">It may not</h3>
          <ul class="govuk-list govuk-list--bullet">
            {mayNot.map(({ title }) => (
              <li>{title}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const WhoMay = ({ act, roles, council_id }: { act: Permission; roles: Props['roles']; council_id: string }) => {
  const able = roles.flatMap((role) => {
    const one = role.permissions.find(({ name }) => name === act.name)
    return one?.within === true ? [{ role, where: where(one, role) }] : []
  })
  return (
    <>
      <h2 class="govuk-heading-m">Who may: {lower(act.title)}</h2>
      <DataTable
        caption={`Roles that may: ${act.title}`}
        captionHidden
        head={[{ text: 'Role', classes: 'gt-half' }, { text: 'Where' }]}
        rows={able.map(({ role, where }) => [
          {
            html: (
              <a class="govuk-link" href={paths.permissions(council_id, role.code)}>
                {role.name}
              </a>
            ),
          },
          { text: where },
        ])}
        empty="No role of this council may."
      />
    </>
  )
}

/** A role held for a part of the council may do what it may there, and most of it nowhere else. */
const where = ({ name, elsewhere }: Permission, { scope }: RolePermitted): string => {
  if (name.startsWith('tokens.')) return 'For themselves'
  return elsewhere === true ? 'Anywhere in the council' : `Only where it is held: ${scope}`
}

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
