import { type AuditWords, dayOf, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of appraisals: that one took place and when, and never what was said. */
export const appraisalAuditWords: AuditWords = {
  'appraisals.record': {
    title: 'Record an appraisal',
    tell: ({ after }) => `recorded that an appraisal ${ofWhom(after)}`,
  },
  'appraisals.correct': {
    title: 'Correct the record of an appraisal',
    tell: ({ after }) => `corrected the record that an appraisal ${ofWhom(after)}`,
  },
}

const ofWhom = (after: unknown): string => {
  const kept = fieldsOf(after)
  return `of ${textOf(kept, 'name')} was held on ${dayOf(kept, 'held_on')}`
}
