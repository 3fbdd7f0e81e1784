import type { CalendarEntry, Framework, PageFrame } from '#framework/door.ts'
import { statusWord } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import { StatusCounts, StatusTag } from '#ui/status/status.tsx'
import { paths } from '../../../paths.ts'
import { countsOf, exceptionsOf, headlineOf, type Standing } from '../rules.ts'

type Props = {
  frame: PageFrame
  council: { council_id: string; name: string }
  framework: Framework
  person: string
  standings: readonly Standing[]
  dates: readonly CalendarEntry[]
}

const shownAtMost = 12

/** Where a person lands: how the council stands in one sentence, what needs attention, and the next dates. */
export const HomePage = ({ frame, council, framework, person, standings, dates }: Props) => {
  const exceptions = exceptionsOf(standings)
  const counts = countsOf(standings).map((each) => ({ ...each, word: statusWord(framework, each.status) }))
  return (
    <Page {...frame} title={`Home: ${council.name}`} wide>
      <span class="govuk-caption-l">{person}</span>
      <h1 class="govuk-heading-l">{headlineOf(standings)}</h1>
      {counts.length > 0 && <StatusCounts counts={counts} />}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.reports(council.council_id)}>
          Quarterly reports
        </a>{' '}
        or{' '}
        <a class="govuk-link" href={paths.measures(council.council_id)}>
          all measures
        </a>
      </p>
      <h2 class="govuk-heading-m">What needs attention</h2>
      <Exceptions council={council.council_id} framework={framework} exceptions={exceptions} />
      <h2 class="govuk-heading-m">Next dates</h2>
      {dates.length === 0 ? (
        <p class="govuk-body">No dates are known. They come from the framework.</p>
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {dates.map((entry) => (
            <li>
              {printDate(entry.date)}: {entry.title}
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

const Exceptions = ({
  council,
  framework,
  exceptions,
}: {
  council: string
  framework: Framework
  exceptions: readonly Standing[]
}) => (
  <>
    <DataTable
      caption="Measures that need attention, worst first"
      captionHidden
      head={[
        { text: 'Measure' },
        { text: 'Now' },
        { text: 'Year end' },
        { text: 'Figure', format: 'numeric' },
        { text: 'Period' },
      ]}
      rows={exceptions.slice(0, shownAtMost).map((each) => [
        {
          html: (
            <a class="govuk-link" href={paths.measure(council, each.measure_code)}>
              {each.name}
            </a>
          ),
        },
        { html: <StatusTag status={each.status} word={statusWord(framework, each.status)} /> },
        each.year_end_status === null
          ? { text: 'No forecast' }
          : { html: <StatusTag status={each.year_end_status} word={statusWord(framework, each.year_end_status)} /> },
        { text: each.text, format: 'numeric' },
        { text: printPeriod(periodOf(each.period_key)) },
      ])}
      empty="Nothing is off target, near target, late or missing."
    />
    {exceptions.length > shownAtMost && (
      <p class="govuk-body">
        And {exceptions.length - shownAtMost} more, in the list of{' '}
        <a class="govuk-link" href={paths.measures(council)}>
          all measures
        </a>
        .
      </p>
    )}
  </>
)
