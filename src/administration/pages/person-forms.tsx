import type { Framework, PageFrame } from '#framework/door.ts'
import { paths } from '#paths.ts'
import type { Duty, Leave, Named, PersonListed, StandInListed, UnitListed } from '#platform/access/door.ts'
import { FoldedForm, fieldOf } from '#ui/folded-form.tsx'
import type { FormState } from '#ui/form.tsx'
import { Select } from '#ui/select/select.tsx'
import type { InvitationSeen } from '../invitations.ts'
import type { Thing } from '../things.ts'
import type { PersonChoice } from '../who-rules.ts'
import { roleItems, scopeItems, thingItems } from './choices.ts'
import { Day, Why } from './fields.tsx'
import { WhoField, WhoList } from './who-field.tsx'
import { roleName, scopeWords } from './words.ts'

export type PersonPageProps = {
  frame: PageFrame
  council_id: string
  framework: Framework
  person: PersonListed
  /** Whoever is with the council, where they are few enough to be offered. */
  people: readonly PersonChoice[]
  /** Their line manager by name, as the field has it; empty for nobody. */
  manager: string
  units: readonly UnitListed[]
  duties: readonly Duty[]
  standIns: readonly StandInListed[]
  /** Their line managers today. */
  managers: readonly Named[]
  things: readonly Thing[]
  form: FormState
  today: string
  may: { edit: Leave; stand_in: Leave }
  /** The newest letter to them, for those who look after people. */
  invitation: InvitationSeen | null
}

/** What may be done about a person; somebody who has left can only be signed out. */
export const PersonForms = (props: PersonPageProps) => {
  if (props.person.left_on !== null) return props.may.edit === true ? <SignOutForm {...props} /> : null
  return (
    <>
      <WhoList people={props.people.filter(({ person_id }) => person_id !== props.person.person_id)} />
      {props.may.edit === true && <InviteForm {...props} />}
      {props.may.edit === true && <GiveForm {...props} />}
      {props.may.edit === true && running(props).length > 0 && <EndForm {...props} />}
      {props.may.edit === true && <ManagerForm {...props} />}
      {props.may.stand_in === true && <StandInForm {...props} />}
      {props.may.edit === true && <LeaverForm {...props} />}
      {props.may.edit === true && <SignOutForm {...props} />}
    </>
  )
}

const running = ({ person, today }: PersonPageProps) =>
  person.roles.filter(({ held_until, post }) => post === null && (held_until === null || held_until > today))

const addressOf = ({ council_id, person }: PersonPageProps, what: string) =>
  `${paths.person(council_id, person.person_id)}/${what}`

const InviteForm = (props: PersonPageProps) => {
  const { form, person } = props
  if (!person.email) return null
  const action = addressOf(props, 'invite')
  return (
    <FoldedForm form={form} which="invite" title="Invite to sign in" action={action} button="Send the letter">
      <p class="govuk-body">
        A letter to {person.email} leads {person.name} to where they choose a password. It goes within a minute or two.
        Whoever signs in with the council’s own accounts needs none.
      </p>
    </FoldedForm>
  )
}

const GiveForm = (props: PersonPageProps) => {
  const { form, framework, units, things, today } = props
  return (
    <FoldedForm form={form} which="give" title="Give a role" action={addressOf(props, 'roles')} button="Give the role">
      <Select {...fieldOf(form, 'give', 'role_code')} label={{ text: 'Role' }} items={roleItems(framework, 'Choose')} />
      <Select {...fieldOf(form, 'give', 'scope')} label={{ text: 'Held for' }} items={scopeItems(framework, units)} />
      <Select
        {...fieldOf(form, 'give', 'thing')}
        label={{ text: 'Or only for one measure or plan item' }}
        items={thingItems(things)}
      />
      <Day form={form} which="give" name="held_from" label="First day" initial={today} />
      <Day form={form} which="give" name="held_until" label="Last day, if there is one" />
      <Why form={form} which="give" />
    </FoldedForm>
  )
}

const ManagerForm = (props: PersonPageProps) => {
  const { form, manager } = props
  const action = addressOf(props, 'manager')
  return (
    <FoldedForm form={form} which="manager" title="Name a line manager" action={action} button="Save the line manager">
      <WhoField
        form={form}
        which="manager"
        name="manager_id"
        label="Line manager by name"
        hint="For somebody whose post does not say whom it reports to; empty for nobody. They read what is agreed in appraisals"
        initial={manager}
      />
      <Why form={form} which="manager" />
    </FoldedForm>
  )
}

const EndForm = (props: PersonPageProps) => {
  const { form, framework, today } = props
  const items = running(props).map((role) => ({
    value: [role.role_code, role.scope_kind, role.scope_code, role.held_from].join(':'),
    text: `${roleName(framework, role.role_code)}, ${scopeWords(framework, role)}`,
  }))
  return (
    <FoldedForm form={form} which="end" title="End a role" action={addressOf(props, 'roles/end')} button="End the role">
      <Select {...fieldOf(form, 'end', 'role')} label={{ text: 'Role' }} items={items} />
      <Day form={form} which="end" name="held_until" label="Last day" initial={today} />
      <Why form={form} which="end" />
    </FoldedForm>
  )
}

const StandInForm = (props: PersonPageProps) => {
  const { form, person, today } = props
  const action = addressOf(props, 'stand-in')
  return (
    <FoldedForm form={form} which="stand" title="Name a stand-in" action={action} button="Name the stand-in">
      <p class="govuk-body">
        Whoever stands in may do all that {person.name} may. The audit log says for whom they did it.
      </p>
      <WhoField form={form} which="stand" name="stand_in_id" label="Who stands in" />
      <Day form={form} which="stand" name="held_from" label="First day" initial={today} />
      <Day form={form} which="stand" name="held_until" label="Last day" />
      <Why form={form} which="stand" />
    </FoldedForm>
  )
}

const LeaverForm = (props: PersonPageProps) => {
  const { form, person, duties, today } = props
  const action = addressOf(props, 'hand-over')
  return (
    <FoldedForm form={form} which="leave" title="Hand over from a leaver" action={action} button="Hand everything over">
      <p class="govuk-body">
        What {person.name} is named for ({duties.length}) and the roles they hold pass to the successor. They can no
        longer enter after the last day.
      </p>
      <WhoField form={form} which="leave" name="successor_id" label="Who takes over" />
      <Day form={form} which="leave" name="left_on" label="Last day" initial={today} />
      <Why form={form} which="leave" />
    </FoldedForm>
  )
}

const SignOutForm = (props: PersonPageProps) => {
  const { form, person } = props
  const action = addressOf(props, 'end-sessions')
  return (
    <FoldedForm form={form} which="out" title="Sign out everywhere" action={action} button="End all their sessions">
      <p class="govuk-body">
        For a lost device or a misused account: {person.name} is signed out at once, wherever they are, in every council
        of theirs. They can sign in again. Their tokens stay, and are ended on the page of tokens.
      </p>
      <Why form={form} which="out" />
    </FoldedForm>
  )
}
