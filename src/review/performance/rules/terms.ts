import type { StatusRule } from '#framework/door.ts'
import type { Direction, StatusCode } from '#kernel/status.ts'

export type Polarity = 'higher' | 'lower' | 'plan' | 'range' | 'contextual'
export type Accumulation = 'in-period' | 'year-to-date' | 'rolling' | 'snapshot'

/** 'points' are points of the unit, 'percent' is of the target's size, 'floor' is the value that must not be missed. */
export type Margin = { readonly kind: 'percent' | 'points' | 'absolute' | 'floor'; readonly value: string }

/** What must be known of a measure to judge its figures. */
export type JudgedMeasure = {
  readonly measure_code: string
  readonly polarity: Polarity
  readonly unit: string
  readonly decimals: number
  readonly frequency: string
  readonly accumulation: Accumulation
}

/** The rules a council may set: the part of a framework's rule that judging asks for. */
export type JudgingRule = Pick<
  StatusRule,
  'tolerance' | 'green_band' | 'exceeded_band' | 'amber_when' | 'rate' | 'set_by'
>

/** One judged figure, as the table measure_status keeps it, less the council. Numbers are decimal text in the unit. */
export type StatusRow = {
  measure_code: string
  period_key: string
  period_start: string
  period_end: string
  value_version: number
  value: string | null
  value_text: string | null
  state: string
  judged_value: string | null
  target_value: string | null
  target_upper: string | null
  target_text: string | null
  tolerance_kind: Margin['kind'] | null
  tolerance_value: string | null
  tolerance_set_by: string | null
  status: StatusCode
  year_end_status: StatusCode | null
  year_end_value: string | null
  year_end_target: string | null
  previous_value: string | null
  previous_period_key: string | null
  direction_previous: Direction | null
  last_year_value: string | null
  direction_last_year: Direction | null
}

/** The row alone, out of one that holds more. */
export const statusRowOf = (row: StatusRow): StatusRow => ({
  measure_code: row.measure_code,
  period_key: row.period_key,
  period_start: row.period_start,
  period_end: row.period_end,
  value_version: row.value_version,
  value: row.value,
  value_text: row.value_text,
  state: row.state,
  judged_value: row.judged_value,
  target_value: row.target_value,
  target_upper: row.target_upper,
  target_text: row.target_text,
  tolerance_kind: row.tolerance_kind,
  tolerance_value: row.tolerance_value,
  tolerance_set_by: row.tolerance_set_by,
  status: row.status,
  year_end_status: row.year_end_status,
  year_end_value: row.year_end_value,
  year_end_target: row.year_end_target,
  previous_value: row.previous_value,
  previous_period_key: row.previous_period_key,
  direction_previous: row.direction_previous,
  last_year_value: row.last_year_value,
  direction_last_year: row.direction_last_year,
})
