import { z } from 'zod'

/**
 * What a council's `series.yaml` may say of each measure: its definition, where its figures start and end, and what goes
 * wrong on the way. The last figures are written by hand, so that what the services say of them is true of them.
 */
const figure = z.number()
const periodKey = z.string().regex(/^\d{4}/)
const words = z.strictObject({ why: z.string(), remedy: z.string(), by: z.string(), owner: z.string() })

const measure = z.strictObject({
  code: z.string(),
  name: z.string(),
  is: z.string().describe('unit | decimals | polarity | frequency | accumulation | type'),
  kind: z.string().optional(),
  level: z.enum(['strategic', 'operational']).default('strategic'),
  service: z.string(),
  objectives: z.array(z.string()),
  def: z.string(),
  system: z.string().default(''),
  supplier: z.string().default(''),
  lead: z.int().positive().optional().describe('working days after the end of the period'),
  from: figure.optional().describe('the first figure; of a year-to-date measure, the first full year'),
  last: z.array(figure).default([]).describe('the latest figures, exactly as reported'),
  story: z.record(periodKey, z.string()).default({}),
  least: figure.default(0).describe('the history and the forecast never fall below it'),
  noise: figure.default(2).describe('spread of the history, in per cent of its level'),
  season: z.array(figure).default([]).describe('added by quarter of the year'),
  shocks: z.record(periodKey, figure).default({}).describe('added in one period'),
  of: z.int().positive().optional().describe('about how many cases a percentage is counted of'),
  profile: z.array(figure).default([25, 50, 75, 100]),
  target: z.union([figure, z.string(), z.record(z.string(), figure)]).optional(),
  upper: figure.optional(),
  tolerance: z.string().default(''),
  target_reason: z.string().default(''),
  target_was: z.strictObject({ value: figure, from: periodKey, reason: z.string() }).optional(),
  forecast: figure.optional(),
  late: z.boolean().default(false),
  provisional: z.boolean().default(false),
  revised: z.strictObject({ period: periodKey, was: figure, reason: z.string() }).optional(),
  missing: z.record(periodKey, z.string()).default({}),
  suppressed: z.array(periodKey).default([]),
  why: z.string().optional(),
  remedy: z.string().optional(),
  by: z.string().optional(),
  owner: z.string().optional(),
  q1: words.partial().optional(),
})

const seriesFile = z.strictObject({
  seed: z.int(),
  owners: z.record(z.string(), z.string()).describe('a person of the cast by service; "others" for the rest'),
  measures: z.array(measure),
})

export type Measure = z.output<typeof measure>
export type Series = z.output<typeof seriesFile>

/** Reads the parsed YAML of a `series.yaml`. Throws with every fault. */
export const readSeries = (parsed: unknown): Series => seriesFile.parse(parsed)

export type Shape = {
  unit: string
  decimals: number
  polarity: string
  frequency: 'month' | 'quarter' | 'half-year' | 'year'
  accumulation: string
  type: string
}

const frequencies = ['month', 'quarter', 'half-year', 'year'] as const

/** The parts of `is`, with quarter, in-period and output where they are left out. */
export const shapeOf = (m: Measure): Shape => {
  const [
    unit = '',
    decimals = '0',
    polarity = 'higher',
    often = 'quarter',
    accumulation = 'in-period',
    type = 'output',
  ] = m.is.split('|').map((part) => part.trim())
  const frequency = frequencies.find((one) => one === often)
  if (frequency === undefined) throw new Error(`${m.code}: "${often}" is no frequency`)
  return { unit, decimals: Number(decimals), polarity, frequency, accumulation, type }
}
