import { z } from 'zod'
import { calendar } from './schema/calendar.ts'
import { challenge, people } from './schema/challenge.ts'
import { acceptanceRow, council, model, principle, source, vocabulary, year } from './schema/councils.ts'
import { budget } from './schema/finance.ts'
import { body, organisation, role } from './schema/organisation.ts'
import { evidence, measures, plan, planDocument, projects, servicePlans, targets } from './schema/plan.ts'
import { dataQuality } from './schema/quality.ts'
import { audienceRow, product, publishing, reportFields, reportForm } from './schema/reporting.ts'
import { retentionRule } from './schema/retention.ts'
import { risk } from './schema/risk.ts'
import { status } from './schema/status.ts'

/**
 * Everything a framework file may say. Unknown keys are refused, so that a slip of the pen is a fault with a line
 * number and never a setting silently ignored.
 */
export const frameworkSchema = z
  .strictObject({
    format: z.literal(1, 'must be 1, the only format there is'),
    title: z.string().min(1),
    councils: z.array(council).min(1),
    source,
    vocabulary: vocabulary.default({}),
    year: year.prefault({}),
    principles: z.array(principle).default([]),
    model: model.optional(),
    documents: z.array(planDocument).min(1),
    plan,
    evidence: z.array(evidence).default([]),
    measures,
    targets,
    service_plans: servicePlans,
    projects: projects.optional(),
    organisation,
    roles: z.array(role).min(1),
    bodies: z.array(body).min(1),
    products: z.array(product).min(1),
    audience: z.array(audienceRow).min(1),
    report_form: reportForm.default({ fields: [...reportFields] }),
    calendar,
    status,
    risk,
    budget,
    data_quality: dataQuality,
    challenge,
    people,
    publishing: publishing.prefault({}),
    retention: z
      .array(retentionRule)
      .default([])
      .describe('How long records of the system itself are kept; without a rule, for ever'),
    acceptance: z.array(acceptanceRow).default([]),
  })
  .describe('A performance management framework of one or more councils')

export type Framework = z.output<typeof frameworkSchema>
export type Council = Framework['councils'][number]
export type Body = Framework['bodies'][number]
export type Product = Framework['products'][number]
export type Role = Framework['roles'][number]
export type PlanDocument = Framework['documents'][number]

/** The JSON Schema that editors use to check a framework file while it is written. */
export const publishedSchema = () => ({
  title: 'Golden Thread framework file',
  ...z.toJSONSchema(frameworkSchema, { io: 'input', reused: 'inline' }),
})
