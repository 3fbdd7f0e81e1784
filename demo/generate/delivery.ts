import { z } from 'zod'
import { printPence } from '#kernel/quantity.ts'
import type { Row } from './measure-rows.ts'

const score = z.string().regex(/^[1-5]x[1-5]$/)
const money = z.strictObject({ actual: z.number(), forecast: z.number() })

const budgetLine = z.strictObject({
  code: z.string(),
  budget: z.enum(['revenue', 'capital', 'hra']),
  name: z.string(),
  service: z.string(),
  original: z.number(),
  revised: z.number().optional(),
  q1: money,
  q2: money,
  why: z.string().optional(),
  high_risk: z.boolean().default(false),
})

const risk = z.strictObject({
  code: z.string(),
  register: z.string(),
  name: z.string(),
  opportunity: z.boolean().default(false),
  cause: z.string(),
  effect: z.string(),
  owner: z.string(),
  objective: z.string(),
  service: z.string().default(''),
  appetite: z.number(),
  inherent: score,
  scores: z.array(score).min(1).max(4),
  target: score,
  controls: z.string(),
  moved: z.string().default(''),
  closed_on: z.string().default(''),
})

const unit = z.strictObject({ code: z.string(), kind: z.string(), name: z.string(), parent: z.string().default('') })
const item = z.strictObject({
  code: z.string(),
  level: z.string(),
  name: z.string(),
  parents: z.array(z.string()),
  about: z.string().default(''),
})

const deliveryFile = z.strictObject({
  organisation: z.array(unit),
  plan: z.array(item).default([]),
  actions: z
    .array(z.string())
    .describe('code | name | objective | service | lead | due | Q1 | Q2 | comment // comment of Q1'),
  budget: z.array(budgetLine).describe('in thousands of pounds'),
  risks: z.array(risk),
})

export type Delivery = z.output<typeof deliveryFile>

/** Reads the parsed YAML of a `delivery.yaml`. Throws with every fault. */
export const readDelivery = (parsed: unknown): Delivery => deliveryFile.parse(parsed)

export const planRows = (d: Delivery): Row[] =>
  d.plan.map(({ code, level, name, parents, about }) => ({
    code,
    level,
    name,
    parents: parents.join(';'),
    description: about,
    illustrative: 'yes',
  }))

const statuses: Record<string, string> = { G: 'on-target', A: 'near-target', R: 'off-target' }

/** Two rows an action, from its line: '60A' is 60% done and near target; 'stopped R' was stopped. */
export const actionRows = (line: string): Row[] => {
  const [code = '', name = '', objective = '', service = '', lead = '', due = '', q1 = '', q2 = '', said = ''] = line
    .split('|')
    .map((part) => part.trim())
  const [now = '', first = ''] = said.split('//').map((part) => part.trim())
  const at = (period: string, mark: string, comment: string): Row => {
    const status = statuses[mark.slice(-1)]
    if (status === undefined) throw new Error(`${code} ${period}: "${mark}" is no progress`)
    if (status !== 'on-target' && comment === '') throw new Error(`${code} ${period}: say why it is ${status}`)
    return { code, name, objective, service, lead, due, period, ...stageOf(mark), status, comment, illustrative: 'yes' }
  }
  return [at('2026-27-Q1', q1, first), at('2026-27-Q2', q2, now)]
}

const stageOf = (mark: string): Row => {
  const percent = Number.parseInt(mark, 10)
  if (mark.startsWith('stopped')) return { stage: 'stopped', percent: '' }
  return {
    stage: percent === 0 ? 'not-started' : percent === 100 ? 'complete' : 'in-progress',
    percent: String(percent),
  }
}

/** Two rows a line. Throws where a variance over 5% or the council's limit (in pounds) has no explanation. */
export const budgetRows = (line: Delivery['budget'][number], limit: number): Row[] =>
  (['q1', 'q2'] as const).map((quarter) => {
    const revised = line.revised ?? line.original
    const { actual, forecast } = line[quarter]
    const variance = Math.round((forecast - revised) * 1000)
    const large = variance !== 0 && (Math.abs(variance) >= limit || Math.abs(variance) >= Math.abs(revised) * 50)
    if (large && line.why === undefined) throw new Error(`${line.code} ${quarter}: explain ${variance}`)
    return {
      code: line.code,
      budget: line.budget,
      name: line.name,
      service: line.service,
      period: `2026-27-${quarter.toUpperCase()}`,
      ...inPounds({ original: line.original, revised, actual, forecast }),
      explanation: large
        ? `Forecast ${printPence(Math.abs(variance) * 100)} ${variance > 0 ? 'over' : 'under'} the revised budget. ${line.why}`
        : '',
      high_risk: line.high_risk ? 'yes' : '',
      illustrative: 'yes',
    }
  })

const inPounds = (thousands: Record<string, number>): Row =>
  Object.fromEntries(Object.entries(thousands).map(([key, value]) => [key, String(Math.round(value * 1000))]))

const quarters = ['2025-26-Q3', '2025-26-Q4', '2026-27-Q1', '2026-27-Q2']

/** A row a quarter; a risk with fewer scores came on to the register later. */
export const riskRows = ({
  scores,
  appetite,
  moved,
  closed_on,
  opportunity,
  ...rest
}: Delivery['risks'][number]): Row[] =>
  quarters.slice(quarters.length - scores.length).map((period, i) => ({
    ...rest,
    opportunity: opportunity ? 'yes' : '',
    appetite_max: String(appetite),
    period,
    current: scores[i] ?? '',
    comment: movement(scores[i - 1], scores[i] ?? '', i === scores.length - 1, moved),
    closed_on: i === scores.length - 1 ? closed_on : '',
    illustrative: 'yes',
  }))

const movement = (before: string | undefined, now: string, last: boolean, moved: string): string => {
  const product = (text: string) => Number(text[0]) * Number(text[2])
  if (before === undefined) return 'Entered on the register.'
  const said = last && moved !== '' ? ` ${moved}` : ''
  if (product(before) === product(now)) return `Reviewed: no change in the quarter.${said}`
  return `${product(now) > product(before) ? 'Up' : 'Down'} from ${product(before)} to ${product(now)} in the quarter.${said}`
}
