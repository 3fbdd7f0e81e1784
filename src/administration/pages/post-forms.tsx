import type { Framework, PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import type { Leave, PostListed, UnitListed } from '#platform/access/door.ts'
import { FoldedForm, fieldOf } from '#ui/folded-form.tsx'
import type { FormState } from '#ui/form.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { holderOn } from '../rules.ts'
import type { PersonChoice } from '../who-rules.ts'
import { roleItems, scopeItems, unitItems } from './choices.ts'
import { Day, Why } from './fields.tsx'
import { WhoField, WhoList } from './who-field.tsx'
import { roleName, runsOn, scopeWords } from './words.ts'

export type PostsPageProps = {
  frame: PageFrame
  council_id: string
  framework: Framework
  posts: readonly PostListed[]
  units: readonly UnitListed[]
  /** Whoever is with the council, where they are few enough to be offered. */
  people: readonly PersonChoice[]
  form: FormState
  today: string
  mayEdit: Leave
}

/** What may be done about posts; nobody holds a post that there is not. */
export const PostForms = (props: PostsPageProps) => (
  <>
    <WhoList people={props.people} />
    <ChangeForm {...props} />
    {props.posts.length > 0 && <FillForm {...props} />}
    {props.posts.some((post) => holderOn(post, props.today)) && <VacateForm {...props} />}
    {props.posts.length > 1 && <ReportsForm {...props} />}
    {props.posts.length > 0 && <GiveForm {...props} />}
    {props.posts.some(({ roles }) => roles.some(runsOn(props.today))) && <EndForm {...props} />}
  </>
)

const postItems = (posts: readonly PostListed[]) =>
  posts.map(({ post_code, title }) => ({ value: post_code, text: title }))

const ChangeForm = ({ council_id, units, form }: PostsPageProps) => (
  <FoldedForm
    form={form}
    which="post"
    title="Add or change a post"
    action={paths.posts(council_id)}
    button="Save the post"
  >
    <TextInput
      {...fieldOf(form, 'post', 'post_code')}
      label={{ text: 'Code' }}
      hint={{ text: 'For example head-of-housing; the code of a post that is there changes it' }}
    />
    <TextInput {...fieldOf(form, 'post', 'title')} label={{ text: 'Title' }} />
    <Select {...fieldOf(form, 'post', 'unit_code')} label={{ text: 'Unit' }} items={unitItems(units, 'The council')} />
    <Why form={form} which="post" />
  </FoldedForm>
)

const FillForm = ({ council_id, posts, form, today }: PostsPageProps) => (
  <FoldedForm
    form={form}
    which="fill"
    title="Fill a post"
    action={`${paths.posts(council_id)}/fill`}
    button="Fill the post"
  >
    <Select {...fieldOf(form, 'fill', 'post_code')} label={{ text: 'Post' }} items={postItems(posts)} />
    <WhoField form={form} which="fill" name="person_id" label="Who holds it" />
    <Day form={form} which="fill" name="held_from" label="First day" initial={today} />
    <Day form={form} which="fill" name="held_until" label="Last day, if there is one" />
    <Why form={form} which="fill" />
  </FoldedForm>
)

const VacateForm = ({ council_id, posts, form, today }: PostsPageProps) => (
  <FoldedForm
    form={form}
    which="vacate"
    title="Make a post vacant"
    action={`${paths.posts(council_id)}/vacate`}
    button="Make it vacant"
  >
    <Select
      {...fieldOf(form, 'vacate', 'post_code')}
      label={{ text: 'Post' }}
      items={posts.flatMap((post) => {
        const holder = holderOn(post, today)
        return holder ? [{ value: post.post_code, text: `${post.title}: ${holder.name}` }] : []
      })}
    />
    <Day form={form} which="vacate" name="held_until" label="Last day of whoever holds it" initial={today} />
    <Why form={form} which="vacate" />
  </FoldedForm>
)

const ReportsForm = ({ council_id, posts, form }: PostsPageProps) => (
  <FoldedForm
    form={form}
    which="reports"
    title="Say whom a post reports to"
    action={`${paths.posts(council_id)}/reports-to`}
    button="Save whom it reports to"
  >
    <Select {...fieldOf(form, 'reports', 'post_code')} label={{ text: 'Post' }} items={postItems(posts)} />
    <Select
      {...fieldOf(form, 'reports', 'reports_to')}
      label={{ text: 'Reports to' }}
      hint={{ text: 'Whoever holds this post is the line manager, and reads what is agreed in appraisals' }}
      items={[{ value: '', text: 'Nobody' }, ...postItems(posts)]}
    />
    <Why form={form} which="reports" />
  </FoldedForm>
)

const GiveForm = ({ council_id, framework, posts, units, form, today }: PostsPageProps) => (
  <FoldedForm
    form={form}
    which="give"
    title="Give a role to a post"
    action={`${paths.posts(council_id)}/roles`}
    button="Give the role"
  >
    <Select {...fieldOf(form, 'give', 'post_code')} label={{ text: 'Post' }} items={postItems(posts)} />
    <Select {...fieldOf(form, 'give', 'role_code')} label={{ text: 'Role' }} items={roleItems(framework, 'Choose')} />
    <Select {...fieldOf(form, 'give', 'scope')} label={{ text: 'Held for' }} items={scopeItems(framework, units)} />
    <Day form={form} which="give" name="held_from" label="First day" initial={today} />
    <Day form={form} which="give" name="held_until" label="Last day, if there is one" />
    <Why form={form} which="give" />
  </FoldedForm>
)

const EndForm = ({ council_id, framework, posts, form, today }: PostsPageProps) => (
  <FoldedForm
    form={form}
    which="end"
    title="End a role of a post"
    action={`${paths.posts(council_id)}/roles/end`}
    button="End the role"
  >
    <Select
      {...fieldOf(form, 'end', 'role')}
      label={{ text: 'Role' }}
      items={posts.flatMap(({ post_code, title, roles }) =>
        roles.filter(runsOn(today)).map((role) => ({
          value: [post_code, role.role_code, role.scope_kind, role.scope_code, role.held_from].join(':'),
          text: `${title}: ${roleName(framework, role.role_code)}, ${scopeWords(framework, role)}`,
        })),
      )}
    />
    <Day form={form} which="end" name="held_until" label="Last day" initial={today} />
    <Why form={form} which="end" />
  </FoldedForm>
)
