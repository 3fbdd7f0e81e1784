import { type Framework, statusWord } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { markup } from '#ui/markup.ts'
import { statusTagHtml } from '#ui/status/status.tsx'
import type { FoundMeasure, ValueVersion } from '../find-measure.ts'
import { figureOf, periodWords } from './words.ts'

/** Every version of every figure: nothing given is ever overwritten. */
export const ValueHistory = ({
  measure,
  council,
  audit,
}: {
  measure: FoundMeasure
  council: string
  audit: boolean
}) => (
  <section>
    <h2 class="govuk-heading-m">History of figures and changes</h2>
    <p class="govuk-body">Open a period to see its figure, commentary and signature.</p>
    {audit && (
      <p class="govuk-body">
        <a class="govuk-link" href={paths.audit(council, { code: measure.measure_code })}>
          Who did what to this measure
        </a>
      </p>
    )}
    <DataTable
      caption="Every version of every figure"
      captionHidden
      head={[
        { text: 'Period' },
        { text: 'Version' },
        { text: 'Figure', format: 'numeric' },
        { text: 'State' },
        { text: 'Given by' },
        { text: 'Where from' },
        { text: 'Reason' },
      ]}
      rows={measure.versions.map((version) => [
        {
          html: (
            <a class="govuk-link" href={paths.value(council, measure.measure_code, version.period_key)}>
              {periodWords(version.period_key)}
            </a>
          ),
        },
        { text: String(version.version) },
        version.value === null
          ? { text: figureOf(version, measure) }
          : { text: figureOf(version, measure), format: 'numeric' as const },
        { text: version.state },
        { text: `${version.entered_by}, ${printDate(version.entered_on)}` },
        { text: whereFrom(version) },
        { text: version.reason },
      ])}
      empty={<p class="govuk-body">No figure has been given yet.</p>}
    />
  </section>
)

const whereFrom = ({ file_name, import_row }: ValueVersion): string =>
  file_name === null ? 'Given by hand' : `${file_name}${import_row === null ? '' : `, row ${import_row}`}`

/** What the council itself printed, beside what its rule gives. */
export const Published = ({ measure, framework }: { measure: FoundMeasure; framework: Framework }) => {
  if (measure.published.length === 0) return null
  const computed = new Map(measure.rows.map((row) => [row.period_key, row.status]))
  const tag = (status: (typeof measure.published)[number]['status'] | undefined) =>
    status ? { html: markup(statusTagHtml({ status, word: statusWord(framework, status) })) } : { text: 'not computed' }
  return (
    <section>
      <h2 class="govuk-heading-m">As the council published it</h2>
      <DataTable
        caption="Published and computed statuses"
        captionHidden
        head={[
          { text: 'Period' },
          { text: 'Printed as' },
          { text: 'Published' },
          { text: 'By the rule' },
          { text: 'Reason they differ' },
        ]}
        rows={measure.published
          .toSorted((a, b) => (a.period_key < b.period_key ? 1 : -1))
          .map(({ period_key, printed_as, status, reason }) => [
            { text: periodWords(period_key) },
            { text: printed_as },
            tag(status),
            tag(computed.get(period_key)),
            { text: reason },
          ])}
      />
    </section>
  )
}
