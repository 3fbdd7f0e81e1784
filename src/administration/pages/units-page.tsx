import type { PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import type { Leave, PlannedUnit, PostListed, UnitListed } from '#platform/access/door.ts'
import { ErrorsOf, FoldedForm, fieldOf } from '#ui/folded-form.tsx'
import { type FormState, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { holderOn } from '../rules.ts'
import { newUnitItems, unitItems } from './choices.ts'
import { Day, Why } from './fields.tsx'
import { Ahead, NewAhead } from './units-ahead.tsx'
import { WithdrawForm } from './withdraw-unit-form.tsx'

type Props = {
  frame: PageFrame
  council_id: string
  units: readonly UnitListed[]
  /** Changes that wait for their day, the nearest first. */
  planned: readonly PlannedUnit[]
  posts: readonly PostListed[]
  form: FormState
  today: string
  mayEdit: Leave
}

/** The council's units as a tree, with the names they had. */
export const UnitsPage = (props: Props) => {
  const { frame, council_id, form, mayEdit } = props
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'People', href: paths.people(council_id) },
    { text: 'Units' },
  ]
  return (
    <Page {...frame} title="Directorates, services and teams" breadcrumbs={breadcrumbs} errors={hasErrors(form.errors)}>
      <ErrorsOf form={form} />
      <h1 class="govuk-heading-l">Directorates, services and teams</h1>
      {props.units.length === 0 && <p class="govuk-body">No directorate, service or team has been set up yet.</p>}
      <Below {...props} parent={null} />
      <NewAhead {...props} />
      {mayEdit === true && props.planned.length > 0 && <WithdrawForm {...props} />}
      {mayEdit === true ? <ChangeForm {...props} /> : <p class="govuk-body">{mayEdit}</p>}
    </Page>
  )
}

type BelowProps = Omit<Props, 'frame' | 'form'> & { parent: string | null }

const Below = ({ parent, ...props }: BelowProps) => {
  const { council_id, units, posts, today } = props
  const own = units.filter(({ parent_code }) => parent_code === parent)
  if (own.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {own.map((unit) => (
        <li>
          {unit.name} <span class="govuk-hint">{unit.kind}</span>
          {unit.was.map(({ name, until, reason }) => (
            <div class="govuk-hint">
              {name === unit.name ? 'Was elsewhere' : `Was ${name}`} until {printDate(until)}: {reason}
            </div>
          ))}
          <Ahead {...props} unit_code={unit.unit_code} />
          <PostsOf {...{ council_id, today }} posts={posts.filter(({ unit_code }) => unit_code === unit.unit_code)} />
          <Below {...props} parent={unit.unit_code} />
        </li>
      ))}
    </ul>
  )
}

/** Who holds the posts of a unit, and which are vacant. */
const PostsOf = ({ council_id, posts, today }: Pick<Props, 'council_id' | 'posts' | 'today'>) =>
  posts.length === 0 ? null : (
    <ul class="govuk-list gt-unit-posts">
      {posts.map((post) => {
        const holder = holderOn(post, today)
        return (
          <li>
            {post.title}:{' '}
            {holder ? (
              <a class="govuk-link" href={paths.person(council_id, holder.person_id)}>
                {holder.name}
              </a>
            ) : (
              <strong>vacant</strong>
            )}
          </li>
        )
      })}
    </ul>
  )

/** Of the units that are there, and of those that are to be. */
const codesOf = (...lists: readonly (readonly { unit_code: string }[])[]): string[] => [
  ...new Set(lists.flat().map(({ unit_code }) => unit_code)),
]

const kinds = ['directorate', 'division', 'service', 'team']

const ChangeForm = ({ council_id, units, planned, form, today }: Props) => (
  <FoldedForm
    form={form}
    which="unit"
    title="Add or change a unit"
    action={paths.units(council_id)}
    button="Save the unit"
  >
    <TextInput
      {...fieldOf(form, 'unit', 'unit_code')}
      label={{ text: 'Code' }}
      hint={{ text: `A new one, or one of ${codesOf(units, planned).join(', ')}` }}
    />
    <TextInput {...fieldOf(form, 'unit', 'name')} label={{ text: 'Name' }} />
    <Select
      {...fieldOf(form, 'unit', 'kind', 'service')}
      label={{ text: 'Kind' }}
      items={kinds.map((kind) => ({ value: kind, text: kind }))}
    />
    <Select
      {...fieldOf(form, 'unit', 'parent_code')}
      label={{ text: 'Part of' }}
      items={[...unitItems(units, 'The council itself'), ...newUnitItems(units, planned)]}
    />
    <Day
      form={form}
      which="unit"
      name="from"
      label="From"
      hint="A day that lies ahead is waited for: until then every page shows the present name. Reports of periods that ended before this day keep the name it had."
      initial={today}
    />
    <Why form={form} which="unit" />
  </FoldedForm>
)
