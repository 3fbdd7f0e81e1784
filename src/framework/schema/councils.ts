import { z } from 'zod'
import { code, isoDate, text } from './common.ts'

export const council = z.strictObject({
  id: code.describe('First part of every address of the council: /stroud/…'),
  name: text,
  short_name: text,
  brand_colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1d70b8'),
  website: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  published_figures: z
    .boolean()
    .default(false)
    .describe("True when the demonstration shows the council's own published figures"),
  source: text.optional().describe('Where the published figures come from, in words'),
})

export const source = z.strictObject({
  document: text,
  date: text.describe('As the document gives it: a day, a month or a year'),
  note: text,
})

/**
 * The product's own words, used where a council has none of its own. The left side is what the program asks for.
 */
export const defaultWords = {
  measure: 'measure',
  measures: 'measures',
  operational_measure: 'operational measure',
  operational_measures: 'operational measures',
  objective: 'objective',
  objectives: 'objectives',
  priority: 'priority',
  priorities: 'priorities',
  action: 'action',
  actions: 'actions',
  plan: 'corporate plan',
  delivery_plan: 'annual delivery plan',
  service_plan: 'service plan',
  service_plans: 'service plans',
  target: 'target',
  targets: 'targets',
  proforma: 'measure definition',
  return: 'return',
  risk_return: 'risk return',
  risk_register: 'corporate risk register',
  recovery_plan: 'recovery plan',
  appraisal: 'appraisal',
  appraisals: 'appraisals',
  quarterly_report: 'quarterly performance report',
  annual_report: 'annual performance report',
  framework: 'performance management framework',
  financial_plan: 'medium term financial plan',
  scrutiny: 'scrutiny',
} as const

export type Term = keyof typeof defaultWords

export const terms = Object.keys(defaultWords) as [Term, ...Term[]]

export const vocabulary = z.partialRecord(z.enum(terms), text)

export const year = z.strictObject({ basis: z.enum(['financial', 'calendar', 'academic']).default('financial') })

export const principle = z.strictObject({
  code,
  name: text,
  meaning: text,
  shown_by: text.describe('How anyone can see in the product that the principle is kept'),
})

const stageOfCycle = z.strictObject({
  code: z.enum(['plan', 'do', 'review', 'revise']),
  name: text,
  what: z.array(text).min(1),
})

/** The cycle a framework describes in words; the dated cycle is `calendar.cycle`. */
export const model = z.strictObject({ name: text, stages: z.array(stageOfCycle).min(1) })

export const acceptanceRow = z.strictObject({
  row: z.string().regex(/^(ST|SS|SD|SV|SN)\d{1,2}$/),
  keys: z
    .array(text)
    .min(1)
    .describe('Key paths of this file that declare the row, such as calendar.rules.operational-returns'),
})

export const versionOfDocument = z.strictObject({ version: text, date: isoDate, issued_by: text, changes: text })
