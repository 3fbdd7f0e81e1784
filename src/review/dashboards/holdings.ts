import type { LinePosition } from '#do/finance/door.ts'
import type { RiskAt } from '#do/risk/door.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { printPence } from '#kernel/quantity.ts'
import { capital, listed } from '#kernel/words.ts'

type Line = Pick<LinePosition, 'budget' | 'revised_pence' | 'variance_pence'>
type Rated = Pick<RiskAt, 'rag' | 'current_likelihood'>

/** The newest that is known of money and of risks, each with the key of its period; null where there is none. */
export type Holdings = {
  money: { period: string; lines: readonly Line[] } | null
  risks: { period: string; risks: readonly Rated[] } | null
  actions: number
}

const budgetNames = { revenue: 'Revenue', hra: 'The Housing Revenue Account', capital: 'Capital' } as const

/** What the council holds, a sentence each; none for a council that holds nothing. */
export const holdingSentences = ({ money, risks, actions }: Holdings): string[] => [
  ...(money === null ? [] : moneySentences(money)),
  ...(risks === null ? [] : [riskSentence(risks)]),
  ...(actions === 0 ? [] : [`${counted(actions, 'action')} of the plan ${actions === 1 ? 'is' : 'are'} recorded.`]),
]

/** What it holds, in one line: 'Budget and risks, without measures.' */
export const holdingTitle = ({ money, risks, actions }: Holdings): string => {
  const held = [money && 'budget', risks && 'risks', actions > 0 && 'actions'].filter((one) => typeof one === 'string')
  if (held.length === 0) return 'Nothing has been brought in yet.'
  return `${capital(listed(held))}, but no measures yet.`
}

const moneySentences = ({ period, lines }: NonNullable<Holdings['money']>): string[] =>
  (['revenue', 'hra', 'capital'] as const).flatMap((budget) => {
    const own = lines.filter((line) => line.budget === budget)
    if (own.length === 0) return []
    const revised = own.reduce((sum, { revised_pence }) => sum + revised_pence, 0)
    return [
      `${budgetNames[budget]}: ${counted(own.length, 'budget line')} of ${printPence(revised, 'prose')} altogether, ` +
        `${forecastWords(own)} at ${printPeriod(periodOf(period))}.`,
    ]
  })

/** A line may tell what was spent without a forecast: it says nothing of the year. */
const forecastWords = (lines: readonly Line[]): string => {
  const variances = lines.flatMap(({ variance_pence }) => variance_pence ?? [])
  if (variances.length === 0) return 'without a forecast'
  const variance = variances.reduce((sum, one) => sum + one, 0)
  const way = variance === 0 ? 'as budgeted' : `${printPence(Math.abs(variance), 'prose')} ${overUnder(variance)}`
  const without = lines.length - variances.length
  return `forecast ${way} for the year${without > 0 ? `, ${counted(without, 'line')} without a forecast,` : ''}`
}

const overUnder = (variance: number): string => (variance > 0 ? 'over' : 'under')

const riskSentence = ({ period, risks }: NonNullable<Holdings['risks']>): string => {
  const colours = (['red', 'amber', 'green'] as const).flatMap((colour) => {
    const count = risks.filter(({ rag }) => rag === colour).length
    return count === 0 ? [] : [`${count} ${colour}`]
  })
  const rated = colours.length === 0 ? '' : `: ${colours.join(', ')}`
  return `${counted(risks.length, 'risk')} assessed for ${printPeriod(periodOf(period))}${rated}.`
}

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`
