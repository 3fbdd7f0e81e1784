import { parsePeriodKey, printPeriod } from '#kernel/period.ts'
import { countDifferences } from './compare.ts'
import type { StatusRow } from './rules/terms.ts'

/** The counts a report printed, null where none was printed, and the figures that it counted. */
export type PublishedCounts = {
  readonly report_code: string
  readonly body_name: string
  readonly period_key: string
  readonly on_target: number | null
  readonly near_target: number | null
  readonly off_target: number | null
  /** Empty where not all of them are held. */
  readonly figures: readonly { readonly measure_code: string; readonly period_key: string }[]
  /** Why it differs, where someone has found out. */
  readonly reason: string
}

export type CountLine = {
  readonly report_code: string
  readonly body_name: string
  readonly period_key: string
  /** 'amber: 0 printed, 1 computed'; none where all agree. */
  readonly differences: readonly string[]
  /** Empty where they agree. */
  readonly reason: string
}

export type CountComparison = {
  readonly status: { compared: number; agreed: number }
  /** Reports of which not every rated figure is held: nothing can be said of them. */
  readonly not_whole: number
  readonly lines: readonly CountLine[]
}

/** Each report whose figures are all held, its printed counts beside those of the statuses computed for the same figures. */
export const compareCounts = (reports: readonly PublishedCounts[], computed: readonly StatusRow[]): CountComparison => {
  const rows = byFigure(computed)
  const whole = reports.flatMap((report) => {
    const { on_target: green, near_target: amber, off_target: red } = report
    if (report.figures.length === 0 || green === null || amber === null || red === null) return []
    const statuses = report.figures.flatMap((figure) => rows.get(keyOf(figure))?.status ?? [])
    return [lineOf(report, countDifferences({ green, amber, red }, statuses))]
  })
  const agreed = whole.filter(({ differences }) => differences.length === 0).length
  return { status: { compared: whole.length, agreed }, not_whole: reports.length - whole.length, lines: whole }
}

const keyOf = ({ measure_code, period_key }: { measure_code: string; period_key: string }) =>
  `${measure_code} ${period_key}`

const byFigure = (rows: readonly StatusRow[]): ReadonlyMap<string, StatusRow> =>
  new Map(rows.map((row) => [keyOf(row), row]))

const lineOf = (report: PublishedCounts, differences: string[]): CountLine => ({
  report_code: report.report_code,
  body_name: report.body_name,
  period_key: report.period_key,
  differences,
  reason: differences.length === 0 ? '' : report.reason || 'Why is not known.',
})

/** 'Report s92607 for Corporate Services, Q3 2023/24: amber: 0 printed, 1 computed. …' */
export const countLineWords = ({ report_code, body_name, period_key, differences, reason }: CountLine): string => {
  const period = parsePeriodKey(period_key)
  const when = period ? printPeriod(period) : period_key
  return `Report ${report_code} for ${body_name}, ${when}: ${differences.join('; ')}. ${reason}`
}
