import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { ErrorsOf } from '#ui/folded-form.tsx'
import { hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { DutyName } from './duty-name.tsx'
import { PersonForms, type PersonPageProps } from './person-forms.tsx'
import { invitationWords, postWords, roleName, scopeWords, timeWords } from './words.ts'

/** One person: post, roles with their scopes and times, who stands in, and all they are named for. */
export const PersonPage = (props: PersonPageProps) => {
  const { frame, council_id, framework, person, duties, managers, standIns, form, today, may } = props
  // why somebody is away, and when they come, is for themselves and for those who look after people
  const isClose = may.stand_in === true
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'People', href: paths.people(council_id) },
    { text: person.name },
  ]
  return (
    <Page {...frame} title={person.name} breadcrumbs={breadcrumbs} errors={hasErrors(form.errors)}>
      <ErrorsOf form={form} />
      <h1 class="govuk-heading-l">{person.name}</h1>
      <SummaryList
        rows={[
          { key: { text: 'Post' }, value: { text: postWords(person, today) || 'Not said' } },
          {
            key: { text: 'Line manager' },
            value: { text: managers.map(({ name }) => name).join(', ') || 'Nobody' },
          },
          may.edit === true && { key: { text: 'Email address' }, value: { text: person.email ?? 'None' } },
          person.left_on !== null && { key: { text: 'Left' }, value: { text: printDate(person.left_on) } },
          props.invitation !== null && {
            key: { text: 'Invited to sign in' },
            value: { text: invitationWords(props.invitation) },
          },
          isClose && {
            key: { text: 'Last here' },
            value: { text: person.last_seen_on === null ? 'Has never signed in' : printDate(person.last_seen_on) },
          },
          ...standIns.map(({ for_name, by_name, held_from, held_until, reason }) => ({
            key: { text: 'Stand-in' },
            value: {
              text: `${by_name} for ${for_name}, ${timeWords({ held_from, held_until }, today)}.${isClose ? ` ${reason}` : ''}`,
            },
          })),
        ]}
      />
      <DataTable
        caption="Roles"
        empty="Holds no role: reads what is released."
        head={[{ text: 'Role' }, { text: 'For' }, { text: 'When' }, { text: 'Held' }]}
        rows={person.roles.map((role) => [
          { text: roleName(framework, role.role_code) },
          { text: scopeWords(framework, role) },
          { text: timeWords(role, today) },
          { text: role.post === null ? 'By name' : `As ${role.post}` },
        ])}
      />
      {person.posts.length > 0 && (
        <DataTable
          caption="Posts"
          head={[{ text: 'Post' }, { text: 'When' }]}
          rows={person.posts.map((post) => [{ text: post.title }, { text: timeWords(post, today) }])}
        />
      )}
      <DataTable
        caption="Named for"
        empty="Is named for no measure or action, nor for a risk that you may see."
        head={[{ text: 'What' }, { text: 'Code' }, { text: 'Name' }]}
        rows={duties.map(({ what, code, name }) => [
          { text: what },
          { text: code },
          { html: <DutyName {...{ what, code, name, council_id }} /> },
        ])}
      />
      <PersonForms {...props} />
      {may.edit !== true && <p class="govuk-body">{may.edit}</p>}
    </Page>
  )
}
