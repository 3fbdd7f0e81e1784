import type { AwaitingSignature } from '#do/returns/door.ts'
import { printDate } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { paths } from '../../../paths.ts'

const mostShown = 10

/** Figures that wait for this person's signature, the longest waiting first. */
export const ToSign = ({ council, figures }: { council: string; figures: readonly AwaitingSignature[] }) => (
  <section>
    <h2 class="govuk-heading-m">Waiting for your signature</h2>
    <p class="govuk-body">{countWords(figures.length)}</p>
    {figures.length > 0 && (
      <DataTable
        caption="Figures to sign off, the longest waiting first"
        captionHidden
        head={[
          { text: 'Measure' },
          { text: 'Figure for' },
          { text: 'Figure', format: 'numeric' },
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
          { text: printPeriod(periodOf(figure.period_key)) },
          { text: figureWords(figure), format: 'numeric' },
          { text: `${figure.entered_by}, ${printDate(figure.entered_on)}` },
        ])}
      />
    )}
  </section>
)

const countWords = (count: number): string => {
  if (count === 0) return 'No figure waits for you to sign it off.'
  const figures = `${count} ${count === 1 ? 'figure waits' : 'figures wait'} for you to sign off`
  return count > mostShown ? `${figures}. These are the ${mostShown} that have waited longest.` : `${figures}.`
}

const figureWords = ({ value, unit, decimals }: AwaitingSignature): string =>
  value === null ? 'In words' : printQuantity(value, unit, decimals)
