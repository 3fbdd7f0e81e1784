import { z } from 'zod'
import { code, illustrative, text } from './common.ts'

const levels = z.array(text).min(1).describe('From the whole council down')

export const budget = z.strictObject({
  revenue: z.strictObject({ levels, every: z.enum(['month', 'quarter']).default('month') }),
  capital: z.strictObject({ levels }).optional(),
  hra: z.boolean().default(false).describe('Keeps a Housing Revenue Account'),
  reserves: z.boolean().default(true),
  savings: text.optional().describe("The council's name for its savings or efficiency programme"),
  treasury: z.boolean().default(false),
  sign: z.enum(['over-is-positive', 'under-is-positive']).default('over-is-positive'),
  explain_variance_over: z.strictObject({ pct: z.number().positive(), pence: z.int().positive() }),
  high_risk: z.strictObject({ reviewed: z.enum(['month', 'quarter']), by: code, meaning: text }).optional(),
  plan: code.optional().describe('The financial plan among the documents'),
  allocated_to: code.describe('The plan level that shows its money beside its measures'),
  meetings: z
    .array(z.strictObject({ code, name: text, every: z.enum(['month', 'quarter']), who: z.array(code).min(1) }))
    .optional(),
  illustrative: illustrative.optional(),
})
