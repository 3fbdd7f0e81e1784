import type { StatusCode } from '#kernel/status.ts'
import { type JudgeInput, judge } from './judge.ts'
import type { JudgingRule, Margin } from './terms.ts'

/** A rule that rates the figure itself, near its target within this tolerance. */
export const rule = (tolerance: Margin, more: Partial<JudgingRule> = {}): JudgingRule => ({
  tolerance,
  amber_when: 'within-tolerance',
  rate: 'unrounded',
  ...more,
})

export const percent = (value: string): Margin => ({ kind: 'percent', value })

/** The status of a figure of nought against a target of nought, higher better and near within 5%, but for what is given. */
export const statusOf = (input: Partial<JudgeInput>): StatusCode =>
  judge({ polarity: 'higher', value: '0', target: '0', decimals: 2, rule: rule(percent('5')), ...input }).status
