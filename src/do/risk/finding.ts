import { type Period, periodOf, printPeriod } from '#kernel/period.ts'
import { isAboveAppetite, type RiskTerms, ratingNow } from './rating.ts'
import type { Movement, Rag } from './rules.ts'

/** What the finding asks of a risk. */
export type RiskStanding = {
  is_opportunity: boolean
  movement: Movement
  period_key: string
  appetite_max: number | null
  current_likelihood: number | null
  current_impact: number | null
  rag: Rag | null
}

/**
 * What a list of risks comes to: 'Risks: 7 of 11 are rated High', and what moved, is above appetite and was not assessed for the
 * period that ended last. Opportunities are counted apart, since a high one is no fault.
 */
export const riskFinding = (
  terms: RiskTerms,
  all: readonly RiskStanding[],
  ended: Period,
): { title: string; sentences: string[] } => {
  const risks = all.filter(({ is_opportunity, movement }) => !is_opportunity && movement !== 'closed')
  const opportunities = all.filter(({ is_opportunity, movement }) => is_opportunity && movement !== 'closed').length
  const count = (holds: (risk: RiskStanding) => boolean | null) => risks.filter((risk) => holds(risk) === true).length
  const above = count((risk) => isAboveAppetite(terms, risk.appetite_max, ratingNow(terms, risk).score))
  const unassessed = count(({ period_key }) => periodOf(period_key).end_on < ended.end_on)
  return {
    title: titleOf(
      risks.length,
      count((risk) => ratingNow(terms, risk).rag === 'red'),
      gravestWord(terms),
    ),
    sentences: [
      risks.length === 0 ? '' : movedWords(count),
      above === 0 ? '' : `${above} ${is(above)} above appetite.`,
      unassessed === 0 ? '' : `${unassessed} ${is(unassessed)} not assessed for ${printPeriod(ended)} yet.`,
      opportunities === 0
        ? ''
        : `${opportunities} ${opportunities === 1 ? 'opportunity is' : 'opportunities are'} listed too.`,
    ].filter((sentence) => sentence !== ''),
  }
}

const titleOf = (count: number, red: number, word: string): string => {
  if (count === 0) return 'Risks'
  if (count === 1) return `Risks: the one risk is ${red === 1 ? '' : 'not '}rated ${word}`
  return `Risks: ${red === 0 ? 'none' : red} of ${count} ${is(red)} rated ${word}`
}

const movedWords = (count: (holds: (risk: RiskStanding) => boolean) => number): string => {
  const [up, down] = (['up', 'down'] as const).map((way) => count(({ movement }) => movement === way))
  const moved = [up ? `${up} went up` : '', down ? `${down} went down` : ''].filter((words) => words !== '')
  return moved.length === 0
    ? 'None moved since the assessment before.'
    : `${moved.join(' and ')} since the assessment before.`
}

/** What the council calls its gravest rating: 'High', 'Very high or High'. */
const gravestWord = ({ matrix, judged }: RiskTerms): string => {
  const ratings: readonly { name: string; status: Rag }[] = matrix?.bands ?? judged?.ratings ?? []
  const names = ratings.filter(({ status }) => status === 'red').map(({ name }) => name)
  return names.length === 0 ? 'Red' : names.join(' or ')
}

/** 'None is', '1 is', '2 are'. */
const is = (count: number): string => (count < 2 ? 'is' : 'are')
