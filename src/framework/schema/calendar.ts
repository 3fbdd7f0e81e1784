import { z } from 'zod'
import { code, councilIds, illustrative, isoDate, month, monthDay, text } from './common.ts'

const due = z.union([
  z.strictObject({ working_days: z.int().min(0).max(120), after: z.literal('period-end') }),
  z.strictObject({ date: monthDay }),
])

export const dueKinds = [
  'operational',
  'strategic',
  'partner',
  'finance',
  'risk',
  'targets',
  'plan',
  'budget',
  'people',
  'quality',
  'publishing',
] as const

/** Something owed every period: a return, a target proposal, a proforma review. */
const rule = z.strictObject({
  code,
  name: text,
  for: z.enum(dueKinds),
  every: z.enum(['month', 'quarter', 'half-year', 'year']),
  due,
  enables: text.optional().describe('What it makes possible'),
  longer_when_declared: z.boolean().optional().describe("A measure's own declared lead time may be longer"),
  illustrative: illustrative.optional(),
})

const stage = z.strictObject({
  code,
  name: text,
  by: code.describe('Code of the role that does it'),
  working_days_before_dispatch: z.int().min(0).max(60),
})

/** One step of the year: by the end of that month, or at that month's meeting of the body. */
const cycleStep = z.strictObject({
  code,
  what: text,
  stage: z.enum(['plan', 'do', 'review', 'revise']),
  month,
  body: code.optional(),
  document: code.optional(),
  councils: councilIds.optional(),
  illustrative: illustrative.optional(),
})

export const calendar = z.strictObject({
  rules: z.array(rule).min(1),
  stages: z.strictObject({
    steps: z
      .array(stage)
      .min(1)
      .describe('Clearance steps, counted back in working days from the day the agenda goes out'),
    illustrative: illustrative.optional(),
  }),
  agenda_dispatch: z
    .strictObject({ clear_working_days: z.int().min(0).max(20).default(5), source: text.optional() })
    .prefault({})
    .describe(
      'Clear working days between dispatch and meeting: neither day counts (Local Government Act 1972, section 100B)',
    ),
  closures: z.array(isoDate).default([]).describe('Days the offices are closed besides weekends and bank holidays'),
  cycle: z.array(cycleStep).default([]),
})
