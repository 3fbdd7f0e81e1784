import { type AuditNames, type AuditWords, fieldsOf, periodWords, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of reports. */
export const reportAuditWords: AuditWords = {
  'reports.write-text': {
    title: 'Write part of a report',
    tell: ({ subject_id, after }, names) => {
      const [part, text] = Object.entries(fieldsOf(after))[0] ?? []
      const what = `“${part}” of ${reportWords(subject_id, names)}`
      return text === '' ? `put the generated words of ${what} back` : `wrote ${what}`
    },
  },
  'reports.release': {
    title: 'Release a report',
    tell: ({ subject_id, after }, names) => {
      const fields = fieldsOf(after)
      return `released ${reportWords(subject_id, names)}, issue ${textOf(fields, 'issue')}, as ${textOf(fields, 'signed_as')}`
    },
  },
}

/** 'quarterly/2026-27-Q2/cabinet' → 'the Quarterly report Q2 2026/27 for Cabinet'. */
export const reportWords = (subject_id: string, { named }: Pick<AuditNames, 'named'>): string => {
  const [product = '', key = '', body = ''] = subject_id.split('/')
  return `the ${named('product', product)} ${periodWords(key)} for ${named('body', body)}`
}
