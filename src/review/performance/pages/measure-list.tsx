import { type Framework, measureWords, type PageFrame, statusWord } from '#framework/door.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { type StatusCode, worstFirst } from '#kernel/status.ts'
import { capital } from '#kernel/words.ts'
import { type DataHead, DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import { type PageOf, Pages, pageWords } from '#ui/pagination/pages.tsx'
import { StatusCounts } from '#ui/status/status.tsx'
import { paths } from '../../../paths.ts'
import type { Choices, ListedMeasure } from '../queries.ts'
import { attention, type SortBy, sortAsked } from '../rules/list-order.ts'
import { summarise } from '../rules/summary.ts'
import { isFiltered, ListFilters, Views } from './measure-filters.tsx'
import { rowOf } from './measure-row.tsx'
import { asAtWords } from './words.ts'

export type MeasureListProps = {
  readonly frame: PageFrame
  readonly council: string
  readonly framework: Framework
  /** Those of the page. */
  readonly measures: readonly ListedMeasure[]
  /** Of every measure the other filters leave, before one status is chosen. */
  readonly statuses: readonly StatusCode[]
  readonly choices: Choices
  readonly page: PageOf
  /** By measure, what its sparkline is drawn from. */
  readonly points: ReadonlyMap<string, ListedMeasure['points']>
  /** The day the list is of, where it is not today. */
  readonly as_at: string | null
  readonly mayImport: boolean
  /** As they stand in the address. */
  readonly asked: Readonly<Record<string, string | undefined>>
}

/** Every measure with its latest figure and status, chosen by filters that live in the address. */
export const MeasureListPage = (props: MeasureListProps) => {
  const { frame, council, framework, measures, statuses, points, asked, page } = props
  const { counts } = summarise(statuses)
  const shown = worstFirst.filter((code) => counts[code] > 0)
  const illustrative = measures.some((measure) => !measure.illustrative)
  const title = capital(measureWords(framework).many)
  return (
    <Page
      {...frame}
      title={[title, pageWords(page)].filter(Boolean).join(', ')}
      wide
      breadcrumbs={[{ text: 'Home', href: paths.home(council) }, { text: title }]}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {props.as_at && <p class="govuk-body">{asAtWords(props.as_at)}</p>}
      <StatusCounts
        counts={shown.map((status) => ({ status, word: statusWord(framework, status), count: counts[status] }))}
      />
      {(statuses.length > 0 || isFiltered(asked)) && (
        <>
          <Views {...props} />
          <ListFilters {...props} />
          <ListBar
            count={countWords(page, statuses.length, framework)}
            downloads={[{ text: 'Download as CSV', href: paths.measures(council, { ...asked, format: 'csv' }) }]}
          />
        </>
      )}
      <DataTable
        caption={title}
        captionHidden
        classes="gt-table--named"
        head={headOf(props)}
        rows={measures.map((measure) => rowOf(measure, council, framework, { points, illustrative }))}
        empty={<Empty {...props} />}
      />
      <Pages
        page={page}
        label="Pages of the list"
        href={(number) => paths.measures(council, { ...asked, page: number === 1 ? undefined : String(number) })}
      />
    </Page>
  )
}

const headOf = ({ council, framework, asked }: MeasureListProps): DataHead[] => {
  const now = sortAsked(asked.sort, asked.status)
  const sort = (by: SortBy) => {
    const direction = now?.by === by ? (now.descending ? ('descending' as const) : ('ascending' as const)) : undefined
    return { href: paths.measures(council, { ...asked, sort: direction === 'ascending' ? `-${by}` : by }), direction }
  }
  return [
    { text: capital(measureWords(framework).one), sort: sort('name') },
    { text: 'Now', sort: sort('status') },
    { text: 'Year end' },
    { text: 'Result', format: 'numeric' },
    { text: 'Target', format: 'numeric' },
    { text: 'Period' },
    { text: 'Trend' },
    { text: 'Change', sort: sort('change') },
  ]
}

/** How many the filters leave of how many, and which of them stand on this page. */
const countWords = ({ total: found, pages, from, to }: PageOf, total: number, framework: Framework): string => {
  const { one, many } = measureWords(framework)
  const all = `${printQuantity(String(total), 'number', 0)} ${total === 1 ? one : many}`
  const chosen = found === total ? all : `${printQuantity(String(found), 'number', 0)} of ${all}`
  return pages === 1 ? chosen : `${chosen}, ${from} to ${to} on this page`
}

/** Nothing to show: because nothing matches, because all is well, or because there is nothing yet. */
const Empty = ({ council, framework, statuses, asked, mayImport }: MeasureListProps) => {
  const { one, many } = measureWords(framework)
  if (!isFiltered(asked))
    return (
      <p class="govuk-body">
        This council has no {many} here yet.{' '}
        {mayImport && (
          <>
            <Link href={paths.imports(council)} text={`Import a file of ${many}`} />, or{' '}
          </>
        )}
        <Link href={paths.reports(council)} text={mayImport ? 'read the reports' : 'Read the reports'} /> on what it
        does hold.
      </p>
    )
  if (asked.status === attention && statuses.length > 0)
    return (
      <p class="govuk-body">
        Nothing is off target, near target, late or missing.{' '}
        <Link href={paths.measures(council, { ...asked, status: undefined })} text={`See every ${one}`} />
      </p>
    )
  return (
    <p class="govuk-body">
      No {many} match. Choose less, or <Link href={paths.measures(council)} text="clear the filters" /> to see all of
      them.
    </p>
  )
}

const Link = ({ href, text }: { href: string; text: string }) => (
  <a class="govuk-link" href={href}>
    {text}
  </a>
)
