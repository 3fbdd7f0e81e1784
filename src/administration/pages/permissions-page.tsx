import type { PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import type { Leave } from '#platform/access/door.ts'
import type { Permission } from '#platform/access/permissions.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Filters } from '#ui/filters/filters.tsx'
import { Page } from '#ui/layout/page.tsx'

type Props = {
  frame: PageFrame
  council_id: string
  roles: readonly { code: string; name: string }[]
  role: {
    code: string
    name: string
    duties: readonly string[]
    scope: string
    illustrative: boolean
    second_factor: boolean
  } | null
  permissions: readonly Permission[]
}

/** What a role may do and see, in the council's own words: the same answers that every page and command gives. */
export const PermissionsPage = ({ frame, council_id, roles, role, permissions }: Props) => (
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
    <Filters
      action={paths.permissions(council_id)}
      filters={[
        {
          name: 'role',
          label: 'Role',
          value: role?.code ?? '',
          items: roles.map(({ code, name }) => ({ value: code, text: name })),
        },
      ]}
    />
    {role && (
      <>
        <h2 class="govuk-heading-m">{role.name}</h2>
        <p class="govuk-body">
          {role.duties.join('. ')}. Usually held for {role.scope}.
          {role.illustrative && ' What it may do is illustrative: the council’s text does not say.'}
        </p>
        {role.second_factor && (
          <p class="govuk-body">Whoever holds it and signs in by password shows a code or a passkey as well.</p>
        )}
        <DataTable
          caption={`What ${role.name} may do`}
          captionHidden
          head={[{ text: 'To do or see' }, { text: 'In its own scope' }, { text: 'Elsewhere in the council' }]}
          rows={permissions.map(({ title, within, elsewhere }) => [
            { text: title },
            { text: words(within) },
            { text: elsewhere === within ? words(within) : words(elsewhere) },
          ])}
        />
        <p class="govuk-body">In another council this role shows and allows nothing: whatever is there is not found.</p>
      </>
    )}
  </Page>
)

const words = (leave: Leave): string => (leave === true ? 'Yes' : 'No')
