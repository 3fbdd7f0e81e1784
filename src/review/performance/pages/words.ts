import { type Framework, statusWord } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { decimal, printQuantity } from '#kernel/quantity.ts'
import { statusWords } from '#kernel/status.ts'
import { owedSentence, sentence } from '../rules/sentence.ts'
import type { Standing } from '../rules/standing.ts'
import type { Polarity, StatusRow } from '../rules/terms.ts'
import type { Withheld } from '../seen.ts'

type Printed = { readonly unit: string; readonly decimals: number }

/** A figure as tables show it, or what was given in its place. */
export const figureOf = (
  { value, value_text, state }: Pick<StatusRow, 'value' | 'value_text' | 'state'>,
  { unit, decimals }: Printed,
): string => {
  if (state === 'suppressed') return statusWords.suppressed
  return value === null ? (value_text ?? 'not available') : printQuantity(value, unit, decimals)
}

/** A target as tables show it; empty where there is none. */
export const targetOf = (row: StatusRow, { unit, decimals }: Printed): string => {
  if (row.target_value === null) return row.target_text ?? ''
  const low = printQuantity(row.target_value, unit, decimals)
  return row.target_upper === null ? low : `${low} to ${printQuantity(row.target_upper, unit, decimals)}`
}

export const periodWords = (key: string): string => printPeriod(periodOf(key))

export const movedBy = (now: string, before: string): 'up' | 'down' | 'level' => {
  const change = decimal(now).comparedTo(before)
  return change > 0 ? 'up' : change < 0 ? 'down' : 'level'
}

export const polarityWords: Record<Polarity, string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  plan: 'Nearest to plan is best',
  range: 'Best within a range',
  contextual: 'For context: neither more nor less is better',
}

/** 'Withheld: the sale is not agreed.' as it stands where a figure would. */
export const withheldWords = ({ reason }: Pick<Withheld, 'reason'>): string =>
  `Withheld: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`

/** From when, and until when. */
export const withheldTime = ({ from_period, until }: Withheld): string =>
  `Figures from ${periodWords(from_period)} on are withheld from release${until === null ? '' : ` until ${printDate(until)}`}`

/** The headline: the figure that is owed, if one is, before the judgement on the latest. */
export const headline = (
  row: StatusRow | null,
  measure: Printed & {
    polarity: Polarity
    accumulation: 'in-period' | 'year-to-date' | 'rolling' | 'snapshot'
    withheld: Withheld | null
    hidden: boolean
  },
  standing: Standing,
  framework: Framework,
): string => {
  if (measure.hidden && measure.withheld) return withheldWords(measure.withheld)
  const owed =
    standing.code === 'current' || standing.code === 'not-due'
      ? ''
      : owedSentence(
          standing.code,
          printPeriod(standing.period),
          standing.due_on && printDate(standing.due_on),
          framework,
        )
  if (row === null) return owed || `${statusWord(framework, 'awaiting')}: no figure yet.`
  const latest = sentence(row, measure, framework)
  return owed ? `${owed} The latest is for ${periodWords(row.period_key)}: ${latest}` : latest
}

/** What fits a column of figures: a result told in words stands where there is room for it, on the measure's page. */
export const briefly = (text: string): string => (text.length > 24 ? 'In words' : text)

/** Said where a council's figures end long before today. */
export const asAtWords = (day: string): string =>
  `As things stood on ${printDate(day)}, after the last full round of figures that is held.`
