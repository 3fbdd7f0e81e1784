import { z } from 'zod'
import { code, councilIds, illustrative, month, text } from './common.ts'

/** What a role may do. The list is closed: access control asks for exactly these words. */
export const capabilities = [
  'values.enter',
  'values.check',
  'values.sign-off',
  'targets.set',
  'measures.define',
  'plan.edit',
  'actions.update',
  'budget.enter',
  'risks.enter',
  'import',
  'reports.draft',
  'reports.release',
  'framework.edit',
  'see.unreleased',
  'audit.read',
  'people.edit',
] as const

export type Capability = (typeof capabilities)[number]

const unit = z.strictObject({
  code,
  name: text,
  kind: z.enum(['directorate', 'division', 'service', 'team']),
  parent: code.optional(),
  illustrative: illustrative.optional(),
})

export const organisation = z.strictObject({
  shared_officers: z.boolean().optional().describe('One officer team serves all the councils of the file'),
  units: z.array(unit).min(1),
})

export const role = z.strictObject({
  code,
  name: text,
  duties: z.array(text).min(1),
  may: z.array(z.enum(capabilities)).default([]),
  second_factor: z
    .literal('required')
    .optional()
    .describe('Whoever holds the role and signs in by password shows a code or a passkey as well'),
  per: z
    .enum(['committee', 'directorate', 'division', 'service', 'portfolio', 'measure', 'register', 'council'])
    .optional(),
  count: z.int().positive().optional(),
  illustrative: illustrative.optional(),
})

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

/** 'The third Tuesday of these months'; a bank holiday moves the meeting to the next working day. */
export const meetings = z.strictObject({
  weekday: z.enum(weekdays),
  nth: z.union([z.int().min(1).max(4), z.literal('last')]),
  months: z.array(month).min(1),
  note: text.optional(),
  illustrative: illustrative.optional(),
})

export const bodyKinds = [
  'council',
  'cabinet',
  'scrutiny',
  'audit',
  'committee',
  'leadership',
  'portfolio',
  'partnership',
  'public',
  'staff',
] as const

export const body = z.strictObject({
  code,
  name: text,
  kind: z.enum(bodyKinds),
  plays: z.array(code).optional().describe('Other codes it answers to, such as cabinet in a committee system'),
  councils: councilIds.optional(),
  joint: z.boolean().optional().describe('One body for all its councils together'),
  count: z.int().positive().optional().describe('How many bodies of this name there are'),
  under: code.optional(),
  members: text.optional(),
  monitors: z.int().positive().optional().describe('Members named to watch performance and report back to the body'),
  duties: z.array(text).optional(),
  meetings: meetings.optional(),
  illustrative: illustrative.optional(),
})
