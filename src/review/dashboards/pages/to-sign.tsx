import type { AwaitingSignature } from '#do/returns/door.ts'
import { type Framework, measureWords, statusWord } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { capital } from '#kernel/words.ts'
import type { ListedMeasure } from '#review/performance/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { StatusTag } from '#ui/status/status.tsx'
import type { TableCell } from '#ui/table/table.tsx'
import { paths } from '../../../paths.ts'

const mostShown = 10

type Props = {
  council: string
  framework: Framework
  figures: readonly AwaitingSignature[]
  /** As they stand: of a figure that is the newest of its measure, what would be signed. */
  measures: readonly ListedMeasure[]
}

/** Figures that wait for this person's signature, the longest waiting first, each with the status that goes with it. */
export const ToSign = ({ council, framework, figures, measures }: Props) => (
  <section>
    <h2 class="govuk-heading-m">Waiting for your signature</h2>
    <p class="govuk-body">{countWords(figures.length)}</p>
    {figures.length > 0 && (
      <DataTable
        caption="Figures to sign off, the longest waiting first"
        captionHidden
        head={[
          { text: capital(measureWords(framework).one), classes: 'gt-third' },
          { text: 'Now' },
          { text: 'Figure', format: 'numeric' },
          { text: 'For' },
          { text: 'Given by' },
        ]}
        rows={figures.slice(0, mostShown).map((figure) => [
          {
            html: (
              <a class="govuk-link" href={`${paths.value(council, figure.measure_code, figure.period_key)}#sign-off`}>
                {figure.name}
              </a>
            ),
          },
          statusCell(figure, measures, framework),
          { text: figureWords(figure), format: 'numeric' },
          { text: printPeriod(periodOf(figure.period_key)), classes: 'gt-nowrap' },
          { text: `${figure.entered_by}, ${printDate(figure.entered_on)}` },
        ])}
      />
    )}
  </section>
)

const statusCell = (
  { measure_code, period_key }: AwaitingSignature,
  measures: readonly ListedMeasure[],
  framework: Framework,
): TableCell => {
  const row = measures.find((measure) => measure.measure_code === measure_code)?.row
  if (row?.period_key !== period_key) return { text: 'an earlier figure' }
  return { html: <StatusTag status={row.status} word={statusWord(framework, row.status)} /> }
}

const countWords = (count: number): string => {
  if (count === 0) return 'No figure waits for you to sign it off.'
  const figures = `${count} ${count === 1 ? 'figure waits' : 'figures wait'} for you to sign off`
  return count > mostShown ? `${figures}. These are the ${mostShown} that have waited longest.` : `${figures}.`
}

const figureWords = ({ value, unit, decimals }: AwaitingSignature): string =>
  value === null ? 'In words' : printQuantity(value, unit, decimals)
