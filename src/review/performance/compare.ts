import { decimal, printQuantity } from '#kernel/quantity.ts'
import { isRated, type StatusCode, statusWords } from '#kernel/status.ts'
import { summarise } from './rules/summary.ts'
import type { JudgedMeasure, StatusRow } from './rules/terms.ts'
import { toleranceWords } from './rules/tolerance-words.ts'

export type Published = {
  readonly measure_code: string
  readonly period_key: string
  readonly status: StatusCode
  readonly printed_as: string
  /** Why it differs, where someone has found out. */
  readonly reason: string
}

export type ComparedMeasure = Pick<JudgedMeasure, 'measure_code' | 'unit' | 'decimals'> & { readonly name: string }

export type ComparisonLine = {
  readonly measure_code: string
  readonly name: string
  readonly period_key: string
  /** Null where there is nothing to compute from. */
  readonly computed: StatusCode | null
  readonly published: StatusCode
  readonly printed_as: string
  readonly agrees: boolean
  /** Empty where they agree. */
  readonly reason: string
}

export type Comparison = {
  readonly status: { compared: number; agreed: number }
  readonly lines: readonly ComparisonLine[]
}

/** Every status a council printed beside the one its own rule gives, with the reason for each that differs. */
export const compareStatuses = (
  measures: ReadonlyMap<string, ComparedMeasure>,
  computed: readonly StatusRow[],
  published: readonly Published[],
): Comparison => {
  const rows = new Map(computed.map((row) => [`${row.measure_code} ${row.period_key}`, row]))
  const lines = published.map((printed) =>
    lineOf(printed, rows.get(`${printed.measure_code} ${printed.period_key}`), measures.get(printed.measure_code)),
  )
  return { status: { compared: lines.length, agreed: lines.filter(({ agrees }) => agrees).length }, lines }
}

export type PrintedCounts = { readonly green: number; readonly amber: number; readonly red: number }

/** The counts a report prints against those of the statuses computed for its measures; empty where all three agree. */
export const countDifferences = (printed: PrintedCounts, statuses: readonly StatusCode[]): string[] => {
  const { counts } = summarise(statuses)
  const computed = {
    green: counts['on-target'] + counts.exceeded,
    amber: counts['near-target'],
    red: counts['off-target'],
  }
  return (['green', 'amber', 'red'] as const)
    .filter((colour) => printed[colour] !== computed[colour])
    .map((colour) => `${colour}: ${printed[colour]} printed, ${computed[colour]} computed`)
}

const lineOf = (
  printed: Published,
  row: StatusRow | undefined,
  measure: ComparedMeasure | undefined,
): ComparisonLine => {
  const agrees = row?.status === printed.status
  return {
    measure_code: printed.measure_code,
    name: measure?.name ?? printed.measure_code,
    period_key: printed.period_key,
    computed: row?.status ?? null,
    published: printed.status,
    printed_as: printed.printed_as,
    agrees,
    reason: agrees ? '' : [printed.reason, difference(printed, row, measure)].filter(Boolean).join(' '),
  }
}

const difference = (printed: Published, row: StatusRow | undefined, measure: ComparedMeasure | undefined): string => {
  if (!row || !measure) return 'A status was printed, but no figure is held for this period.'
  const figure = (value: string | null) => printQuantity(value, measure.unit, measure.decimals)
  if (!isRated(row.status)) {
    const why = row.target_text
      ? `the target is in words (“${row.target_text}”)`
      : row.value === null
        ? 'there is no figure'
        : 'there is no target'
    return `A status was printed where ${why}, so the rule gives none.`
  }
  if (!isRated(printed.status))
    return `A figure of ${figure(row.value)} and a target of ${figure(row.target_value)} are held, but no judgement was printed.`
  const margin =
    row.tolerance_kind && row.tolerance_value ? { kind: row.tolerance_kind, value: row.tolerance_value } : null
  const rule = margin ? ` with a tolerance ${toleranceWords(margin, measure)}` : ''
  return (
    `${figure(row.value)} against ${figure(row.target_value)} is ${offBy(row)}${statusWords[row.status].toLowerCase()}` +
    `${rule}, so ${printed.printed_as} does not follow from the rule.`
  )
}

const offBy = ({ judged_value, target_value }: StatusRow): string => {
  if (judged_value === null || target_value === null || decimal(target_value).isZero()) return ''
  const share = decimal(judged_value).minus(target_value).abs().times(100).dividedBy(decimal(target_value).abs())
  return share.isZero() ? '' : `${share.toDecimalPlaces(2).toFixed()}% of the target away: `
}
