import type { Framework } from '#framework/door.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { StatusTag } from '#ui/status/status.tsx'
import type { RiskAt } from '../queries.ts'
import { isAboveAppetite, type Rating, ratingNow, ratingOf, scoreOn, statusOfRag } from '../rating.ts'
import type { Rag } from '../rules.ts'

type Terms = Framework['risk']

/**
 * Shape, the council's word and the colour together; without a rating the word alone. The colours are those of risk: a high
 * opportunity is no fault, and has the shape of what is not judged.
 */
export const RatingTag = ({ rating: { rag, word }, opportunity = false }: { rating: Rating; opportunity?: boolean }) =>
  rag === null ? <span>{word}</span> : <StatusTag status={opportunity ? 'no-target' : statusOfRag[rag]} word={word} />

/** '12 (4 × 3)', with what each number means where it is asked: '12: likelihood 4 (Likely), impact 3 (High)'. */
export const scoreWords = (terms: Terms, likelihood: number | null, impact: number | null, full = false): string => {
  const score = scoreOn(terms, { likelihood, impact })
  if (score === null || likelihood === null || impact === null) return ''
  if (!full) return `${score} (${likelihood} × ${impact})`
  const [likely, grave] = [terms.matrix?.likelihood[likelihood - 1], terms.matrix?.impact[impact - 1]]
  return `${score}: likelihood ${likelihood}${inBrackets(likely)}, impact ${impact}${inBrackets(grave)}`
}

const inBrackets = (word: string | undefined): string => (word === undefined ? '' : ` (${word})`)

/** How it moved since the assessment before, in words: 'up from 9 in Q1 2026/27'. */
export const movementWords = (terms: Terms, risk: RiskAt): string => {
  const { movement, previous_period_key: key } = risk
  if (movement === 'closed') return 'closed'
  if (movement === 'new' || key === null) return 'assessed for the first time'
  const then = printPeriod(periodOf(key))
  if (movement === 'same') return `no change since ${then}`
  return `${movement} from ${beforeWords(terms, risk)} in ${then}`
}

const beforeWords = (terms: Terms, { previous_likelihood, previous_impact, previous_rag }: RiskAt): string => {
  const before = { likelihood: previous_likelihood, impact: previous_impact, rag: previous_rag as Rag | null }
  const { score, word } = ratingOf(terms, before)
  return score === null ? word : String(score)
}

/** 'above 8, the most that is accepted'; null where no limit is set or no score is given. */
export const appetiteWords = (terms: Terms, risk: RiskAt): string | null => {
  const above = isAboveAppetite(terms, risk.appetite_max, ratingNow(terms, risk).score)
  if (above === null) return null
  const limit = risk.appetite_max ?? terms.appetite_max
  return `${above ? 'above' : 'within'} ${limit}, the most that is accepted`
}

/** As the framework names it; the code of a register that it has dropped. */
export const registerName = ({ registers }: Terms, register: string): string =>
  registers.find(({ code }) => code === register)?.name ?? register

/** 'Q2 2026/27', 'Q2 2026/27, stated unchanged'. */
export const assessedWords = ({ period_key, unchanged }: RiskAt): string =>
  `${printPeriod(periodOf(period_key))}${unchanged ? ', stated unchanged' : ''}`
