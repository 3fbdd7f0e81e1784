import { z } from 'zod'
import { code, councilIds, illustrative, quartersOf, text } from './common.ts'

/** In the order a report takes them unless the product says otherwise. */
export const sectionCodes = [
  'summary',
  'exceptions',
  'priorities',
  'delivery',
  'services',
  'revenue',
  'capital',
  'treasury',
  'risks',
  'complaints',
  'workforce',
  'health-and-safety',
  'benchmarks',
  'case-studies',
  'data-quality',
  'changes',
  'glossary',
] as const

export type SectionCode = (typeof sectionCodes)[number]

const sections = z.array(z.enum(sectionCodes)).min(1)

export const product = z.strictObject({
  code,
  name: text,
  frequency: z.enum(['monthly', 'quarterly', 'half-yearly', 'annual']),
  sections,
  within: code.optional().describe('Printed as part of this other product, in the periods its audience rows name'),
  public: z.boolean(),
  months: z.array(z.int().min(1).max(12)).optional().describe('When it is issued, if it goes to no meeting'),
  about: text.optional(),
  illustrative: illustrative.optional(),
})

export const audienceRow = z.strictObject({
  product: code,
  body: code,
  when: z.enum(['monthly', 'quarterly', 'half-yearly', 'annual']),
  quarters: quartersOf
    .optional()
    .describe('Only these quarters; half-yearly means 2 and 4, annual means 4, when absent'),
  sections: sections.optional().describe('Only these sections; all those of the product when absent'),
  before: code.optional().describe('Sees the report before this body does, to check and challenge it'),
  after: code.optional().describe('Receives the report only after this body has met on it'),
  presented_by: z.array(code).optional().describe('Codes of roles'),
  withheld: text.optional().describe('Why this body does not receive the product'),
  councils: councilIds.optional(),
  illustrative: illustrative.optional(),
})

/** The committee report form in the order it is printed (South Oxfordshire and Vale, 2020; every council has one). */
export const reportFields = [
  'recommendations',
  'purpose',
  'strategic-objectives',
  'background',
  'financial-implications',
  'legal-implications',
  'risk-implications',
  'other-implications',
  'conclusion',
  'background-papers',
  'wards-affected',
  'contact-officers',
] as const

export type ReportField = (typeof reportFields)[number]

export const reportForm = z.strictObject({ fields: z.array(z.enum(reportFields)).min(1) })

const channel = z.strictObject({
  code,
  name: text,
  carries: text,
  every: z.enum(['week', 'two-months', 'month', 'quarter', 'four-months', 'half-year', 'year', 'always']),
  to: z.enum(['residents', 'members', 'staff', 'partners']).default('residents'),
  illustrative: illustrative.optional(),
})

const survey = z.strictObject({
  code,
  name: text,
  of: text,
  every: z.enum(['quarter', 'year', 'two-years', 'when-needed']),
  feeds: text,
})

export const publishing = z.strictObject({
  site: z.boolean().default(true),
  open_data: z.boolean().default(true),
  subscriptions: z.boolean().default(false).describe('Residents may ask for progress updates by email'),
  summary_versions: z.boolean().default(false),
  channels: z.array(channel).default([]),
  surveys: z.array(survey).default([]),
  framework_document: z.strictObject({ audience: text, sections: z.array(text).min(1) }).optional(),
  benchmarking: z.array(text).optional(),
  questions: z.array(text).optional().describe('What the reports must help a reader to answer'),
})
