import { type Period, periodOf, periodsOf, previousPeriod, samePeriodLastYear, yearOf } from '#kernel/period.ts'
import { roundHalfUp } from '#kernel/quantity.ts'
import { historyOf, type Point, shareBy } from './history.ts'
import { type Aim, judge } from './judge.ts'
import { type Measure, type Shape, shapeOf } from './series.ts'
import { whatHappened } from './words.ts'

export type Row = Record<string, string>

const years = ['2023-24', '2024-25', '2025-26', '2026-27']

/** The row of measures.csv. */
export const measureRow = (m: Measure, owners: Record<string, string>): Row => {
  const shape = shapeOf(m)
  return {
    code: m.code,
    name: m.name,
    kind: m.kind ?? kindOf(shape.unit),
    ...shape,
    decimals: String(shape.decimals),
    level: m.level,
    service: m.service,
    owner: owners[m.service] ?? owners.others ?? '',
    objectives: m.objectives.join(';'),
    definition: m.def,
    source_system: m.system,
    data_supplier: m.supplier,
    lead_time_days: m.lead === undefined ? '' : String(m.lead),
    illustrative: 'yes',
  }
}

/** The rows of targets.csv: one a period and one a year; a target that was changed has both, the later with its reason. */
export const targetRows = (m: Measure): Row[] => {
  const first = aimsOf(m, m.target_was?.value)
  const rows = first.map(([period, aim]) => ({ measure: m.code, period, ...aim, reason: m.target_reason }))
  const was = m.target_was
  if (was === undefined) return rows
  const from = periodOf(was.from)
  const changed = aimsOf(m).filter(([period]) => periodOf(period).end_on >= from.end_on && period >= '2026')
  return [...rows, ...changed.map(([period, aim]) => ({ measure: m.code, period, ...aim, reason: was.reason }))]
}

/** The rows of values.csv. Throws when a figure that needs explaining has no explanation written for it. */
export const valueRows = (m: Measure, seed: number, percent: string): Row[] => {
  const shape = shapeOf(m)
  if (m.last.length === 0 && m.from === undefined) return storyRows(m)
  const points = historyOf(m, seed)
  const aims = aimsInForce(m)
  return points.flatMap((point) =>
    versionsOf(m, point).map((row, i, all) => {
      if (i < all.length - 1) return row
      const before = points.find((p) => p.period.key === comparedWith(shape, point.period).key)
      return { ...row, ...commentary(m, shape, point, before, aims.get(point.period.key), percent) }
    }),
  )
}

const kindOf = (unit: string): string => {
  if (unit === '%') return 'percentage'
  if (unit.startsWith('£')) return 'money'
  if (unit === 'yes/no') return 'yes-no'
  if (unit.includes('days')) return 'days'
  return unit.startsWith('per ') ? 'rate' : 'number'
}

const comparedWith = (shape: Shape, p: Period): Period =>
  shape.accumulation === 'year-to-date' ? samePeriodLastYear(p) : previousPeriod(p)

const aimsInForce = (m: Measure): Map<string, Aim> =>
  new Map(targetRows(m).map((row) => [row.period ?? '', row as unknown as Aim]))

const aimsOf = (m: Measure, instead?: number): [string, Aim][] =>
  years.flatMap((year) => {
    const whole = typeof m.target === 'object' ? m.target[year] : m.target
    if (whole === undefined) return []
    const annual = year === '2026-27' && instead !== undefined ? instead : whole
    return [...partsOf(m, year), year].map((period): [string, Aim] => [period, aimAt(m, annual, periodOf(period))])
  })

const partsOf = (m: Measure, year: string): string[] => {
  const { frequency } = shapeOf(m)
  return frequency === 'year' ? [] : periodsOf(periodOf(year), frequency).map((p) => p.key)
}

const aimAt = (m: Measure, annual: number | string, p: Period): Aim => {
  const { accumulation, decimals } = shapeOf(m)
  const upper = m.upper === undefined ? '' : m.upper.toFixed(decimals)
  if (typeof annual === 'string') return { target: annual, upper, tolerance: m.tolerance }
  const share = accumulation === 'year-to-date' && p.kind !== 'year' ? shareBy(m, p) : 1
  return { target: roundHalfUp(annual * share, decimals).toFixed(decimals), upper, tolerance: m.tolerance }
}

const storyRows = (m: Measure): Row[] =>
  Object.entries(m.story).map(([period, value]) => ({ measure: m.code, period, value, state: 'narrative' }))

/** One row as a rule; two where a figure was revised; words where there is no figure to give. */
const versionsOf = (m: Measure, { period, value, numerator, denominator }: Point): Row[] => {
  const row = { measure: m.code, period: period.key }
  const gone = m.missing[period.key]
  if (gone !== undefined) return [{ ...row, value: 'Not available', state: 'missing', reason: gone }]
  if (m.suppressed.includes(period.key))
    return [
      { ...row, value: 'fewer than 5', state: 'suppressed', reason: 'Withheld: so few people could be recognised.' },
    ]
  const latest = m.last.length > 0 && period.key >= '2026-27-Q2' && m.provisional
  const full = {
    ...row,
    value,
    numerator,
    denominator,
    state: latest ? 'provisional' : '',
    forecast: forecastOf(m, period, value),
  }
  if (m.revised?.period !== period.key) return [full]
  const was = m.revised.was.toFixed(shapeOf(m).decimals)
  return [
    { ...row, value: was, state: 'provisional', forecast: full.forecast },
    { ...full, state: 'revised', reason: m.revised.reason },
  ]
}

/** The service's own view of the year end, given with each quarter of this year that has a target for it. */
const forecastOf = (m: Measure, p: Period, value: string): string => {
  const { accumulation, decimals, frequency, unit } = shapeOf(m)
  if (frequency === 'month' || frequency === 'year' || yearOf(p, 'financial').key !== '2026-27') return ''
  if (m.target === undefined || typeof m.target === 'string') return ''
  if (p.key.endsWith('Q2') && m.forecast !== undefined) return m.forecast.toFixed(decimals)
  if (accumulation === 'year-to-date') return roundHalfUp(Number(value) / shareBy(m, p), decimals).toFixed(decimals)
  const [before = 0, now = before] = m.last.slice(-2)
  const likely = Math.max(m.least, Number(value) + (p.key.endsWith('Q2') ? (now - before) / 2 : 0))
  return roundHalfUp(unit === '%' ? Math.min(100, likely) : likely, decimals).toFixed(decimals)
}

const explained = ['2026-27-Q1', '2026-27-Q2', '2026-27-H1']

const commentary = (
  m: Measure,
  shape: Shape,
  now: Point,
  before: Point | undefined,
  aim: Aim | undefined,
  percent: string,
): Row => {
  const status = aim === undefined ? null : judge(shape.polarity, now.value, aim, percent)
  if (aim === undefined || status === null || status === 'on-target') return {}
  const monthly = ['2026-09', '2026-10'].includes(now.period.key) && m.why !== undefined
  if (!explained.includes(now.period.key) && !monthly) return {}
  if (now.period.key in m.missing || m.suppressed.includes(now.period.key)) return {}
  const said = now.period.key === '2026-27-Q1' ? { ...sayNow(m), by: '2026-09-30', ...m.q1 } : sayNow(m)
  const { why, remedy, by, owner } = said
  if (!why || !remedy || !by || !owner)
    throw new Error(`${m.code} ${now.period.key} is ${status}: say why and what next`)
  return { what_happened: whatHappened(shape, now, before, aim), why, remedy, remedy_by: by, remedy_owner: owner }
}

const sayNow = ({ why, remedy, by, owner }: Measure) => ({ why, remedy, by, owner })
