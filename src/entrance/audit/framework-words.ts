import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of framework files. */
export const frameworkAuditWords: AuditWords = {
  'framework.adopt': {
    title: 'Adopt a framework file',
    tell: ({ after }) => {
      const fields = fieldsOf(after)
      return `put ${textOf(fields, 'file_name')} into force as version ${textOf(fields, 'version')} of the framework`
    },
  },
}
