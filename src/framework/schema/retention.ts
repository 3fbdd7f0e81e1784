import { z } from 'zod'
import { illustrative, text } from './common.ts'

/** Kinds of record that a rule may dispose of. Figures, targets and released reports are never among them. */
export const recordTypes = ['audit-log', 'refused-attempts', 'request-keys', 'events', 'appraisals'] as const

export const retentionRule = z.strictObject({
  record: z.enum(recordTypes),
  keep: z.string().regex(/^[1-9]\d* (days|months|years)$/, 'must be a time such as 7 years, 13 months or 30 days'),
  why: text,
  illustrative: illustrative.optional(),
})
