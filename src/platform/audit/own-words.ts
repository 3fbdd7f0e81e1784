import { type AuditWords, fieldsOf, textOf } from './words.ts'

/** How the log tells of what is done to the log itself, and of what was read. */
export const auditOwnWords: AuditWords = {
  'audit.read': {
    title: 'Read confidential content',
    tell: ({ subject_kind, subject_id, after }) =>
      `read ${textOf(fieldsOf(after), 'what') ?? `${subject_kind} ${subject_id}`}`,
  },
  'audit.export': {
    title: 'Take a copy of the audit log',
    tell: ({ after }) => {
      const kept = fieldsOf(after)
      const filters = fieldsOf(kept.filters)
      const chosen = Object.keys(filters).map((name) => `${name} ${textOf(filters, name)}`)
      const which = chosen.length === 0 ? '' : ` (${chosen.join(', ')})`
      const what = textOf(kept, 'of') === 'sign-ins' ? 'the list of sign-ins and attempts' : 'the audit log'
      return `took a copy of ${what}${which} as ${textOf(kept, 'format')}: rows ${textOf(kept, 'rows')}`
    },
  },
  'audit.dispose': {
    title: 'Dispose of records past their time',
    tell: ({ after }) => {
      const kept = fieldsOf(after)
      return `disposed of ${textOf(kept, 'rows_disposed')} records (${textOf(kept, 'record')}) older than ${textOf(kept, 'rule')}`
    },
  },
}
