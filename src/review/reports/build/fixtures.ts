import { audienceFor, bodyOf, type Framework, productOf } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Block, ReportContent, Table } from '#review/reports/content.ts'
import type { BudgetFact, JudgedPoint, MeasureFact, ReportFacts, RiskFact } from '#review/reports/facts.ts'

/** Facts made by hand for tests: a small council in the second quarter of 2026/27, with nothing reported but what is given. */
export const factsOf = (
  framework: Framework,
  council_id: string,
  given: Partial<ReportFacts> = {},
  key = { product: 'quarterly', body: 'cabinet', period: '2026-27-Q2' },
): ReportFacts => {
  const period = periodOf(key.period)
  const product = productOf(framework, key.product)
  const body = bodyOf(framework, key.body, council_id)
  const audience = audienceFor(framework, key.product, key.body, period, council_id)
  const council = framework.councils.find((one) => one.id === council_id)
  if (!product || !body || !audience || !council) throw new Error('the framework gives no such report')
  return {
    council: {
      id: council_id,
      name: council.name,
      colour: council.brand_colour,
      illustrative: null,
      figures_source: null,
    },
    framework,
    product,
    body,
    period,
    sections: audience.sections,
    today: '2026-11-20',
    meeting: null,
    items: framework.plan.items.map(({ code, level, name }) => ({
      item_code: code,
      level_code: level,
      name,
      illustrative: false,
    })),
    links: framework.plan.items.flatMap((item) =>
      (item.parents ?? []).map((parent_code) => ({ parent_code, child_code: item.code })),
    ),
    measures: [],
    actions: [],
    budget: [],
    risks: [],
    revisions: [],
    target_changes: [],
    withheld: [],
    inside: false,
    texts: {},
    ...given,
  }
}

export const pointOf = (period_key: string, given: Partial<JudgedPoint> = {}): JudgedPoint => {
  const period = periodOf(period_key)
  return {
    period_key,
    period_start: period.start_on,
    period_end: period.end_on,
    value_version: 1,
    value: '91.2',
    value_text: null,
    state: 'final',
    judged_value: '91.2',
    target_value: '93',
    target_upper: null,
    target_text: null,
    tolerance_kind: 'points',
    tolerance_value: '2',
    tolerance_set_by: null,
    status: 'near-target',
    year_end_status: null,
    year_end_value: null,
    year_end_target: null,
    previous_value: null,
    previous_period_key: null,
    direction_previous: null,
    last_year_value: null,
    direction_last_year: null,
    ...given,
  }
}

export const measureOf = (
  measure_code: string,
  status: StatusCode,
  item_codes: string[],
  given: Partial<MeasureFact> = {},
): MeasureFact => {
  const latest = pointOf('2026-27-Q2', { status })
  return {
    measure_code,
    name: `Measure ${measure_code}`,
    unit: '%',
    decimals: 1,
    polarity: 'higher',
    frequency: 'quarter',
    accumulation: 'in-period',
    level: 'strategic',
    unit_name: 'Housing',
    illustrative: false,
    item_codes,
    status,
    latest,
    points: [latest],
    commentary: null,
    signed_off: true,
    source: 'Row 2 of values.csv, 12 October 2026',
    sentence: '91.2% against a target of 93%.',
    published: null,
    ...given,
  }
}

export const budgetOf = (line_code: string, given: Partial<BudgetFact> = {}): BudgetFact => ({
  line_code,
  budget: 'revenue',
  name: `Line ${line_code}`,
  unit_name: null,
  period_key: '2026-27-Q2',
  high_risk: false,
  original_pence: null,
  revised_pence: 100_000_00,
  actual_pence: 50_000_00,
  forecast_pence: 100_000_00,
  explanation: '',
  ...given,
})

export const riskOf = (risk_code: string, now: [number, number], before: [number, number] | null): RiskFact => ({
  risk_code,
  register: 'corporate',
  name: `Risk ${risk_code}`,
  is_opportunity: false,
  owner: '',
  appetite_max: null,
  closed_on: null,
  closed_reason: '',
  now: { ...scores(now), controls: '', comment: '' },
  before: before && scores(before),
})

const scores = ([current_likelihood, current_impact]: [number, number]) => ({
  current_likelihood,
  current_impact,
  target_likelihood: null,
  target_impact: null,
  rag: null,
})

export const blocksOf = (content: ReportContent, id: string): Block[] => sectionOf(content, id)?.blocks ?? []

/** The paragraphs and lists of a section, in one. */
export const wordsOf = (content: ReportContent, id: string): string =>
  blocksOf(content, id)
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : []))
    .join(' ')

export const tableOf = (content: ReportContent, id: string) => tables(content).find((table) => table.id === id)

/** The rows of every priority's measures. */
export const measureRows = (content: ReportContent) =>
  tables(content)
    .filter((table) => table.id.startsWith('priority-'))
    .flatMap((table) => table.rows)

export const coverText = (content: ReportContent, label: string) =>
  content.cover.find((entry) => entry.label === label)?.text

const sectionOf = (content: ReportContent, id: string) => content.sections.find((section) => section.id === id)

const tables = (content: ReportContent): Table[] =>
  content.sections.flatMap((section) => section.blocks.filter((block): block is Table => block.kind === 'table'))
