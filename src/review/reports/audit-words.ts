import { parsePeriodKey, printPeriod } from '#kernel/period.ts'
import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of reports. */
export const reportAuditWords: AuditWords = {
  'reports.write-text': {
    title: 'Write part of a report',
    tell: ({ subject_id, after }) => {
      const [part, text] = Object.entries(fieldsOf(after))[0] ?? []
      const what = `“${part}” of ${reportWords(subject_id)}`
      return text === '' ? `put the generated words of ${what} back` : `wrote ${what}`
    },
  },
  'reports.release': {
    title: 'Release a report',
    tell: ({ subject_id, after }) => {
      const fields = fieldsOf(after)
      return `released ${reportWords(subject_id)}, issue ${textOf(fields, 'issue')}, as ${textOf(fields, 'signed_as')}`
    },
  },
}

/** 'quarterly/2026-27-Q2/cabinet' → 'the quarterly report Q2 2026/27 to cabinet'. */
export const reportWords = (subject_id: string): string => {
  const [product = '', key = '', body = ''] = subject_id.split('/')
  const period = parsePeriodKey(key)
  return `the ${product.replaceAll('-', ' ')} report ${period ? printPeriod(period) : key} for ${body.replaceAll('-', ' ')}`
}
