import { type Framework, statusWord } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import type { Direction, StatusCode } from '#kernel/status.ts'
import { sparklineSvg } from '#ui/charts/sparkline.ts'
import { escapeHtml, htmlOf, markup } from '#ui/markup.ts'
import { DirectionWord, statusTagHtml } from '#ui/status/status.tsx'
import type { TableCell } from '#ui/table/table.tsx'
import { paths } from '../../../paths.ts'
import type { ListedMeasure } from '../queries.ts'
import type { StatusRow } from '../rules/terms.ts'
import { briefly, figureOf, movedBy, periodWords, targetOf, withheldWords } from './words.ts'

type Points = ListedMeasure['points']

/** A measure as one row of the list; `illustrative` is whether to say so of those that are, where not all of them are. Written as text: a list has a thousand of them. */
export const rowOf = (
  measure: ListedMeasure,
  council: string,
  framework: Framework,
  { points, illustrative }: { points: ReadonlyMap<string, Points>; illustrative: boolean },
): TableCell[] => {
  const { row } = measure
  const word = measure.hidden ? 'Withheld' : statusWord(framework, measure.status)
  return [
    { html: markup(nameHtml(measure, council, illustrative)) },
    { html: markup(statusTagHtml({ status: measure.status, word })) },
    yearEndCell(row?.year_end_status ?? null, framework),
    resultCell(measure),
    { text: row ? briefly(targetOf(row, measure) || 'None') : 'None', format: 'numeric' },
    { text: row ? periodWords(row.period_key) : '', classes: 'gt-nowrap' },
    trendCell(measure, points.get(measure.measure_code) ?? []),
    changeCell(row),
  ]
}

/** The reason stands where the figure is withheld from whoever asks; those who see it are told that others do not. */
const resultCell = (measure: ListedMeasure): TableCell => {
  const { row, hidden, withheld } = measure
  if (hidden && withheld) return { text: withheldWords(withheld) }
  return { text: row ? briefly(figureOf(row, measure)) : 'Not available', format: 'numeric' }
}

const nameHtml = (measure: ListedMeasure, council: string, told: boolean): string => {
  const { measure_code, name, service } = measure
  const notes = [
    service,
    told && measure.illustrative && 'illustrative',
    measure.withheld && !measure.hidden && 'withheld from release',
  ]
    .filter(Boolean)
    .join(' · ')
  const link = `<a class="govuk-link" href="${escapeHtml(paths.measure(council, measure_code))}">${escapeHtml(name)}</a>`
  return notes === '' ? link : `${link} <span class="gt-note">${escapeHtml(notes)}</span>`
}

const yearEndCell = (status: StatusCode | null, framework: Framework): TableCell =>
  status === null
    ? { text: 'No forecast' }
    : { html: markup(statusTagHtml({ status, word: statusWord(framework, status) })) }

/** A picture says something from three figures on; what it says stands in words for those who do not see it. */
const trendCell = ({ unit, decimals, row }: ListedMeasure, points: Points): TableCell => {
  const numbers = points.filter(({ value }) => value !== null)
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (numbers.length < 3 || !first || !last) return { text: '' }
  const print = ({ value }: Points[number]) => printQuantity(value, unit, decimals)
  const alt = `From ${print(first)} in ${periodWords(first.period_key)} to ${print(last)} in ${periodWords(last.period_key)}`
  const target = points.map((point) => point.target)
  return {
    html: markup(sparklineSvg({ points: points.map(({ value }) => value), target, alt, status: row?.status })),
  }
}

/** How the figure compares with the period before and, where that is another, with a year before. */
const changeCell = (row: StatusRow | null): TableCell => {
  if (row === null) return { text: '' }
  const { direction_previous: before, previous_period_key: key, direction_last_year: yearBefore } = row
  const than = before !== null && key !== null ? thanHtml(before, movement(row), periodWords(key)) : ''
  const yearAgo =
    yearBefore === null || periodOf(row.period_key).kind === 'year' ? '' : `${thanWords(yearBefore)} a year ago`
  if (than === '') return { text: yearAgo || 'Nothing to compare with', classes: 'gt-cell--long' }
  const html = markup(yearAgo === '' ? than : `${than} <span class="gt-note">${yearAgo}</span>`)
  return { html, classes: 'gt-cell--long' }
}

const thanWords = (direction: Direction): string => (direction === 'same' ? 'same as' : `${direction} than`)

const movement = ({ value, previous_value }: StatusRow): 'up' | 'down' | 'level' =>
  value === null || previous_value === null ? 'level' : movedBy(value, previous_value)

/** A few of these differ in a list, and a long one shows each hundreds of times. */
const drawn = new Map<string, string>()

const thanHtml = (direction: Direction, moved: 'up' | 'down' | 'level', than: string): string => {
  const key = `${direction} ${moved} ${than}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  const html = htmlOf(<DirectionWord direction={direction} moved={moved} than={than} />)
  drawn.set(key, html)
  return html
}
