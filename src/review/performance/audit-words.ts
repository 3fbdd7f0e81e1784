import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of statuses as they were published. */
export const performanceAuditWords: AuditWords = {
  'performance.record-published': {
    title: 'Record published statuses',
    tell: ({ subject_id, after }) => {
      const fields = fieldsOf(after)
      return `recorded ${textOf(fields, 'rows')} statuses as published in ${subject_id}, ${textOf(fields, 'changed')} of them new or changed`
    },
  },
}
