import { z } from 'zod'
import { ratedStatuses, statusCodes } from '#kernel/status.ts'
import { decimalText, illustrative, isoDate, text } from './common.ts'

/** How far is "within": points of the unit, a percentage of the target, an amount, or a floor value set on each measure. */
const margin = z.strictObject({ kind: z.enum(['percent', 'points', 'absolute', 'floor']), value: decimalText })

const tolerance = margin.extend({ words: text.optional().describe('As a member would read it') })

const rule = z.strictObject({
  from: isoDate.describe('In force from this day; history keeps the rule of its own day'),
  tolerance,
  green_band: margin.optional().describe('A miss within this still counts as on target'),
  exceeded_band: margin.optional().describe('Better than target by more than this counts as exceeded'),
  amber_when: z.enum(['within-tolerance', 'no-worse-than-last-year']).default('within-tolerance'),
  rate: z.enum(['unrounded', 'displayed']).default('unrounded'),
  set_by: text.optional(),
  illustrative: illustrative.optional(),
})

export const status = z.strictObject({
  rules: z.array(rule).min(1),
  words: z.partialRecord(z.enum(statusCodes), text).default({}),
  colours: z
    .partialRecord(z.enum(ratedStatuses), z.enum(['blue', 'green', 'amber', 'red', 'pink', 'gold']))
    .default({}),
  direction: z.strictObject({ dead_band: margin }).optional(),
  missing_after_working_days: z
    .int()
    .positive()
    .optional()
    .describe('Late becomes missing after this many working days'),
  used_at: z
    .array(z.enum(['plan', 'service', 'individual']))
    .default(['plan', 'service'])
    .describe('Levels that share these words'),
  illustrative: illustrative.optional(),
})

export type StatusRule = z.output<typeof rule>
