import { type Framework, measureWords, statusWord } from '#framework/door.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { capital } from '#kernel/words.ts'
import type { ListedMeasure } from '#review/performance/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { StatusTag } from '#ui/status/status.tsx'
import type { TableCell } from '#ui/table/table.tsx'
import { paths } from '../../../paths.ts'

type Props = {
  council: string
  framework: Framework
  exceptions: readonly ListedMeasure[]
  /** Whose they are, where they are not the whole council's. */
  of?: string
}

const shownAtMost = 12

/** The worst of what needs attention, and the way to the rest of it. */
export const Exceptions = ({ council, framework, exceptions, of }: Props) => (
  <>
    <DataTable
      caption={`${capital(measureWords(framework).many)}${of === undefined ? '' : ` of ${of}`} that need attention, worst first`}
      captionHidden
      head={[
        { text: capital(measureWords(framework).one), classes: 'gt-third' },
        { text: 'Now' },
        { text: 'Year end' },
        { text: 'Figure', format: 'numeric' },
        { text: 'Target', format: 'numeric' },
        { text: 'Period' },
      ]}
      rows={exceptions
        .slice(0, of === undefined ? shownAtMost : exceptions.length)
        .map((measure) => rowOf(measure, council, framework))}
      empty="Nothing is off target, near target, late or missing."
    />
    {exceptions.length > shownAtMost && of === undefined && (
      <p class="govuk-body">
        And {exceptions.length - shownAtMost} more, in the list of{' '}
        <a class="govuk-link" href={paths.measures(council, { status: 'attention', level: 'strategic' })}>
          what needs attention
        </a>
        .
      </p>
    )}
  </>
)

const rowOf = (measure: ListedMeasure, council: string, framework: Framework): TableCell[] => {
  const { row } = measure
  const yearEnd = row?.year_end_status ?? null
  return [
    {
      html: (
        <a class="govuk-link" href={paths.measure(council, measure.measure_code)}>
          {measure.name}
        </a>
      ),
    },
    { html: <StatusTag status={measure.status} word={statusWord(framework, measure.status)} /> },
    yearEnd === null
      ? { text: 'No forecast' }
      : { html: <StatusTag status={yearEnd} word={statusWord(framework, yearEnd)} /> },
    { text: figureOf(measure), format: 'numeric' },
    { text: targetOf(measure), format: 'numeric' },
    { text: row ? printPeriod(periodOf(row.period_key)) : '', classes: 'gt-nowrap' },
  ]
}

const figureOf = ({ row, unit, decimals }: ListedMeasure): string => {
  if (row === null) return 'none yet'
  return row.judged_value === null
    ? (row.value_text ?? 'not available')
    : printQuantity(row.judged_value, unit, decimals)
}

const targetOf = ({ row, unit, decimals }: ListedMeasure): string => {
  if (row === null || row.target_value === null) return row?.target_text ? 'In words' : 'None'
  const low = printQuantity(row.target_value, unit, decimals)
  return row.target_upper === null ? low : `${low} to ${printQuantity(row.target_upper, unit, decimals)}`
}
