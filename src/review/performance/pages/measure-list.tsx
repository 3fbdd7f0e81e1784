import { type Framework, type PageFrame, statusWord } from '#framework/door.ts'
import { type Direction, type StatusCode, statusCodes } from '#kernel/status.ts'
import { DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Filters } from '#ui/filters/filters.tsx'
import { Page } from '#ui/layout/page.tsx'
import { escapeHtml, htmlOf, markup } from '#ui/markup.ts'
import { DirectionWord, StatusCounts, statusTagHtml } from '#ui/status/status.tsx'
import type { TableCell } from '#ui/table/table.tsx'
import { paths } from '../../../paths.ts'
import type { Choices, ListedMeasure } from '../queries.ts'
import { summarise } from '../rules/summary.ts'
import { briefly, figureOf, movedBy, periodWords, targetOf } from './words.ts'

export type MeasureListProps = {
  readonly frame: PageFrame
  readonly council: string
  readonly framework: Framework
  readonly measures: readonly ListedMeasure[]
  readonly total: number
  readonly choices: Choices
  /** As they stand in the address. */
  readonly asked: Readonly<Record<string, string | undefined>>
}

/** Every measure with its latest figure and status, chosen by filters that live in the address. */
export const MeasureListPage = (props: MeasureListProps) => {
  const { frame, council, framework, measures, asked } = props
  const { counts } = summarise(measures.map(({ status }) => status))
  const shown = statusCodes.filter((code) => counts[code] > 0)
  return (
    <Page
      {...frame}
      title="Measures"
      wide
      breadcrumbs={[{ text: 'Home', href: paths.home(council) }, { text: 'Measures' }]}
    >
      <h1 class="govuk-heading-xl">Measures</h1>
      <StatusCounts
        counts={shown.map((status) => ({ status, word: statusWord(framework, status), count: counts[status] }))}
      />
      <ListFilters {...props} />
      <ListBar
        count={countWords(measures.length, props.total)}
        downloads={[{ text: 'Download as CSV', href: paths.measures(council, { ...asked, format: 'csv' }) }]}
      />
      <DataTable
        caption="Measures"
        captionHidden
        head={[
          { text: 'Measure' },
          { text: 'Now' },
          { text: 'Year end' },
          { text: 'Result', format: 'numeric' },
          { text: 'Target', format: 'numeric' },
          { text: 'Period' },
          { text: 'Than before' },
          { text: 'Than a year ago' },
          { text: 'Service' },
        ]}
        rows={measures.map((measure) => rowOf(measure, council, framework))}
        empty={
          <p class="govuk-body">
            No measures match.{' '}
            <a class="govuk-link" href={paths.measures(council)}>
              Clear the filters
            </a>{' '}
            to see all of them.
          </p>
        }
      />
    </Page>
  )
}

const countWords = (shown: number, total: number): string => {
  const all = `${total} ${total === 1 ? 'measure' : 'measures'}`
  return shown === total ? all : `${shown} of ${all}`
}

const ListFilters = ({ council, framework, choices, asked }: MeasureListProps) => (
  <Filters
    action={paths.measures(council)}
    clear={paths.measures(council)}
    filters={[
      { name: 'q', label: 'Name or code', value: asked.q },
      {
        name: 'status',
        label: 'Status',
        value: asked.status,
        items: withAll(statusCodes.map((code) => ({ code, name: statusWord(framework, code) }))),
      },
      { name: 'objective', label: 'Objective', value: asked.objective, items: withAll(choices.objectives) },
      { name: 'service', label: 'Service', value: asked.service, items: withAll(choices.services) },
      {
        name: 'level',
        label: 'Level',
        value: asked.level,
        items: withAll([
          { code: 'strategic', name: 'Strategic' },
          { code: 'operational', name: 'Operational' },
        ]),
      },
      {
        name: 'period',
        label: 'As at the end of',
        value: asked.period,
        items: withAll(
          choices.periods.map((code) => ({ code, name: periodWords(code) })),
          'Latest',
        ),
      },
    ]}
  />
)

const withAll = (choices: readonly { code: string; name: string }[], all = 'All') => [
  { value: '', text: all },
  ...choices.map(({ code, name }) => ({ value: code, text: name })),
]

const rowOf = (measure: ListedMeasure, council: string, framework: Framework): TableCell[] => {
  const { row } = measure
  const nameHtml = `<a class="govuk-link" href="${escapeHtml(paths.measure(council, measure.measure_code))}">${escapeHtml(measure.name)}</a>`
  return [
    { html: markup(nameHtml + (measure.illustrative ? ' <span class="gt-note">illustrative</span>' : '')) },
    { html: markup(statusTagHtml({ status: measure.status, word: statusWord(framework, measure.status) })) },
    yearEndCell(row?.year_end_status ?? null, framework),
    { text: row ? briefly(figureOf(row, measure)) : 'not available', format: 'numeric' },
    { text: row ? briefly(targetOf(row, measure) || 'none') : 'none', format: 'numeric' },
    { text: row ? periodWords(row.period_key) : '' },
    directionCell(row?.direction_previous ?? null, row?.value ?? null, row?.previous_value ?? null),
    directionCell(row?.direction_last_year ?? null, row?.value ?? null, row?.last_year_value ?? null),
    { text: measure.service ?? '' },
  ]
}

const yearEndCell = (status: StatusCode | null, framework: Framework): TableCell =>
  status === null
    ? { text: 'no forecast' }
    : { html: markup(statusTagHtml({ status, word: statusWord(framework, status) })) }

const directionCell = (direction: Direction | null, value: string | null, before: string | null): TableCell =>
  direction === null || value === null || before === null
    ? { text: 'not compared' }
    : { html: markup(directionHtml(direction, movedBy(value, before))) }

/** There are nine of these, and a long list shows each hundreds of times. */
const drawn = new Map<string, string>()

const directionHtml = (direction: Direction, moved: 'up' | 'down' | 'level'): string => {
  const key = `${direction} ${moved}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  const html = htmlOf(<DirectionWord direction={direction} moved={moved} />)
  drawn.set(key, html)
  return html
}
