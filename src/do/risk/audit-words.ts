import { parsePeriodKey, printPeriod } from '#kernel/period.ts'
import { type AuditWords, fieldsOf, textOf } from '#platform/audit/door.ts'

/** How the audit log tells of risks. */
export const riskAuditWords: AuditWords = {
  'risk.assess': {
    title: 'Assess a risk',
    tell: ({ subject_id, before, after }) => {
      const [code = '', key = ''] = subject_id.split(' ')
      const period = parsePeriodKey(key)
      const fields = fieldsOf(after)
      const what = `the risk ${textOf(fields, 'name') ?? ''} (${code}) for ${period ? printPeriod(period) : key}`
      if (fields.unchanged === true) return `stated that ${what} has not changed: ${scored(after)}`
      return before === null
        ? `assessed ${what}: ${scored(after)}`
        : `assessed ${what}: ${scored(after)}, before ${scored(before)}`
    },
  },
}

/** '3 × 4', or the colour where there are no scores. */
const scored = (kept: unknown): string => {
  const fields = fieldsOf(kept)
  const [likelihood, impact] = [textOf(fields, 'current_likelihood'), textOf(fields, 'current_impact')]
  return likelihood === null || impact === null ? (textOf(fields, 'rag') ?? 'not rated') : `${likelihood} × ${impact}`
}
