import { periodOf, printPeriod } from '#kernel/period.ts'
import { printPence } from '#kernel/quantity.ts'
import { capital } from '#kernel/words.ts'
import type { Cell, KeyFigure, Row, Section, Table } from '#review/reports/content.ts'
import type { BudgetFact, ReportFacts } from '#review/reports/facts.ts'
import { ofUnit, pounds, poundsNumber, spentFigure, spentSentence, spentTable } from './spent.ts'
import { counted, sentences } from './words.ts'

type ForecastLine = BudgetFact & { forecast_pence: number }
type Totals = Pick<ForecastLine, 'revised_pence' | 'forecast_pence' | 'actual_pence'>

const names = { revenue: 'Revenue', hra: 'Housing Revenue Account', capital: 'Capital' } as const
const nouns = { revenue: 'service', hra: 'line', capital: 'scheme' } as const

/** The revenue position by line, the Housing Revenue Account by itself where there is one. */
export const revenueSection = (facts: ReportFacts): Section => ({
  id: 'revenue',
  heading: 'Revenue position',
  level: 1,
  blocks: [
    ...positionBlocks(facts, 'revenue'),
    ...(facts.budget.some((line) => line.budget === 'hra') ? positionBlocks(facts, 'hra') : []),
  ],
})

export const capitalSection = (facts: ReportFacts): Section => ({
  id: 'capital',
  heading: 'Capital position',
  level: 1,
  blocks: positionBlocks(facts, 'capital'),
})

/** One sentence for each budget this body receives. */
export const moneySentences = (facts: ReportFacts): string[] =>
  budgetsReceived(facts)
    .filter((budget) => budget !== 'hra' || facts.budget.some((line) => line.budget === 'hra'))
    .map((budget) => positionSentence(facts, budget))

const budgetsReceived = (facts: ReportFacts) =>
  (['revenue', 'hra', 'capital'] as const).filter((budget) =>
    facts.sections.includes(budget === 'capital' ? 'capital' : 'revenue'),
  )

/** The variance of each budget this body receives, for the head of the report. */
export const moneyFigures = (facts: ReportFacts): KeyFigure[] =>
  budgetsReceived(facts).flatMap((budget) => {
    const lines = linesOf(facts, budget)
    if (lines.length === 0) return spentFigure(names[budget], spentOf(facts, budget))
    const { forecast_pence, revised_pence } = totalOf(lines)
    const value = varianceWords(forecast_pence - revised_pence, 'prose')
    const of = ofUnit(lines)
    const label = of === '' ? names[budget] : `${names[budget]}${of}`
    return [{ label, value, note: `of a budget of ${printPence(revised_pence, 'prose')}` }]
  })

/** '£1.2 million over', '£30,000 under', 'on budget': a positive variance is an overspend. */
export const varianceWords = (variance: number, style: 'prose' | 'table' = 'table'): string => {
  if (Math.abs(variance) < 50) return 'on budget'
  return `${printPence(Math.abs(variance), style)} ${variance > 0 ? 'over' : 'under'}`
}

/** A line whose variance is as large as the framework says must be explained: by its share of the budget or by amount. */
export const needsExplaining = (facts: Pick<ReportFacts, 'framework'>, line: ForecastLine): boolean => {
  const { pct, pence } = facts.framework.budget.explain_variance_over
  const variance = Math.abs(line.forecast_pence - line.revised_pence)
  return variance > pence || variance * 100 > Math.abs(line.revised_pence) * pct
}

const linesOf = (facts: ReportFacts, budget: BudgetFact['budget']): ForecastLine[] =>
  facts.budget.filter((line): line is ForecastLine => line.budget === budget && line.forecast_pence !== null)

const spentOf = (facts: ReportFacts, budget: BudgetFact['budget']): BudgetFact[] =>
  facts.budget.filter((line) => line.budget === budget && line.forecast_pence === null)

const totalOf = (lines: readonly ForecastLine[]): Totals => ({
  revised_pence: lines.reduce((sum, line) => sum + line.revised_pence, 0),
  forecast_pence: lines.reduce((sum, line) => sum + line.forecast_pence, 0),
  actual_pence: lines.every((line) => line.actual_pence !== null)
    ? lines.reduce((sum, line) => sum + (line.actual_pence ?? 0), 0)
    : null,
})

/** ', as at October 2025' where the newest position there is stands before the end of the report's period. */
const asAt = (facts: ReportFacts, lines: readonly BudgetFact[]): string => {
  const ends = lines.map((line) => periodOf(line.period_key)).filter(({ end_on }) => end_on < facts.period.end_on)
  const [first, ...others] = new Map(ends.map((period) => [period.key, period])).values()
  return first && others.length === 0 && ends.length === lines.length ? `, as at ${printPeriod(first)}` : ''
}

/** 'with 3 of 5 services over budget'; nothing of lines where there is only one. */
const overWords = (lines: readonly ForecastLine[], noun: string): string => {
  const over = lines.filter((line) => line.forecast_pence - line.revised_pence >= 50).length
  if (lines.length === 1) return ''
  return `, with ${over === 0 ? 'none' : over} of ${counted(lines.length, noun)} over budget`
}

const positionSentence = (facts: ReportFacts, budget: BudgetFact['budget']): string => {
  const [lines, spent] = [linesOf(facts, budget), spentOf(facts, budget)]
  if (lines.length + spent.length === 0)
    return `No ${names[budget].toLowerCase()} position was reported for this period.`
  return sentences(
    lines.length > 0 ? forecastSentence(budget, lines) : '',
    spent.length > 0 ? spentSentence(names[budget], nouns[budget], spent) : '',
  )
}

const forecastSentence = (budget: BudgetFact['budget'], lines: readonly ForecastLine[]): string => {
  const { revised_pence, forecast_pence } = totalOf(lines)
  const variance = varianceWords(forecast_pence - revised_pence, 'prose')
  return `${budget === 'hra' ? 'The ' : ''}${names[budget]}${ofUnit(lines)} is forecast at ${printPence(forecast_pence, 'prose')} against a budget of ${printPence(revised_pence, 'prose')}: ${variance}${overWords(lines, nouns[budget])}`
}

const positionBlocks = (facts: ReportFacts, budget: BudgetFact['budget']): Section['blocks'] => {
  const [lines, spent] = [linesOf(facts, budget), spentOf(facts, budget)]
  return [
    { kind: 'paragraph', text: positionSentence(facts, budget) },
    ...(lines.length > 0 ? [...unexplainedBlocks(facts, lines), positionTable(facts, budget, lines)] : []),
    ...(spent.length > 0
      ? [
          spentTable(
            `budget-${budget}-spent`,
            `${names[budget]}${ofUnit(spent)}: spent so far${asAt(facts, spent)}`,
            nouns[budget],
            spent,
          ),
        ]
      : []),
  ]
}

/** Where nothing at all was explained it is said once, in place of a column that says so of each line. */
const unexplainedBlocks = (facts: ReportFacts, lines: readonly ForecastLine[]): Section['blocks'] => {
  const large = lines.filter((line) => needsExplaining(facts, line)).length
  if (hasExplanation(lines) || large === 0) return []
  const variances = counted(large, 'variance is', 'variances are')
  return [{ kind: 'paragraph', text: `No explanation is held, though ${variances} large enough to need one.` }]
}

const hasExplanation = (lines: readonly BudgetFact[]): boolean => lines.some((line) => line.explanation !== '')

const positionTable = (facts: ReportFacts, budget: BudgetFact['budget'], lines: ForecastLine[]): Table => {
  const sign = facts.framework.budget.sign === 'over-is-positive' ? 1 : -1
  const shown = { sign, actual: lines.some((line) => line.actual_pence !== null) } as const
  const told = hasExplanation(lines)
  return {
    kind: 'table',
    id: `budget-${budget}`,
    caption: `${names[budget]}${ofUnit(lines)}: forecast for the year against the revised budget${asAt(facts, lines)}`,
    columns: [
      { heading: capital(nouns[budget]), width: told ? 0.22 : 0.3 },
      { heading: 'Revised budget', align: 'right' },
      ...(shown.actual ? [{ heading: 'Actual to date', align: 'right' as const }] : []),
      { heading: 'Forecast', align: 'right' },
      { heading: 'Variance', align: 'right' },
      ...(told ? [{ heading: 'Explanation', width: 0.3 }] : []),
    ],
    rows: [
      ...lines.map(
        (line): Row => ({
          cells: [
            { text: line.name, ...(line.high_risk ? { note: 'high-risk budget' } : {}) },
            ...moneyCells(line, shown),
            ...(told ? [{ text: explanationOf(facts, line) }] : []),
          ],
        }),
      ),
      {
        cells: [{ text: 'Total' }, ...moneyCells(totalOf(lines), shown), ...(told ? [{ text: '' }] : [])],
        total: true,
      },
    ],
  }
}

const explanationOf = (facts: ReportFacts, line: ForecastLine): string => {
  if (line.explanation) return line.explanation
  return needsExplaining(facts, line)
    ? 'This variance should be explained and has not been.'
    : 'No explanation is required.'
}

type Shown = { sign: 1 | -1; actual: boolean }

/** A column for the spend to date only where some line gives one. */
const moneyCells = (line: Totals, { sign, actual }: Shown): Cell[] => {
  const variance = line.forecast_pence - line.revised_pence
  return [
    pounds(line.revised_pence),
    ...(actual ? [line.actual_pence === null ? { text: 'not available' } : pounds(line.actual_pence)] : []),
    pounds(line.forecast_pence),
    { text: varianceWords(variance), number: poundsNumber(variance * sign) },
  ]
}
