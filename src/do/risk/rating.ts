import type { Framework } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Rag } from './rules.ts'

/** How a council rates its risks: by likelihood and impact on a matrix, or by a colour alone. */
export type RiskTerms = Pick<Framework['risk'], 'matrix' | 'judged' | 'appetite_max'>

/** What was assessed; null for what the council does not give. */
export type Assessed = { likelihood: number | null; impact: number | null; rag: Rag | null }

/** The score (null where only a colour is given), the colour, and the council's word for it. */
export type Rating = { score: number | null; rag: Rag | null; word: string }

/** Likelihood times impact, or the score in the matrix's own table; null where either is not given. */
export const scoreOn = (
  { matrix }: Pick<RiskTerms, 'matrix'>,
  { likelihood, impact }: Pick<Assessed, 'likelihood' | 'impact'>,
): number | null => {
  if (likelihood === null || impact === null) return null
  const rule = matrix?.score ?? 'product'
  return rule === 'product' ? likelihood * impact : (rule.cells[likelihood - 1]?.[impact - 1] ?? null)
}

/** By the band of the score, or by the colour that was given; in the council’s own word where it has one. */
export const ratingOf = (terms: RiskTerms, assessed: Assessed): Rating => {
  const score = scoreOn(terms, assessed)
  const band = score === null ? undefined : terms.matrix?.bands.find(({ from, to }) => score >= from && score <= to)
  const rag = band?.status ?? assessed.rag
  const judged = terms.judged?.ratings.find(({ status }) => status === rag)
  return { score, rag, word: band?.name ?? judged?.name ?? colourWords[rag ?? 'none'] }
}

type Current = { current_likelihood: number | null; current_impact: number | null; rag: Rag | null }

/** How a risk is rated with its controls. */
export const ratingNow = (terms: RiskTerms, { current_likelihood, current_impact, rag }: Current): Rating =>
  ratingOf(terms, { likelihood: current_likelihood, impact: current_impact, rag })

const colourWords = { red: 'Red', amber: 'Amber', green: 'Green', none: 'Not rated' }

/** The status whose shape and colour show a rating. */
export const statusOfRag: Readonly<Record<Rag, StatusCode>> = {
  green: 'on-target',
  amber: 'near-target',
  red: 'off-target',
}

/** The gravest first: for sorting, the greater the number the graver. */
export const gravityOf = ({ score, rag }: Rating): number =>
  (rag === null ? 0 : ['green', 'amber', 'red'].indexOf(rag) + 1) * 1000 + (score ?? 0)

/** Whether a score is above what the council will bear of this risk; null where either is not known. */
export const isAboveAppetite = (
  terms: Pick<RiskTerms, 'appetite_max'>,
  appetite_max: number | null,
  score: number | null,
): boolean | null => {
  const limit = appetite_max ?? terms.appetite_max ?? null
  return limit === null || score === null ? null : score > limit
}
