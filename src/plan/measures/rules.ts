export const measureKinds = [
  'number',
  'percentage',
  'money',
  'rate',
  'ratio',
  'days',
  'yes-no',
  'milestone',
  'narrative',
] as const
export const polarities = ['higher', 'lower', 'plan', 'range', 'contextual'] as const
export const frequencies = ['week', 'four-week', 'month', 'quarter', 'half-year', 'year', 'term'] as const
export const accumulations = ['in-period', 'year-to-date', 'rolling', 'snapshot'] as const
export const measureLevels = ['strategic', 'operational'] as const
export const measureTypes = ['outcome', 'output', 'input', 'perception'] as const

export type MeasureKind = (typeof measureKinds)[number]

/** What is measured and how it is to be read. `objectives` are codes of plan items. */
export type Measure = {
  measure_code: string
  name: string
  kind: MeasureKind
  unit: string
  decimals: number
  polarity: (typeof polarities)[number]
  frequency: (typeof frequencies)[number]
  accumulation: (typeof accumulations)[number]
  level: (typeof measureLevels)[number]
  type: (typeof measureTypes)[number]
  unit_code: string | null
  owner_id: string | null
  definition: string
  source_system: string
  data_supplier: string
  lead_time_days: number | null
  illustrative: boolean
  source: string | null
  sort_order: number
  objectives: readonly string[]
}
