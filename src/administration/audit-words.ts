import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of people who were added. */
export const administrationAuditWords: AuditWords = {
  'administration.add-person': {
    title: 'Add a person',
    tell: ({ after }) => {
      const { roles, ...person } = fieldsOf(after)
      const held = (Array.isArray(roles) ? roles : []).map(roleWords)
      const as = held.length === 0 ? 'without a role' : `as ${held.join(', ')}`
      return `added ${textOf(person, 'name')} (${textOf(person, 'email')}) ${as}`
    },
  },
}

const roleWords = (role: unknown): string => {
  const held = fieldsOf(role)
  const scope = textOf(held, 'scope_code') ?? ''
  return `${textOf(held, 'role_code')}${scope === '' ? '' : ` in ${scope}`}`
}
