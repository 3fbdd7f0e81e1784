import { type AuditEntry, type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of statuses as they were published. */
export const performanceAuditWords: AuditWords = {
  'performance.record-published': {
    title: 'Record published statuses',
    tell: (entry) => recorded('statuses', entry),
  },
  'performance.record-published-counts': {
    title: 'Record published counts',
    tell: (entry) => recorded('counts', entry),
  },
}

const recorded = (what: string, { subject_id, after }: AuditEntry): string => {
  const fields = fieldsOf(after)
  return `recorded ${textOf(fields, 'rows')} ${what} as published in ${subject_id}, ${textOf(fields, 'changed')} of them new or changed`
}
