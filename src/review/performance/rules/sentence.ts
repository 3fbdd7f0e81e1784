import { type Framework, statusWord } from '#framework/door.ts'
import { periodOf, printPeriod, samePeriodLastYear } from '#kernel/period.ts'
import { decimal, printQuantity } from '#kernel/quantity.ts'
import { type Direction, isRated, type StatusCode } from '#kernel/status.ts'
import { capital, lower } from '#kernel/words.ts'
import { because } from './reason.ts'
import type { JudgedMeasure, StatusRow } from './terms.ts'

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
