import { printPence } from '#kernel/quantity.ts'
import { capital } from '#kernel/words.ts'
import type { Cell, KeyFigure, Row, Table } from '#review/reports/content.ts'
import type { BudgetFact } from '#review/reports/facts.ts'
import { counted } from './words.ts'

/** What was spent of a budget of which nobody has said what the year will come to. */
export const spentSentence = (name: string, noun: string, lines: readonly BudgetFact[]): string => {
  const { revised, actual } = totalOf(lines)
  const budget = `a budget of ${printPence(revised, 'prose')} in ${counted(lines.length, noun)}`
  const subject = `${name}${ofUnit(lines)}`
  return actual === null
    ? `${subject} has ${budget}; neither spend nor forecast is held for all of them`
    : `${subject} has spent ${printPence(actual, 'prose')} of ${budget}; no forecast is held`
}

/** For the head of the report, where there is no variance to tell. */
export const spentFigure = (name: string, lines: readonly BudgetFact[]): KeyFigure[] => {
  const { revised, actual } = totalOf(lines)
  if (lines.length === 0 || actual === null) return []
  const note = `of a budget of ${printPence(revised, 'prose')}`
  return [{ label: `${name}${ofUnit(lines)}`, value: `${printPence(actual, 'prose')} spent`, note }]
}

/** The spend so far by line, and how much of the budget is left. */
export const spentTable = (id: string, caption: string, noun: string, lines: readonly BudgetFact[]): Table => {
  const { revised, actual } = totalOf(lines)
  const told = lines.some((line) => line.explanation !== '')
  const cells = (budget: number, spent: number | null): Cell[] => [
    pounds(budget),
    spent === null ? { text: 'not available' } : pounds(spent),
    spent === null ? { text: 'not available' } : pounds(budget - spent),
  ]
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { heading: capital(noun), width: 0.3 },
      { heading: 'Revised budget', align: 'right' },
      { heading: 'Spent so far', align: 'right' },
      { heading: 'Left', align: 'right' },
      ...(told ? [{ heading: 'Explanation', width: 0.3 }] : []),
    ],
    rows: [
      ...lines.map(
        (line): Row => ({
          cells: [
            { text: line.name },
            ...cells(line.revised_pence, line.actual_pence),
            ...(told ? [{ text: line.explanation }] : []),
          ],
        }),
      ),
      { cells: [{ text: 'Total' }, ...cells(revised, actual), ...(told ? [{ text: '' }] : [])], total: true },
    ],
  }
}

const totalOf = (lines: readonly BudgetFact[]) => ({
  revised: lines.reduce((sum, line) => sum + line.revised_pence, 0),
  actual: lines.some((line) => line.actual_pence === null)
    ? null
    : lines.reduce((sum, line) => sum + (line.actual_pence ?? 0), 0),
})

/** ' of Adult Services' where every line belongs to one unit, so that a part is not taken for the whole council. */
export const ofUnit = (lines: readonly BudgetFact[]): string => {
  const [first, ...others] = new Set(lines.map((line) => line.unit_name))
  return first && others.length === 0 ? ` of ${first}` : ''
}

export const pounds = (pence: number): Cell => ({ text: printPence(pence), number: poundsNumber(pence) })

/** Pounds to two places as exact text; no floating point is involved. */
export const poundsNumber = (pence: number) => {
  const digits = String(Math.abs(pence)).padStart(3, '0')
  return { value: `${pence < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`, format: '"£"#,##0' }
}
