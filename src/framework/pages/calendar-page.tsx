import { printDate } from '#kernel/dates.ts'
import { type Period, printPeriod } from '#kernel/period.ts'
import { DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Filters } from '#ui/filters/filters.tsx'
import { Page } from '#ui/layout/page.tsx'
import { paths } from '../../paths.ts'
import { type CalendarEntry, calendarKinds } from '../calendar.ts'
import type { PageFrame } from '../web.ts'

export const kindWords: Record<CalendarEntry['kind'], string> = {
  return: 'Figures due',
  'finance-return': 'Finance return due',
  'risk-return': 'Risk return due',
  stage: 'Report stage',
  dispatch: 'Agenda goes out',
  meeting: 'Meeting',
  report: 'Report received',
  approval: 'Approval',
  review: 'Review',
  people: 'People',
  challenge: 'Challenge',
  publication: 'Publication',
}

type Props = {
  frame: PageFrame
  council: string
  year: Period
  years: readonly Period[]
  entries: readonly CalendarEntry[]
  kind: string
  from: string
  today: string
}

/** The reporting calendar: the next dates first, because that is what people come for. */
export const CalendarPage = ({ frame, council, year, years, entries, kind, from, today }: Props) => {
  const shown = entries.filter(
    (entry) => (kind === '' || entry.kind === kind) && (from !== 'next' || entry.date >= today),
  )
  const next = entries.find((entry) => entry.date >= today)
  const illustrative = illustrativeWords(entries)
  return (
    <Page
      {...frame}
      title={`Reporting calendar ${printPeriod(year)}`}
      wide
      breadcrumbs={[{ text: 'Home', href: paths.home(council) }, { text: 'Calendar' }]}
    >
      <h1 class="govuk-heading-l">Reporting calendar {printPeriod(year)}</h1>
      {next && (
        <p class="govuk-body-l">
          Next: {next.title}, {printDate(next.date)}.
        </p>
      )}
      {illustrative && <p class="govuk-body">{illustrative}</p>}
      <Filters
        action={paths.calendar(council)}
        filters={[
          {
            name: 'year',
            label: 'Year',
            value: year.key,
            items: years.map((each) => ({ value: each.key, text: printPeriod(each) })),
          },
          {
            name: 'kind',
            label: 'Kind of date',
            value: kind,
            items: [
              { value: '', text: 'All dates' },
              ...calendarKinds.map((each) => ({ value: each, text: kindWords[each] })),
            ],
          },
          {
            name: 'from',
            label: 'Dates',
            value: from,
            items: [
              { value: 'next', text: 'From today' },
              { value: 'all', text: 'The whole year' },
            ],
          },
        ]}
      />
      <ListBar
        count={shown.length === 1 ? '1 date' : `${shown.length} dates`}
        downloads={[
          { text: 'CSV', href: paths.calendarCsv(council, year.key) },
          { text: 'Calendar feed (iCalendar)', href: paths.calendarFeed(council) },
        ]}
      />
      <DataTable
        caption={`Dates in ${printPeriod(year)}`}
        captionHidden
        head={[{ text: 'Date' }, { text: 'What' }, { text: 'Kind' }]}
        rows={shown.map((entry) => [
          { text: printDate(entry.date), classes: 'gt-nowrap' },
          {
            text: `${entry.title}${entry.illustrative || illustrative === null ? '' : ' (the framework’s own date)'}`,
            classes: 'gt-cell--long',
          },
          { text: kindWords[entry.kind], classes: 'gt-nowrap' },
        ])}
        empty="No such dates. Choose another kind of date, or the whole year."
      />
    </Page>
  )
}

/** Said once: most dates of a demonstration are illustrative, and a mark on each would hide those that are not. */
const illustrativeWords = (entries: readonly CalendarEntry[]): string | null => {
  const own = entries.filter(({ illustrative }) => !illustrative).length
  if (own === entries.length) return null
  return own === 0
    ? 'Every date is illustrative: the framework’s text gives no days.'
    : 'Dates are illustrative, but for those marked as the framework’s own: its text gives no other days.'
}
