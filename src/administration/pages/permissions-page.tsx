import type { PageFrame } from '#framework/door.ts'
import { lower } from '#kernel/words.ts'
import { paths } from '#paths.ts'
import type { Permission, RelationPermission } from '#platform/access/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Filters } from '#ui/filters/filters.tsx'
import { Page } from '#ui/layout/page.tsx'
import { RelationsTable } from './relations-table.tsx'
import { RolePermissions, type RolePermitted, whereWords } from './role-permitted.tsx'

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
    {act ? <WhoMay act={act} roles={roles} council_id={council_id} /> : role && <RolePermissions role={role} />}
    <RelationsTable relations={relations} />
  </Page>
)

const WhoMay = ({ act, roles, council_id }: { act: Permission; roles: Props['roles']; council_id: string }) => {
  const able = roles.flatMap((role) => {
    const one = role.permissions.find(({ name }) => name === act.name)
    return one?.within === true ? [{ role, where: whereWords(one, role) }] : []
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
