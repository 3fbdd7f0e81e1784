import {
  type Period,
  type PeriodKind,
  parsePeriodKey,
  periodContaining,
  previousPeriod,
  type YearBasis,
} from '#kernel/period.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import type { RiskTerms } from './rating.ts'
import { type NewAssessment, type Rag, rags } from './rules.ts'

/** What somebody says of a risk for a period, as typed. */
export type Said = {
  changed: 'yes' | 'no'
  likelihood: string
  impact: string
  rating: string
  controls: string
  comment: string
}

/** What is assessed of a risk in a period, less whose it is and where it came from. */
export type Stated = Omit<NewAssessment, 'risk_code' | 'period_key' | 'period_end' | 'import_row' | 'reviewed_by'>

type Before = Omit<Stated, 'unchanged' | 'comment'>
type Scores = Pick<Stated, 'current_likelihood' | 'current_impact' | 'rag'>
type Faults = Record<string, string[]>

/** The council's return covers such a period; every kind is one of the calendar's. */
type Every = 'month' | 'quarter' | 'half-year'

/** The periods offered: the one that runs, and the one before it, whose return is due. */
export const periodsToAssess = (every: Every, basis: YearBasis, today: string): [running: Period, ended: Period] => {
  const running = periodContaining(today, every as PeriodKind, basis)
  return [running, previousPeriod(running)]
}

/** A period of the council's return that has begun; null for any other. */
export const readPeriod = (key: string, every: Every, today: string): Period | null => {
  const period = parsePeriodKey(key)
  return period !== null && period.kind === every && period.start_on <= today ? period : null
}

/**
 * What is said, as it will be kept. `before` is the newest assessment of an earlier period, `newest` the one the form
 * showed. "No change" carries what was assessed before; scores typed beside it that are neither would be lost, so they are
 * asked about. Inherent and target scores are carried on.
 */
export const readAssessment = (
  terms: RiskTerms,
  said: Said,
  before: Before | null,
  newest: Before | null,
): Result<Stated, Faults> => {
  if (said.changed === 'no') return unchanged(terms, said, before, newest)
  const scores = readScores(terms, said)
  const faults: Faults = { ...(scores.ok ? {} : scores.error) }
  if (newest !== null && said.comment === '') faults.comment = ['Say what changed and why']
  if (!scores.ok || Object.keys(faults).length > 0) return refused(faults)
  const { controls, comment } = said
  return ok({ ...carried(newest), ...scores.value, controls, comment, unchanged: false })
}

const unchanged = (terms: RiskTerms, said: Said, before: Before | null, newest: Before | null) => {
  if (before === null) return refused({ changed: ['There is no earlier assessment: enter the first one'] })
  const scores = readScores(terms, said)
  const known = [before, newest].flatMap((one) => one ?? [])
  const isKnown =
    !isTyped(said) ||
    (scores.ok && known.some((one) => sameScores(one, scores.value) && sameControls(one.controls, said.controls)))
  if (!isKnown)
    return refused({
      changed: ['You entered something other than before. Choose that the risk changed, or enter it as it was'],
    })
  const { current_likelihood, current_impact, rag, controls } = before
  const comment = said.comment || 'No change.'
  return ok({ ...carried(before), current_likelihood, current_impact, rag, controls, comment, unchanged: true })
}

const isTyped = ({ likelihood, impact, rating, controls }: Said): boolean =>
  likelihood !== '' || impact !== '' || rating !== '' || controls !== ''

const sameScores = (one: Scores, other: Scores): boolean =>
  one.current_likelihood === other.current_likelihood &&
  one.current_impact === other.current_impact &&
  one.rag === other.rag

/** A browser sends the lines of a text with other ends than it was given. */
const sameControls = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim()

const carried = (from: Before | null) => ({
  inherent_likelihood: from?.inherent_likelihood ?? null,
  inherent_impact: from?.inherent_impact ?? null,
  target_likelihood: from?.target_likelihood ?? null,
  target_impact: from?.target_impact ?? null,
})

/** On the council's own matrix, or in its own colours. */
const readScores = ({ matrix, judged }: RiskTerms, said: Said): Result<Scores, Faults> => {
  if (matrix === undefined) {
    const colours: readonly Rag[] = judged?.ratings.map(({ status }) => status) ?? rags
    const rag = colours.find((status) => status === said.rating)
    if (rag === undefined) return refused({ rating: ['Choose the rating'] })
    return ok({ current_likelihood: null, current_impact: null, rag })
  }
  const likelihood = level(said.likelihood, matrix.likelihood.length)
  const impact = level(said.impact, matrix.impact.length)
  if (likelihood !== null && impact !== null)
    return ok({ current_likelihood: likelihood, current_impact: impact, rag: null })
  return refused({
    ...(likelihood === null && { likelihood: [`Choose the likelihood, from 1 to ${matrix.likelihood.length}`] }),
    ...(impact === null && { impact: [`Choose the impact, from 1 to ${matrix.impact.length}`] }),
  })
}

const level = (text: string, most: number): number | null =>
  /^[1-9]\d?$/.test(text) && Number(text) <= most ? Number(text) : null
