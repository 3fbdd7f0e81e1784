import { type AuditNames, type AuditWords, dayOf, fieldsOf, type NamedKind, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of people, their roles and units. */
export const administrationAuditWords: AuditWords = {
  'administration.add-person': {
    title: 'Add a person',
    tell: ({ after }, names) => {
      const { roles, ...person } = fieldsOf(after)
      const held = (Array.isArray(roles) ? roles : []).map((role) => roleWords(role, names))
      const as = held.length === 0 ? 'without a role' : `as ${held.join(', ')}`
      return `added ${textOf(person, 'name')} (${textOf(person, 'email')}) ${as}`
    },
  },
  'people.give-role': {
    title: 'Give a role',
    tell: ({ after, subject_id }, names) => {
      const held = fieldsOf(after)
      const until = dayOf(held, 'held_until')
      const days = `from ${dayOf(held, 'held_from')}${until === null ? '' : ` to ${until}`}`
      return `gave ${names.named('person', subject_id)} the role ${roleWords(held, names)}, ${days}`
    },
  },
  'people.end-role': {
    title: 'End a role',
    tell: ({ after, subject_id }, names) =>
      `ended the role ${roleWords(after, names)} of ${names.named('person', subject_id)} on ${dayOf(fieldsOf(after), 'held_until')}`,
  },
  'people.stand-in': {
    title: 'Name a stand-in',
    tell: ({ after, subject_id }, names) => {
      const days = fieldsOf(after)
      return `named ${textOf(days, 'stand_in')} to stand in for ${names.named('person', subject_id)} from ${dayOf(days, 'from')} to ${dayOf(days, 'until')}`
    },
  },
  'people.invite': {
    title: 'Invite to sign in',
    tell: ({ after, subject_id }, names) =>
      `invited ${names.named('person', subject_id)} to sign in by a letter to ${textOf(fieldsOf(after), 'email')}`,
  },
  'people.add-account': {
    title: 'Make an account with a password',
    tell: ({ after, subject_id }, names) =>
      `made an account for ${names.named('person', subject_id)}, ${textOf(fieldsOf(after), 'email')}, and chose its password`,
  },
  'people.forget-factors': {
    title: 'Forget lost second factors',
    tell: ({ subject_id }, names) =>
      `took every second factor and passkey off the account of ${names.named('person', subject_id)}`,
  },
  'people.hand-over': {
    title: 'Hand over from a leaver',
    tell: ({ after, subject_id }, names) => {
      const { moved, roles, ...left } = fieldsOf(after)
      const held = (Array.isArray(roles) ? roles : []).map((role) => `role ${roleWords(role, names)}`)
      const things = [...(Array.isArray(moved) ? moved : []).map(String), ...held].join('; ') || 'nothing'
      return `recorded that ${names.named('person', subject_id)} left on ${dayOf(left, 'left_on')} and handed over to ${textOf(left, 'successor')}: ${things}`
    },
  },
  'people.end-sessions': {
    title: 'Sign somebody out',
    tell: ({ after, subject_id }, names) =>
      `signed ${names.named('person', subject_id)} out everywhere, sessions ended: ${textOf(fieldsOf(after), 'sessions_ended')}`,
  },
  'people.change-post': {
    title: 'Add or change a post',
    tell: ({ before, after }) =>
      `${before === null ? 'added' : 'changed'} the post ${textOf(fieldsOf(after), 'title')}`,
  },
  'people.fill-post': {
    title: 'Fill a post',
    tell: ({ after }) => {
      const held = fieldsOf(after)
      const until = dayOf(held, 'held_until')
      const days = `from ${dayOf(held, 'held_from')}${until === null ? '' : ` to ${until}`}`
      return `gave ${textOf(held, 'holder')} the post ${textOf(held, 'title')}, ${days}`
    },
  },
  'people.vacate-post': {
    title: 'Make a post vacant',
    tell: ({ after, subject_id }, names) => {
      const left = fieldsOf(after)
      return `recorded that ${names.named('person', textOf(left, 'person_id') ?? '')} left the post ${names.named('post', subject_id)} on ${dayOf(left, 'held_until')}`
    },
  },
  'people.set-reports-to': {
    title: 'Say whom a post reports to',
    tell: ({ after }) => {
      const post = fieldsOf(after)
      const above = textOf(post, 'above')
      return `said that the post ${textOf(post, 'title')} reports to ${above ?? 'nobody'}`
    },
  },
  'people.name-manager': {
    title: 'Name a line manager',
    tell: ({ after, subject_id }, names) =>
      `named ${textOf(fieldsOf(after), 'manager') ?? 'nobody'} as the line manager of ${names.named('person', subject_id)}`,
  },
  'people.give-post-role': {
    title: 'Give a role to a post',
    tell: ({ after, subject_id }, names) =>
      `gave the post ${names.named('post', subject_id)} the role ${roleWords(after, names)}, from ${dayOf(fieldsOf(after), 'held_from')}`,
  },
  'people.end-post-role': {
    title: 'End a role of a post',
    tell: ({ after, subject_id }, names) =>
      `ended the role ${roleWords(after, names)} of the post ${names.named('post', subject_id)} on ${dayOf(fieldsOf(after), 'held_until')}`,
  },
  'people.change-unit': {
    title: 'Add or change a unit',
    tell: ({ before, after, subject_id }) => {
      const [was, unit] = [textOf(fieldsOf(before), 'name'), fieldsOf(after)]
      const name = textOf(unit, 'name')
      if (unit.planned === true)
        return `entered ahead of its day that ${subject_id} is ${name} from ${dayOf(unit, 'from')}`
      if (was === null) return `added the ${textOf(unit, 'kind')} ${name} (${subject_id})`
      return was === name
        ? `moved ${name} (${subject_id})`
        : `renamed ${was} (${subject_id}) to ${name}, from ${dayOf(unit, 'from')}`
    },
  },
  'people.withdraw-unit-change': {
    title: 'Withdraw a change of a unit that is ahead',
    tell: ({ before, subject_id }, names) =>
      `withdrew the change of ${names.named('unit', subject_id)} that was to come on ${dayOf(fieldsOf(before), 'from_day')}`,
  },
  'people.carry-out-unit-change': {
    title: 'Carry out a change of a unit on its day',
    tell: ({ before, after, subject_id }) => {
      const [was, unit] = [textOf(fieldsOf(before), 'name'), fieldsOf(after)]
      const name = textOf(unit, 'name')
      const day = dayOf(unit, 'from')
      if (was === null) return `added the ${textOf(unit, 'kind')} ${name} (${subject_id}), as entered for ${day}`
      if (was === name) return `moved ${name} (${subject_id}), as entered for ${day}`
      return `renamed ${was} (${subject_id}) to ${name}, as entered for ${day}`
    },
  },
}

/** 'Head of Service in Housing Services', 'Chief Executive for the whole council'. */
const roleWords = (role: unknown, { named }: AuditNames): string => {
  const held = fieldsOf(role)
  const name = named('role', textOf(held, 'role_code') ?? '')
  const [kind, code] = [textOf(held, 'scope_kind'), textOf(held, 'scope_code') ?? '']
  if (code === '') return kind === 'council' ? `${name} for the whole council` : name
  return `${name} in ${isNamed(kind) ? named(kind, code) : code}`
}

const isNamed = (kind: string | null): kind is NamedKind => scopeKinds.some((each) => each === kind)
const scopeKinds: readonly NamedKind[] = ['unit', 'body', 'plan', 'register', 'measure']
