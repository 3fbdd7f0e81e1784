import { z } from 'zod'
import { code, illustrative, month, text } from './common.ts'

export const arrangementKinds = [
  'scrutiny',
  'task-and-finish',
  'spotlight',
  'clinic',
  'challenge-board',
  'management-team',
  'one-to-one',
  'performance-monitors',
  'partnership',
  'peer-review',
  'self-assessment',
  'accreditation',
  'member-forum',
  'ward-walk',
] as const

const arrangement = z.strictObject({
  code,
  name: text,
  kind: z.enum(arrangementKinds),
  body: code.optional(),
  units: z.array(code).optional().describe('Only in these parts of the organisation'),
  times_a_year: z.int().positive().optional(),
  at_most: z.boolean().optional().describe('times_a_year is a limit, not a promise'),
  months: z.array(month).optional(),
  looks_at: text,
  trigger: text.optional(),
  invites: z.array(code).optional().describe('Codes of roles'),
  ends_in: z.array(z.enum(['report', 'action-plan', 'recommendations', 'notes', 'published-account'])).optional(),
  recommendations_to: z.array(code).optional().describe('Codes of bodies'),
  illustrative: illustrative.optional(),
})

export const challenge = z.strictObject({
  arrangements: z.array(arrangement).min(1),
  questions: z.strictObject({
    answered: text,
    within_working_days: z.int().positive(),
    illustrative: illustrative.optional(),
  }),
  response_days: z.int().positive().describe('Days in which a body must answer a recommendation'),
  tools: z.array(z.strictObject({ code, name: text })).default([]),
  recovery_plan_when: text.optional(),
  illustrative: illustrative.optional(),
})

export const people = z.strictObject({
  scheme: text,
  holds: z.array(text).min(1),
  cycle: z.array(z.strictObject({ code, what: text, month })).default([]),
  linked_to: text,
  surveys: z.array(text).optional(),
  case_studies: z.boolean().default(false).describe('Staff may offer case studies for the annual report'),
  recognition: z.boolean().default(false),
  briefings: z.array(text).optional(),
  illustrative: illustrative.optional(),
})
