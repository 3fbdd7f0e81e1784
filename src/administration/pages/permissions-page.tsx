import type { PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import type { Leave } from '#platform/access/door.ts'
import type { Permission, Relation, RelationPermission } from '#platform/access/permissions.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Filters } from '#ui/filters/filters.tsx'
import { Page } from '#ui/layout/page.tsx'

type Props = {
  frame: PageFrame
  council_id: string
  roles: readonly { code: string; name: string }[]
  role: { code: string; name: string; duties: readonly string[]; scope: string; illustrative: boolean } | null
  permissions: readonly Permission[]
  relations: readonly RelationPermission[]
}

/** What a role may do and see, in the council's own words: the same answers that every page and command gives. */
export const PermissionsPage = ({ frame, council_id, roles, role, permissions, relations }: Props) => (
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
    <h2 class="govuk-heading-m">Whatever the role</h2>
    <p class="govuk-body">
      Some things follow from what somebody is to a person, and no role opens them. To everybody else they are not
      there.
    </p>
    <DataTable
      caption="What somebody may do by what they are to a person"
      captionHidden
      head={[{ text: 'To do or see' }, ...relationWords.map(([, text]) => ({ text }))]}
      rows={relations.map((one) => [{ text: one.title }, ...relationWords.map(([of]) => ({ text: words(one[of]) }))])}
    />
  </Page>
)

const relationWords: readonly [Relation, string][] = [
  ['oneself', 'The person'],
  ['manager', 'Their line manager today'],
  ['writer', 'Who wrote it'],
  ['stand_in', 'A stand-in for them'],
  ['token', 'A token of theirs'],
  ['others', 'Everybody else'],
]

const words = (leave: Leave): string => (leave === true ? 'Yes' : 'No')
