import {
  nextPeriod,
  type Period,
  type PeriodKind,
  parsePeriodKey,
  periodContaining,
  periodsOf,
  type YearBasis,
} from '#kernel/period.ts'
import { parseNumber, printQuantity } from '#kernel/quantity.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { saying } from '#kernel/versions.ts'

export type Tolerance = { tolerance_kind: 'percent' | 'points' | 'absolute' | 'floor'; tolerance_value: string }

export type TargetFigures = {
  target_value: string | null
  target_upper: string | null
  target_text: string | null
  tolerance: Tolerance | null
}

export type NewTarget = TargetFigures & {
  measure_code: string
  period: Period
  reason: string
  source: string | null
}

/** '90.0%', '10 to 20 days', or the words it was set in. */
export const printTarget = (
  target: Omit<TargetFigures, 'tolerance'>,
  { unit, decimals }: { unit: string; decimals: number },
): string => {
  if (target.target_value === null) return target.target_text ?? ''
  const low = printQuantity(target.target_value, unit, decimals)
  return target.target_upper === null ? low : `${low} to ${printQuantity(target.target_upper, unit, decimals)}`
}

/** '10%' is a percentage of the target, '2 points' percentage points, '3' the measure's own units, 'floor 70' a value. */
export const parseTolerance = (text: string): Result<Tolerance | null, string> => {
  const written = text.trim().toLowerCase()
  if (written === '') return ok(null)
  const [, floor, number = '', unit] = /^(floor )?(.+?)\s*(%|points?|percentage points?|pp)?$/.exec(written) ?? []
  const read = parseNumber(number)
  if (!read.ok || read.value.value.startsWith('-')) {
    return refused('a tolerance such as 10%, 2 points, 3 or floor 70, or nothing')
  }
  const tolerance_value = read.value.value
  if (floor !== undefined) return ok({ tolerance_kind: 'floor', tolerance_value })
  if (unit === '%') return ok({ tolerance_kind: 'percent', tolerance_value })
  return ok({ tolerance_kind: unit === undefined ? 'absolute' : 'points', tolerance_value })
}

/** A target as written: a number where it is one ('Yes' and 'No' for a yes/no measure), otherwise kept in its words. */
export const readTarget = (text: string, kind: string): { target_value: string | null; target_text: string | null } => {
  const written = text.trim()
  if (kind === 'yes-no' && /^(yes|no)$/i.test(written)) {
    return { target_value: /^yes$/i.test(written) ? '1' : '0', target_text: null }
  }
  const read = parseNumber(written)
  if (read.ok) return { target_value: read.value.value, target_text: null }
  return { target_value: null, target_text: written === '' ? null : written }
}

/** The facts of a target as one text, for telling whether it changed. */
export const targetSays = (target: TargetFigures): string =>
  saying(
    target.target_value,
    target.target_upper,
    target.target_text,
    target.tolerance?.tolerance_kind,
    target.tolerance?.tolerance_value,
  )

/** The tolerance as it is typed: what `parseTolerance` reads back. */
export const printTolerance = (tolerance: Tolerance | null): string => {
  if (tolerance === null) return ''
  const { tolerance_kind, tolerance_value } = tolerance
  if (tolerance_kind === 'floor') return `floor ${tolerance_value}`
  if (tolerance_kind === 'percent') return `${tolerance_value}%`
  return tolerance_kind === 'points' ? `${tolerance_value} points` : tolerance_value
}

/**
 * The periods a target can be set for on the form: the measure's own of this year and the next, each year before its
 * parts. A period that has a target already is among them, however old.
 */
export const periodsToSet = (
  frequency: PeriodKind,
  basis: YearBasis,
  today: string,
  set: readonly string[] = [],
): Period[] => {
  const year = periodContaining(today, 'year', frequency === 'term' ? 'academic' : basis)
  const offered = [year, nextPeriod(year)].flatMap((each) =>
    frequency === 'year' ? [each] : [each, ...periodsOf(each, frequency)],
  )
  const keys = new Set(offered.map(({ key }) => key))
  const older = [...new Set(set)].flatMap((key) => (keys.has(key) ? [] : (parsePeriodKey(key) ?? [])))
  return [...offered, ...older.sort((a, b) => (a.end_on < b.end_on ? 1 : -1))]
}
