import { z } from 'zod'
import { code, illustrative, text } from './common.ts'

export const proformaFields = [
  'definition',
  'targets',
  'past-performance',
  'target-rationale',
  'source-system',
  'method',
  'owner',
  'prepared-by',
] as const

const check = z.strictObject({
  code,
  name: text,
  when: z.enum(['entry', 'month', 'quarter', 'year']),
  by: code.optional().describe('Code of a role'),
  units: z.array(code).optional().describe('Only in these parts of the organisation'),
})

export const dataQuality = z.strictObject({
  policy: code.optional().describe('The policy among the documents'),
  dimensions: z.array(z.strictObject({ code, name: text, meaning: text })).min(1),
  proforma: z.strictObject({
    reviewed: z.enum(['year', 'two-years']).default('year'),
    signed_by: code.describe('Code of a role'),
    fields: z.array(z.enum(proformaFields)).min(1),
  }),
  provenance: z
    .array(z.enum(['source', 'prepared-by', 'prepared-on']))
    .default(['source', 'prepared-by', 'prepared-on']),
  checks: z.array(check).min(1),
  grades: z.array(z.strictObject({ code, name: text, meaning: text })).min(1),
  audit: z
    .strictObject({ by: code, programme: text, findings_followed: z.enum(['month', 'quarter', 'half-year']) })
    .optional(),
  statement: z
    .strictObject({ name: text, approved_by: code.optional(), month: z.int().min(1).max(12).optional() })
    .optional(),
  illustrative: illustrative.optional(),
})
