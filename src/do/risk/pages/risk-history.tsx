import type { Framework } from '#framework/door.ts'
import { printDateTime } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import type { TableCell } from '#ui/table/table.tsx'
import type { AssessmentKept } from '../queries.ts'
import { ratingOf } from '../rating.ts'
import type { Rag } from '../rules.ts'
import { RatingTag, scoreWords } from './words.tsx'

type Props = { terms: Framework['risk']; history: readonly AssessmentKept[]; opportunity: boolean }

/** Every version of every assessment, the newest first; an assessment made again stays, said to be earlier. */
export const RiskHistory = ({ terms, history, opportunity }: Props) => {
  const rows = history.map((one, at) => {
    const period = printPeriod(periodOf(one.period_key))
    const isNewest = history.findIndex(({ period_key }) => period_key === one.period_key) === at
    return cellsOf({ terms, opportunity }, one, isNewest ? period : `${period}, before`)
  })
  const shown = headings.map((_, column) => rows.some((cells) => cells[column]?.text !== ''))
  const kept = <Cell,>(cells: readonly Cell[]): Cell[] => cells.filter((_, column) => shown[column])
  return (
    <DataTable
      caption="Every assessment of this risk"
      captionHidden
      empty="This risk has not been assessed yet."
      head={kept(headings).map((text) => ({ text }))}
      rows={rows.map(kept)}
    />
  )
}

/** A column in which no assessment says anything is left out. */
const headings = [
  ...['Period', 'Rating', 'Score', 'What was said', 'Controls'],
  ...['Reviewed by', 'Given by', 'When', 'From'],
]

const cellsOf = ({ terms, opportunity }: Omit<Props, 'history'>, one: AssessmentKept, period: string): TableCell[] => {
  const { current_likelihood: likelihood, current_impact: impact } = one
  const rating = ratingOf(terms, { likelihood, impact, rag: one.rag as Rag | null })
  return [
    { text: period },
    { html: <RatingTag rating={rating} opportunity={opportunity} /> },
    { text: scoreWords(terms, likelihood, impact), classes: 'gt-nowrap' },
    { text: one.comment },
    { text: one.controls },
    { text: one.reviewed_by },
    { text: one.assessed_by },
    { text: printDateTime(one.assessed_at.toISOString()) },
    { text: one.file_name === null ? 'Entered by hand' : `${one.file_name}, row ${one.import_row ?? ''}` },
  ]
}
