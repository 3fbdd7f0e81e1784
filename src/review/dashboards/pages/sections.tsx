import type { CalendarEntry } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { paths } from '../../../paths.ts'
import type { NewestReport } from '../rules.ts'

/** What was released for the newest period, and the way to the rest. */
export const Reports = ({ council, reports }: { council: string; reports: readonly NewestReport[] }) => (
  <>
    <h2 class="govuk-heading-m">Reports</h2>
    <ul class="govuk-list">
      {reports.map(({ title, product_code, period_key, body_code, issue, released_on }) => (
        <li>
          <a class="govuk-link" href={`${paths.report(council, product_code, period_key, body_code)}?issue=${issue}`}>
            {title}
          </a>
          , released {printDate(released_on)}
        </li>
      ))}
      <li>
        <a class="govuk-link" href={paths.reports(council)}>
          {reports.length === 0 ? 'Reports of each period' : 'All reports'}
        </a>
      </li>
    </ul>
  </>
)

export const NextDates = ({ dates, council }: { dates: readonly CalendarEntry[]; council: string }) => (
  <>
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
    <p class="govuk-body">
      <a class="govuk-link" href={paths.calendar(council)}>
        The whole calendar
      </a>
    </p>
  </>
)
