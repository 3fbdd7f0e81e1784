import { decimal, parseNumber, roundHalfUp } from '#kernel/quantity.ts'
import { ok, type Result, refused } from '#kernel/result.ts'

export const budgets = ['revenue', 'capital', 'hra'] as const

export type BudgetLine = {
  line_code: string
  budget: (typeof budgets)[number]
  name: string
  unit_code: string | null
  high_risk: boolean
  illustrative: boolean
  source: string | null
  sort_order: number
}

/** Where a line stands at the end of a period, in pence. */
export type NewPosition = {
  line_code: string
  period_key: string
  period_end: string
  original_pence: number | null
  revised_pence: number
  actual_pence: number | null
  /** Null where only the spend so far is known. */
  forecast_pence: number | null
  explanation: string
  import_row: number | null
}

/** Pounds as written ('£1,234.50', '1.2m', '(500)') in pence, rounded half up; refused beyond what a budget can be. */
export const poundsToPence = (text: string): Result<number, string> => {
  const read = parseNumber(text)
  if (!read.ok) return refused('an amount in pounds such as 1,234.50 or £1.2m')
  const pence = roundHalfUp(decimal(read.value.value).times(100), 0).toNumber()
  return Number.isSafeInteger(pence) ? ok(pence) : refused('an amount in pounds below £90 trillion')
}

/** Forecast less revised budget: more than nothing is an overspend. */
export const varianceOf = (position: { forecast_pence: number; revised_pence: number }): number =>
  position.forecast_pence - position.revised_pence

/** Money of a period that ended more days ago than this is of the past: it keeps the unit it was spent in, also one that closed. */
export const daysUntilPast = 366
