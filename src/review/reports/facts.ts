import type { Body, Framework, Product, SectionCode } from '#framework/door.ts'
import type { Period } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { StatusRow } from '#review/performance/door.ts'
import type { Withheld } from '#review/withheld/door.ts'

/**
 * All that one report is built from, read once: whoever has these facts can write the report without asking anything
 * else. Values are decimal strings, money whole pence, dates ISO days.
 */
export type ReportFacts = {
  council: { id: string; name: string; colour: string; illustrative: string | null; figures_source: string | null }
  framework: Framework
  product: Product
  body: Body
  period: Period
  /** What the audience matrix gives this body, in order. */
  sections: readonly SectionCode[]
  today: string
  /** When the body meets on the report; null when the calendar does not say. */
  meeting: { date: string; illustrative: boolean } | null
  items: PlanItemFact[]
  links: { parent_code: string; child_code: string }[]
  measures: MeasureFact[]
  actions: ActionFact[]
  budget: BudgetFact[]
  risks: RiskFact[]
  revisions: RevisionFact[]
  target_changes: TargetChangeFact[]
  /** What is withheld from release and would belong here, first withheld first. */
  withheld: readonly Withheld[]
  /** Whether the report goes to officers alone, who are given what is withheld. */
  inside: boolean
  /** What people wrote in place of the generated words, by part. */
  texts: Readonly<Record<string, string>>
}

export type PlanItemFact = { item_code: string; level_code: string; name: string; illustrative: boolean }

/** A figure as it was judged: a row of measure_status, less the measure it is of. */
export type JudgedPoint = Omit<StatusRow, 'measure_code'>

export type CommentaryFact = {
  what_happened: string
  why: string
  remedy: string
  remedy_by: string | null
  remedy_owner: string
  /** Whether the figure has been given again since this was written. */
  of_earlier_figure: boolean
}

export type MeasureDescription = {
  measure_code: string
  name: string
  unit: string
  decimals: number
  polarity: 'higher' | 'lower' | 'plan' | 'range' | 'contextual'
  frequency: Period['kind']
  accumulation: 'in-period' | 'year-to-date' | 'rolling' | 'snapshot'
  level: 'strategic' | 'operational'
}

export type MeasureFact = MeasureDescription & {
  unit_name: string | null
  illustrative: boolean
  item_codes: string[]
  /** As it stands in this report: the judgement when a figure of the period is in, otherwise why there is none. */
  status: StatusCode
  /** The newest figure at the end of the period, which may be of an earlier one; null when there has never been one. */
  latest: JudgedPoint | null
  /** Up to nine figures, oldest first, the latest last. */
  points: JudgedPoint[]
  /** Of the latest figure. */
  commentary: CommentaryFact | null
  signed_off: boolean
  /** Where the latest figure came from, in words. */
  source: string
  /** Why the measure has the status it has, in one sentence. */
  sentence: string
  /** What the council itself printed for the latest figure, when it is known. */
  published: { status: StatusCode; printed_as: string; reason: string } | null
}

export type ActionFact = {
  action_code: string
  name: string
  item_code: string | null
  lead: string
  due_text: string
  due_on: string | null
  /** Null when nobody has said anything of it in the period. */
  progress: {
    stage: 'not-started' | 'in-progress' | 'complete' | 'stopped'
    percent_complete: string | null
    status: 'on-target' | 'near-target' | 'off-target'
    comment: string
  } | null
}

export type BudgetFact = {
  line_code: string
  budget: 'revenue' | 'capital' | 'hra'
  name: string
  unit_name: string | null
  /** When the position is of, which may be a month within the report's period. */
  period_key: string
  high_risk: boolean
  original_pence: number | null
  revised_pence: number
  actual_pence: number | null
  /** Null where only the spend so far is known. */
  forecast_pence: number | null
  explanation: string
}

export type RiskScores = {
  current_likelihood: number | null
  current_impact: number | null
  target_likelihood: number | null
  target_impact: number | null
  rag: 'red' | 'amber' | 'green' | null
}

export type RiskFact = {
  risk_code: string
  register: string
  name: string
  is_opportunity: boolean
  owner: string
  appetite_max: number | null
  closed_on: string | null
  closed_reason: string
  now: (RiskScores & { controls: string; comment: string }) | null
  before: RiskScores | null
}

export type RevisionFact = {
  measure_code: string
  period_key: string
  version: number
  was: string | null
  is: string | null
  reason: string
  entered_on: string
}

export type TargetChangeFact = {
  measure_code: string
  period_key: string
  was: string | null
  is: string | null
  reason: string
  set_on: string
}
