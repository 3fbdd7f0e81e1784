import { z } from 'zod'
import { illustrative, text } from './common.ts'

/** Kinds of record that a rule may dispose of. Figures, targets and released reports are never among them. */
export const recordTypes = [
  'audit-log',
  'refused-attempts',
  'request-keys',
  'events',
  'appraisals',
  'invitations',
] as const

/** In days, what auditors need to find somebody out: whoever edits the framework may not have their own traces disposed of. */
const shortest: Readonly<Partial<Record<(typeof recordTypes)[number], number>>> = {
  'audit-log': 365,
  'refused-attempts': 90,
}
const daysIn: Readonly<Record<string, number>> = { days: 1, months: 30, years: 365 }

export const retentionRule = z
  .strictObject({
    record: z.enum(recordTypes),
    keep: z.string().regex(/^[1-9]\d* (days|months|years)$/, 'must be a time such as 7 years, 13 months or 30 days'),
    why: text,
    illustrative: illustrative.optional(),
  })
  .superRefine(({ record, keep }, context) => {
    const [count = '', unit = ''] = keep.split(' ')
    const least = shortest[record] ?? 0
    if (Number(count) * (daysIn[unit] ?? 0) >= least) return
    const message = `must be ${least} days at least, so that auditors find what was done`
    context.addIssue({ code: 'custom', path: ['keep'], message })
  })
