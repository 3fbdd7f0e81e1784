import { z } from 'zod'
import { code, illustrative, text } from './common.ts'

const rating = z.enum(['red', 'amber', 'green'])

const band = z.strictObject({ name: text, from: z.int().min(1), to: z.int().min(1), status: rating })

const matrix = z.strictObject({
  likelihood: z.array(text).min(3).max(6).describe('Words from the least likely to the most'),
  impact: z.array(text).min(3).max(6).describe('Words from the slightest to the gravest'),
  score: z
    .union([z.literal('product'), z.strictObject({ cells: z.array(z.array(z.int().min(1))).min(3) })])
    .describe('Likelihood times impact, or a table of scores: a row for each likelihood'),
  bands: z.array(band).min(2),
  illustrative: illustrative.optional(),
})

/** For councils that publish a colour and no likelihood or impact. */
const judged = z.strictObject({
  ratings: z.array(z.strictObject({ name: text, status: rating })).min(2),
  after: z.enum(['mitigation', 'no-controls']).default('mitigation'),
})

const register = z.strictObject({
  code,
  name: text,
  level: z.enum(['corporate', 'directorate', 'service', 'project', 'partnership']),
  above: code.optional().describe('The register that this one feeds from'),
})

export const risk = z.strictObject({
  matrix: matrix.optional(),
  judged: judged.optional(),
  registers: z.array(register).min(1),
  appetite_max: z.int().min(1).optional(),
  return: z.strictObject({
    every: z.enum(['month', 'quarter', 'half-year']),
    working_days: z.int().min(1).max(60).describe('Due this many working days after the period ends'),
    per: z.enum(['council', 'directorate', 'service']).default('directorate'),
    covers: text.default('what changed in the period; "no change" is a statement that a person makes'),
    illustrative: illustrative.optional(),
  }),
  opportunities: z.boolean().default(false),
  owner_reviews: z.enum(['month', 'quarter', 'half-year', 'year']).default('quarter'),
  policy_changes_assessed: z.boolean().optional(),
  route: z.array(code).min(1).describe('Codes of the bodies that see the register, in order'),
  champion: text.optional(),
  illustrative: illustrative.optional(),
})
