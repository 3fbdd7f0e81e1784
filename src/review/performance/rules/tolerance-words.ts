import { decimal, printDifference, printQuantity } from '#kernel/quantity.ts'
import { allowedGap } from './gap.ts'
import type { JudgedMeasure, Margin, StatusRow } from './terms.ts'

/** The tolerance as a member would say it: 'within 10% of the target', 'within 2 percentage points', 'no worse than 70%'. */
export const toleranceWords = (
  margin: Margin,
  { unit, decimals }: Pick<JudgedMeasure, 'unit' | 'decimals'>,
): string => {
  const places = Math.max(decimals, decimal(margin.value).decimalPlaces())
  if (margin.kind === 'percent') return `within ${decimal(margin.value).toFixed()}% of the target`
  if (margin.kind === 'floor') return `no worse than the floor of ${printQuantity(margin.value, unit, places)}`
  return `within ${printDifference(margin.value, unit, decimal(margin.value).decimalPlaces())} of the target`
}

/** The band of a rule, told as the distance it is: 5%, 2 percentage points. */
export const bandWords = (band: Margin | undefined, { unit }: Pick<JudgedMeasure, 'unit'>): string => {
  if (!band) return 'the band allowed'
  return band.kind === 'percent'
    ? `${band.value}%`
    : printDifference(band.value, unit, decimal(band.value).decimalPlaces())
}

/** Half-width of the tolerance around a target, in the unit, for the pale band of a chart; null where there is none. */
export const toleranceWidth = (row: StatusRow, polarity: JudgedMeasure['polarity']): string | null => {
  const margin = marginOf(row)
  if (margin === null || row.target_value === null) return null
  const low = decimal(row.target_value)
  return allowedGap(margin, polarity, low, { low, upper: null }).abs().toFixed()
}

/** The tolerance a row was judged by; null where there was none. */
export const marginOf = (row: StatusRow): Margin | null =>
  row.tolerance_kind === null || row.tolerance_value === null
    ? null
    : { kind: row.tolerance_kind, value: row.tolerance_value }
