import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of imports. */
export const importAuditWords: AuditWords = {
  'imports.import': {
    title: 'Import a file',
    tell: ({ after }) => {
      const fields = fieldsOf(after)
      const file = `${textOf(fields, 'file')} (${textOf(fields, 'kind')})`
      if (textOf(fields, 'already') !== null) return `offered ${file} again; nothing changed`
      return `imported ${file}: ${textOf(fields, 'rows_read')} rows read, ${textOf(fields, 'rows_changed')} changed`
    },
  },
}
