import { type Framework, statusRuleAt, statusWord } from '#framework/door.ts'
import { decimal, printDifference } from '#kernel/quantity.ts'
import { isRated } from '#kernel/status.ts'
import { adverseGap } from './gap.ts'
import type { JudgedMeasure, JudgingRule, Margin, StatusRow } from './terms.ts'
import { bandWords, marginOf, toleranceWords } from './tolerance-words.ts'

type Judged = Pick<JudgedMeasure, 'polarity' | 'unit' | 'decimals'> & { readonly among: boolean }

/**
 * Why the status is what it is, and by whose rule: 'Near target: 2 percentage points off, within 5% of the target (set by
 * the council).' Told `among` others, it does not name who set the rule of the whole council.
 */
export const because = (row: StatusRow, measure: Judged, framework: Framework): string => {
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

const noTargetReason = (row: StatusRow, measure: Judged): string => {
  if (row.state === 'narrative') return 'told in words, not judged'
  if (measure.polarity === 'contextual') return 'shown for context, where neither more nor less is better'
  if (row.target_text) return 'the target is in words, which nothing can be measured against'
  return row.year_end_target !== null
    ? 'the target is for the year, and judged at its end'
    : 'none was set for this period'
}

const ratedReason = (row: StatusRow, measure: Judged, framework: Framework): string => {
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

const onTargetReason = (row: StatusRow, measure: Judged, rule: JudgingRule, tolerance: Margin | null): string => {
  const gap = gapOf(row, measure)
  if (gap === null || decimal(gap).isZero() || decimal(gap).isNegative()) {
    if (measure.polarity === 'range') return 'within the range'
    return gap !== null && decimal(gap).isNegative() ? 'better than the target' : 'exactly as targeted'
  }
  const band = rule.green_band ?? tolerance
  return `short of the target, but ${band ? toleranceWords(band, measure) : 'close enough'}, which counts as meeting it`
}

const gapOf = (row: StatusRow, { polarity }: Judged): string | null => {
  if (row.judged_value === null || row.target_value === null) return null
  const upper = row.target_upper === null ? null : decimal(row.target_upper)
  return adverseGap(polarity, decimal(row.judged_value), { low: decimal(row.target_value), upper }).toFixed()
}

/** A gap too small for the measure's decimals is printed with its own, or it would read as none. */
const placesOf = (gap: string, { decimals }: Judged): number =>
  decimal(gap).toDecimalPlaces(decimals).isZero() ? Math.min(6, decimal(gap).decimalPlaces()) : decimals

/** A target met needs no tolerance, so nobody is named for having set it. */
const usesTolerance = (row: StatusRow, measure: Judged): boolean => {
  const gap = gapOf(row, measure)
  return row.status !== 'on-target' || (gap !== null && decimal(gap).greaterThan(0))
}

const setBy = (row: StatusRow, { among }: Judged, framework: Framework): string => {
  const general = among && row.tolerance_set_by === statusRuleAt(framework, row.period_end).set_by
  return row.tolerance_set_by && !general ? ` (set by ${row.tolerance_set_by})` : ''
}
