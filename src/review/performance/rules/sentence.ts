import { type Framework, statusRuleAt, statusWord } from '#framework/door.ts'
import { periodOf, printPeriod, samePeriodLastYear } from '#kernel/period.ts'
import { decimal, printDifference, printQuantity } from '#kernel/quantity.ts'
import { type Direction, isRated, type StatusCode } from '#kernel/status.ts'
import { capital, lower } from '#kernel/words.ts'
import { adverseGap, allowedGap } from './gap.ts'
import type { JudgedMeasure, JudgingRule, Margin, StatusRow } from './terms.ts'

type Named = Pick<JudgedMeasure, 'polarity' | 'unit' | 'decimals' | 'accumulation'>

/** How this sentence prints its figures, and whether it names who set the tolerance of the whole council. */
type Told = Named & { readonly style: 'prose' | 'table'; readonly among: boolean }

/**
 * A judgement in words: the figure and target, why the status is what it is and by whose rule, how it compares with the
 * period before and a year before, and the year end where a forecast was given. Told `among` others, it leaves the rule of
 * the whole council to be told once for all of them.
 */
export const sentence = (row: StatusRow, measure: Named, framework: Framework, { among = false } = {}): string => {
  const told = { ...measure, style: styleOf(row, measure), among }
  return [
    figureAndTarget(row, told),
    because(row, told, framework),
    comparisons(row, told),
    yearEnd(row, told, framework),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Rounded to tenths of a million, unless figures that differ would then read the same. */
const styleOf = (row: StatusRow, { unit, decimals }: Named): Told['style'] => {
  const figures = [row.value, row.target_value, row.previous_value, row.last_year_value, row.year_end_value]
  const exact = new Set(figures.flatMap((value) => (value === null ? [] : [printQuantity(value, unit, decimals)])))
  const told = new Set(
    figures.flatMap((value) => (value === null ? [] : [printQuantity(value, unit, decimals, 'prose')])),
  )
  return told.size < exact.size ? 'table' : 'prose'
}

/** The tolerance as a member would say it: 'within 10% of the target', 'within 2 percentage points', 'no worse than 70%'. */
export const toleranceWords = (margin: Margin, { unit, decimals }: Pick<Named, 'unit' | 'decimals'>): string => {
  const places = Math.max(decimals, decimal(margin.value).decimalPlaces())
  if (margin.kind === 'percent') return `within ${decimal(margin.value).toFixed()}% of the target`
  if (margin.kind === 'floor') return `no worse than the floor of ${printQuantity(margin.value, unit, places)}`
  return `within ${printDifference(margin.value, unit, decimal(margin.value).decimalPlaces())} of the target`
}

const figure = (value: string | null, { unit, decimals, style }: Told): string =>
  printQuantity(value, unit, decimals, style)

const figureAndTarget = (row: StatusRow, measure: Told): string => {
  if (row.value === null) return row.value_text && row.state !== 'suppressed' ? `Given as “${row.value_text}”.` : ''
  const value = `${figure(row.value, measure)}${measure.accumulation === 'year-to-date' ? ' in the year to date' : ''}`
  const provisional = row.state === 'provisional' ? ' (provisional)' : ''
  const target = targetWords(row, measure)
  return `${value}${provisional}${target && ` against a target of ${target}`}.`
}

const targetWords = (row: StatusRow, measure: Told): string => {
  if (row.target_value === null) return row.target_text ? `“${row.target_text}”` : ''
  const low = targetFigure(row.target_value, measure)
  return row.target_upper === null ? low : `${low} to ${targetFigure(row.target_upper, measure)}`
}

/** A target as it was set: 93%, not 93.0%, beside figures of one decimal place. */
const targetFigure = (value: string, { unit, decimals, style }: Told): string =>
  printQuantity(value, unit, Math.min(decimals, decimal(value).decimalPlaces()), style)

const because = (row: StatusRow, measure: Told, framework: Framework): string => {
  const word = statusWord(framework, row.status)
  const said = (reason: string) => `${word}: ${reason}.`
  if (isRated(row.status))
    return said(
      `${ratedReason(row, measure, framework)}${usesTolerance(row, measure) ? setBy(row, measure, framework) : ''}`,
    )
  if (row.status === 'suppressed') return said('the figure is not shown, so that nobody can be identified')
  if (row.status === 'missing') return said('no figure was given')
  if (row.status === 'no-target') return said(noTargetReason(row, measure))
  return `${word}.`
}

const noTargetReason = (row: StatusRow, measure: Named): string => {
  if (row.state === 'narrative') return 'told in words, not judged'
  if (measure.polarity === 'contextual') return 'shown for context, where neither more nor less is better'
  if (row.target_text) return 'the target is in words, which nothing can be measured against'
  return row.year_end_target !== null
    ? 'the target is for the year, and judged at its end'
    : 'none was set for this period'
}

const ratedReason = (row: StatusRow, measure: Named, framework: Framework): string => {
  const rule = statusRuleAt(framework, row.period_end)
  const tolerance = marginOf(row)
  if (row.status === 'exceeded') return `better than the target by more than ${bandWords(rule.exceeded_band, measure)}`
  if (row.status === 'on-target') return onTargetReason(row, measure, rule, tolerance)
  if (rule.amber_when === 'no-worse-than-last-year') {
    const band = rule.green_band ?? tolerance
    const missed = `not ${band ? toleranceWords(band, measure) : 'on target'}`
    return row.status === 'near-target'
      ? `${missed}, but no worse than a year earlier`
      : `${missed}, nor as good as a year earlier`
  }
  const gap = gapOf(row, measure)
  const off = gap === null ? '' : `${printDifference(gap, measure.unit, placesOf(gap, measure))} off, `
  const words = tolerance ? toleranceWords(tolerance, measure) : 'within the tolerance'
  return row.status === 'near-target'
    ? `${off}${words}`
    : `${off}${tolerance?.kind === 'floor' ? words.replace('no worse', 'worse') : `not ${words}`}`
}

const onTargetReason = (row: StatusRow, measure: Named, rule: JudgingRule, tolerance: Margin | null): string => {
  const gap = gapOf(row, measure)
  if (gap === null || decimal(gap).isZero() || decimal(gap).isNegative()) {
    if (measure.polarity === 'range') return 'within the range'
    return gap !== null && decimal(gap).isNegative() ? 'better than the target' : 'exactly as targeted'
  }
  const band = rule.green_band ?? tolerance
  return `short of the target, but ${band ? toleranceWords(band, measure) : 'close enough'}, which counts as meeting it`
}

const marginOf = (row: StatusRow): Margin | null =>
  row.tolerance_kind === null || row.tolerance_value === null
    ? null
    : { kind: row.tolerance_kind, value: row.tolerance_value }

const gapOf = (row: StatusRow, { polarity }: Named): string | null => {
  if (row.judged_value === null || row.target_value === null) return null
  const upper = row.target_upper === null ? null : decimal(row.target_upper)
  return adverseGap(polarity, decimal(row.judged_value), { low: decimal(row.target_value), upper }).toFixed()
}

/** A gap too small for the measure's decimals is printed with its own, or it would read as none. */
const placesOf = (gap: string, { decimals }: Named): number =>
  decimal(gap).toDecimalPlaces(decimals).isZero() ? Math.min(6, decimal(gap).decimalPlaces()) : decimals

const bandWords = (band: Margin | undefined, measure: Named): string => {
  if (!band) return 'the band allowed'
  return band.kind === 'percent'
    ? `${band.value}%`
    : printDifference(band.value, measure.unit, decimal(band.value).decimalPlaces())
}

/** A target met needs no tolerance, so nobody is named for having set it. */
const usesTolerance = (row: StatusRow, measure: Named): boolean => {
  const gap = gapOf(row, measure)
  return row.status !== 'on-target' || (gap !== null && decimal(gap).greaterThan(0))
}

const setBy = (row: StatusRow, { among }: Told, framework: Framework): string => {
  const general = among && row.tolerance_set_by === statusRuleAt(framework, row.period_end).set_by
  return row.tolerance_set_by && !general ? ` (set by ${row.tolerance_set_by})` : ''
}

const comparisons = (row: StatusRow, measure: Told): string => {
  const yearAgo = samePeriodLastYear(periodOf(row.period_key)).key
  const parts = [
    compared(row.direction_previous, row.previous_value, row.previous_period_key, row, measure),
    yearAgo === row.previous_period_key
      ? ''
      : compared(row.direction_last_year, row.last_year_value, yearAgo, row, measure),
  ].filter(Boolean)
  const text = parts.join(', ')
  return text && `${capital(text)}.`
}

const compared = (
  direction: Direction | null,
  value: string | null,
  key: string | null,
  row: StatusRow,
  measure: Told,
): string => {
  if (direction === null || value === null || key === null || row.value === null) return ''
  // Two figures within a range, or within the dead band, are as good as each other without being one.
  const same = decimal(row.value).equals(value) ? 'the same as' : 'as good as'
  const words = direction === 'same' ? same : `${direction} than`
  return `${words} in ${printPeriod(periodOf(key))} (${figure(value, measure)})`
}

const yearEnd = (row: StatusRow, measure: Told, framework: Framework): string => {
  if (row.year_end_value === null) return ''
  const against =
    row.year_end_target === null ? '' : ` against a target of ${targetFigure(row.year_end_target, measure)}`
  const status =
    row.year_end_status === null || !isRated(row.year_end_status)
      ? ''
      : `: ${lower(statusWord(framework, row.year_end_status))}`
  return `The forecast for the year end is ${figure(row.year_end_value, measure)}${against}${status}.`
}

/** Half-width of the tolerance around a target, in the unit, for the pale band of a chart; null where there is none. */
export const toleranceWidth = (row: StatusRow, polarity: Named['polarity']): string | null => {
  const margin = marginOf(row)
  if (margin === null || row.target_value === null) return null
  const low = decimal(row.target_value)
  return allowedGap(margin, polarity, low, { low, upper: null }).abs().toFixed()
}

/** What a status is about, for those that are not a judgement: the words for a figure that is owed. */
export const owedSentence = (
  code: StatusCode,
  period_words: string,
  due_words: string | null,
  framework: Framework,
): string => {
  const word = statusWord(framework, code)
  const due =
    due_words === null ? '' : code === 'awaiting' ? `; it is due on ${due_words}` : `; it was due on ${due_words}`
  return `${word}: no figure for ${period_words} yet${due}.`
}
