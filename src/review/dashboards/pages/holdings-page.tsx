import { periodOf, printPeriod } from '#kernel/period.ts'
import { Page } from '#ui/layout/page.tsx'
import { paths } from '../../../paths.ts'
import { type Holdings, holdingSentences, holdingTitle } from '../holdings.ts'
import type { HomeProps } from './home-page.tsx'
import { NextDates, Reports } from './sections.tsx'

type HoldingsPageProps = HomeProps & {
  /** Null for a person who sees only what was released. */
  holdings: Holdings | null
  mayImport: boolean
}

/** The home page of a council without measures: what it does hold, and where that is told. */
export const HoldingsPage = ({ frame, council, person, dates, reports, holdings, mayImport }: HoldingsPageProps) => (
  <Page {...frame} title="Home" wide>
    <span class="govuk-caption-l">{person}</span>
    <h1 class="govuk-heading-l">{titleOf(holdings, reports)}</h1>
    {holdings && (
      <ul class="govuk-list govuk-list--bullet">
        {holdingSentences(holdings).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    )}
    <Reports council={council.council_id} reports={reports} />
    <h2 class="govuk-heading-m">Measures</h2>
    {mayImport ? (
      <p class="govuk-body">
        None has been brought in. They come from a file:{' '}
        <a class="govuk-link" href={paths.imports(council.council_id)}>
          import measures and their figures
        </a>
        .
      </p>
    ) : (
      <p class="govuk-body">None has been brought in yet.</p>
    )}
    <NextDates dates={dates} council={council.council_id} />
  </Page>
)

const titleOf = (holdings: Holdings | null, [newest]: HomeProps['reports']): string => {
  if (holdings !== null) return holdingTitle(holdings)
  return newest ? `The newest report is for ${printPeriod(periodOf(newest.period_key))}.` : 'Nothing is released yet.'
}
