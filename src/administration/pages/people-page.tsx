import type { Framework, PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import type { Leave, PersonListed, UnitListed } from '#platform/access/door.ts'
import { DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Filters } from '#ui/filters/filters.tsx'
import { ErrorsOf, FoldedForm, fieldOf } from '#ui/folded-form.tsx'
import { type FormState, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { type PageOf, Pages, pageWords } from '#ui/pagination/pages.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { roleItems, scopeItems } from './choices.ts'
import { PeopleLinks } from './people-links.tsx'
import { RoleList } from './role-list.tsx'
import { postWords } from './words.ts'

type Props = {
  frame: PageFrame
  council_id: string
  framework: Framework
  /** Those of the page. */
  people: readonly PersonListed[]
  units: readonly UnitListed[]
  q: string
  page: PageOf
  form: FormState
  today: string
  mayEdit: Leave
}

/** Who is with the council, with the roles they hold today. */
export const PeoplePage = (props: Props) => {
  const { frame, council_id, framework, people, page, q, form, today, mayEdit } = props
  const edits = mayEdit === true
  // When people come is for those who look after them; the others are told only of those who have left.
  const here = edits ? 'Last here' : people.some(({ left_on }) => left_on !== null) ? 'Left' : null
  const breadcrumbs = [{ text: 'Home', href: paths.home(council_id) }, { text: 'People' }]
  return (
    <Page
      {...frame}
      title={['People', pageWords(page)].filter(Boolean).join(', ')}
      wide
      breadcrumbs={breadcrumbs}
      errors={hasErrors(form.errors)}
    >
      <ErrorsOf form={form} />
      <h1 class="govuk-heading-l">People</h1>
      <PeopleLinks council_id={council_id} framework={framework} />
      <Filters
        action={paths.people(council_id)}
        filters={[{ name: 'q', label: edits ? 'Name, post or address' : 'Name or post', value: q }]}
      />
      <ListBar count={countWords(page)} />
      <DataTable
        caption="People and their roles"
        captionHidden
        empty="Nobody has these words in the name, post or address."
        head={[{ text: 'Name' }, { text: 'Post' }, { text: 'Roles today' }, ...(here === null ? [] : [{ text: here }])]}
        rows={people.map((person) => [
          {
            html: (
              <a class="govuk-link" href={paths.person(council_id, person.person_id)}>
                {person.name}
              </a>
            ),
          },
          { text: postWords(person, today) },
          { html: <RoleList {...{ framework, today }} roles={person.roles} none="None: reads what is released" /> },
          ...(here === null ? [] : [{ text: hereWords(person, edits), classes: 'gt-nowrap' }]),
        ])}
      />
      <Pages
        page={page}
        label="Pages of the list"
        href={(number) => paths.people(council_id, { q, page: number === 1 ? undefined : String(number) })}
      />
      {edits ? <AddForm {...props} /> : <p class="govuk-body">{mayEdit}</p>}
    </Page>
  )
}

const countWords = ({ total, pages, from, to }: PageOf): string => {
  const all = total === 1 ? '1 person' : `${total} people`
  return pages === 1 ? all : `${all}, ${from} to ${to} on this page`
}

const hereWords = ({ left_on, last_seen_on }: PersonListed, edits: boolean): string => {
  if (left_on !== null) return `Left on ${printDate(left_on)}`
  if (!edits) return ''
  return last_seen_on === null ? 'Never' : printDate(last_seen_on)
}

const AddForm = ({ council_id, framework, units, form }: Props) => (
  <FoldedForm form={form} which="add" title="Add a person" action={paths.people(council_id)} button="Add the person">
    <TextInput {...fieldOf(form, 'add', 'name')} label={{ text: 'Name' }} />
    <TextInput {...fieldOf(form, 'add', 'email')} label={{ text: 'Email address' }} type="email" />
    <TextInput {...fieldOf(form, 'add', 'post')} label={{ text: 'Post' }} />
    <Select
      {...fieldOf(form, 'add', 'role_code')}
      label={{ text: 'Role from today' }}
      items={roleItems(framework, 'None: reads what is released')}
    />
    <Select {...fieldOf(form, 'add', 'scope')} label={{ text: 'Held for' }} items={scopeItems(framework, units)} />
  </FoldedForm>
)
