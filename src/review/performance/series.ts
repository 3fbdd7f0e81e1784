import { type Period, periodOf } from '#kernel/period.ts'
import { directionOf } from './rules/direction.ts'
import { type Judgement, judge } from './rules/judge.ts'
import { type Around, aroundOf } from './rules/reach.ts'
import type { JudgedMeasure, JudgingRule, Margin, StatusRow } from './rules/terms.ts'

/** The newest version of each period's figure. */
export type SeriesValue = {
  readonly period_key: string
  readonly period_start: string
  readonly period_end: string
  readonly version: number
  readonly value: string | null
  readonly value_text: string | null
  readonly state: string
  readonly forecast_value: string | null
}

/** The newest version of each period's target. */
export type SeriesTarget = {
  readonly period_key: string
  readonly target_value: string | null
  readonly target_upper: string | null
  readonly target_text: string | null
  readonly tolerance_kind: Margin['kind'] | null
  readonly tolerance_value: string | null
  readonly set_by: string
}

export type Series = {
  readonly measure: JudgedMeasure
  readonly values: readonly SeriesValue[]
  readonly targets: readonly SeriesTarget[]
  /** The rule in force on a day: a period is judged by the rule of its last day, for ever. */
  readonly ruleAt: (date: string) => JudgingRule
  readonly dead_band?: Margin | null | undefined
}

/**
 * Every figure of a measure, judged: one row a period with a figure or with the reason for none, in the order given;
 * only those of some periods, where these are named, the others being there to compare with.
 * A year-to-date measure's figures and targets are both for the year so far. Throws RangeError on a key that is no period.
 */
export const judgeSeries = (series: Series, only: ReadonlySet<string> | null = null): StatusRow[] => {
  const values = new Map(series.values.map((value) => [value.period_key, value]))
  const targets = new Map(series.targets.map((target) => [target.period_key, target]))
  const asked = only === null ? series.values : series.values.filter(({ period_key }) => only.has(period_key))
  return asked.map((value) => judgeOne(series, value, values, targets))
}

type ByPeriod<T> = ReadonlyMap<string, T>

const judgeOne = (
  series: Series,
  given: SeriesValue,
  values: ByPeriod<SeriesValue>,
  targets: ByPeriod<SeriesTarget>,
): StatusRow => {
  const { measure } = series
  const period = periodOf(given.period_key)
  const around = aroundOf(period)
  const rule = series.ruleAt(given.period_end)
  const target = targetOf(measure, period, around, targets)
  const previous = values.get(around.previous)
  const lastYear = numberOf(values.get(around.lastYear))
  const judgement = judgeAgainst(measure, rule, given.value, given.state, target, lastYear)
  const compare = (earlier: string | null) =>
    directionOf({
      polarity: measure.polarity,
      value: numberOf(given),
      previous: earlier,
      target: target?.target_value,
      target_upper: target?.target_upper,
      dead_band: series.dead_band,
    })
  return {
    measure_code: measure.measure_code,
    period_key: given.period_key,
    period_start: given.period_start,
    period_end: given.period_end,
    value_version: given.version,
    // What must not be shown is not carried to where things are shown from.
    value: given.state === 'suppressed' ? null : given.value,
    value_text: given.value_text,
    state: given.state,
    ...targetColumns(judgement, rule, target),
    ...yearEndColumns(
      measure,
      rule,
      given,
      yearEndTargetOf(measure, period, around, targets),
      lastYearsEnd(around, values),
    ),
    previous_value: numberOf(previous),
    previous_period_key: previous?.period_key ?? null,
    // A year to date grows by itself, so the quarter before says nothing of it.
    direction_previous:
      measure.accumulation === 'year-to-date' && period.kind !== 'year' ? null : compare(numberOf(previous)),
    last_year_value: lastYear,
    direction_last_year: compare(lastYear),
  }
}

const judgeAgainst = (
  measure: JudgedMeasure,
  rule: JudgingRule,
  value: string | null,
  state: string,
  target: SeriesTarget | undefined,
  last_year_value: string | null,
): Judgement =>
  judge({
    polarity: measure.polarity,
    decimals: measure.decimals,
    value,
    state,
    target: target?.target_value ?? null,
    target_upper: target?.target_upper,
    tolerance: ownTolerance(target),
    rule,
    last_year_value,
  })

const targetColumns = (judgement: Judgement, rule: JudgingRule, target: SeriesTarget | undefined) => ({
  judged_value: judgement.judged_value,
  target_value: target?.target_value ?? null,
  target_upper: target?.target_upper ?? null,
  target_text: target?.target_text ?? null,
  tolerance_kind: judgement.tolerance?.kind ?? null,
  tolerance_value: judgement.tolerance?.value ?? null,
  tolerance_set_by:
    judgement.tolerance === null ? null : target && ownTolerance(target) ? target.set_by : (rule.set_by ?? null),
  status: judgement.status,
})

/** The forecast given with the figure, judged as the year will be; whole years have no year end ahead of them. */
const yearEndColumns = (
  measure: JudgedMeasure,
  rule: JudgingRule,
  given: SeriesValue,
  target: SeriesTarget | undefined,
  lastYear: string | null,
) => {
  const forecast = given.forecast_value
  return {
    year_end_status:
      forecast === null || target?.target_value == null
        ? null
        : judgeAgainst(measure, rule, forecast, 'final', target, lastYear).status,
    year_end_value: forecast,
    year_end_target: target?.target_value ?? null,
  }
}

/** What last year came to, for rules that let a forecast be amber when it is no worse. */
const lastYearsEnd = (around: Around, values: ByPeriod<SeriesValue>): string | null =>
  numberOf(values.get(around.yearBefore) ?? values.get(around.lastOfYearBefore))

/** The period's own target, or at the year's end the year's, for a figure that speaks for the whole year. */
const targetOf = (
  measure: JudgedMeasure,
  period: Period,
  around: Around,
  targets: ByPeriod<SeriesTarget>,
): SeriesTarget | undefined => {
  const own = targets.get(period.key)
  if (own !== undefined || measure.accumulation === 'in-period') return own
  return around.lastOfYear === period.key && period.kind !== 'year' ? targets.get(around.year) : undefined
}

/** The target of the year, or else that of its last period, for a figure that ends the year by being what it is then. */
const yearEndTargetOf = (
  measure: JudgedMeasure,
  period: Period,
  around: Around,
  targets: ByPeriod<SeriesTarget>,
): SeriesTarget | undefined => {
  if (period.kind === 'year') return undefined
  const whole = targets.get(around.year)
  if (whole !== undefined || (measure.accumulation === 'in-period' && isAmount(measure.unit))) return whole
  return targets.get(around.lastOfYear)
}

/** Counts and money of a quarter add up to a year's; a percentage or a number of days does not. */
const isAmount = (unit: string): boolean => unit === 'number' || unit.startsWith('£')

const ownTolerance = (target: SeriesTarget | undefined): Margin | null =>
  target && target.tolerance_kind !== null && target.tolerance_value !== null
    ? { kind: target.tolerance_kind, value: target.tolerance_value }
    : null

/** What a figure can be compared by: none where it was withheld. */
const numberOf = (given: SeriesValue | undefined): string | null =>
  given === undefined || given.state === 'suppressed' || given.state === 'missing' ? null : given.value
