import { type Framework, statusWord } from '#framework/door.ts'
import { comparePeriods, nextPeriod, periodOf, periodsOf, yearOf } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { LineChart } from '#ui/charts/chart-figure.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { markup } from '#ui/markup.ts'
import { statusTagHtml } from '#ui/status/status.tsx'
import type { FoundMeasure } from '../find-measure.ts'
import type { StatusRow } from '../rules/terms.ts'
import { toleranceWidth } from '../rules/tolerance-words.ts'
import { figureOf, periodWords, targetOf } from './words.ts'

const mostPoints = 24

/** The measure's own periods as a line, its finding as the title, and the same figures in a table beneath. */
export const MeasureChart = ({ measure, framework }: { measure: FoundMeasure; framework: Framework }) => {
  const rows = ownPeriods(measure).slice(-mostPoints)
  const last = rows.at(-1)
  if (!last) return null
  const points = rows.map((row) => ({
    label: periodWords(row.period_key),
    value: row.state === 'suppressed' ? null : row.judged_value,
    text: figureOf(row, measure),
    status: row.status,
    provisional: row.state === 'provisional',
  }))
  const chart = {
    id: 'measure-chart',
    title: finding(rows, measure),
    alt: alternative(rows, measure),
    unit: measure.unit,
    points,
    target: rows.map((row) => row.target_value),
    targetText: targetOf(last, measure) || undefined,
    tolerance: toleranceWidth(last, measure.polarity) ?? undefined,
    forecast: forecastOf(last, measure),
  }
  return (
    <LineChart {...chart}>
      <DataTable
        caption="The figures in the chart"
        stack={false}
        head={[
          { text: 'Period' },
          { text: 'Result', format: 'numeric' },
          { text: 'Target', format: 'numeric' },
          { text: 'Status' },
        ]}
        rows={rows.toReversed().map((row) => [
          { text: periodWords(row.period_key) },
          {
            text: `${figureOf(row, measure)}${row.value_version > 1 ? ' (revised)' : ''}`,
            format: 'numeric' as const,
          },
          { text: targetOf(row, measure) || 'None', format: 'numeric' as const },
          { html: markup(statusTagHtml({ status: row.status, word: statusWord(framework, row.status) })) },
        ])}
      />
    </LineChart>
  )
}

/** A measure may hold figures of several lengths (months and the year): only those of the latest one's kind make a line. */
const ownPeriods = ({ rows, frequency }: FoundMeasure): StatusRow[] => {
  const kinds = rows.map((row) => periodOf(row.period_key).kind)
  const kind = kinds.includes(frequency as (typeof kinds)[number]) ? frequency : kinds.at(-1)
  return rows
    .filter((_, index) => kinds[index] === kind)
    .sort((a, b) => comparePeriods(periodOf(a.period_key), periodOf(b.period_key)))
}

const finding = (rows: readonly StatusRow[], measure: FoundMeasure): string => {
  const last = rows.at(-1)
  const first = rows.find((row) => row.value !== null && isLike(row, last, measure))
  if (!last || !first || first === last) return measure.name
  return `${measure.name}: ${figureOf(last, measure)} in ${periodWords(last.period_key)}, from ${figureOf(first, measure)} in ${periodWords(first.period_key)}`
}

/** What adds up over the year is like itself at the same time of other years only. */
const isLike = (row: StatusRow, last: StatusRow | undefined, { accumulation }: FoundMeasure): boolean =>
  accumulation !== 'year-to-date' || row.period_end.slice(5, 7) === last?.period_end.slice(5, 7)

const alternative = (rows: readonly StatusRow[], measure: FoundMeasure): string => {
  const seen = rows
    .filter((row) => row.value !== null && row.state !== 'suppressed')
    .toSorted((a, b) => Number(a.value) - Number(b.value))
  const [low, high, last] = [seen[0], seen.at(-1), rows.at(-1)]
  if (!low || !high || !last) return `${rows.length} periods without a figure.`
  return `${rows.length} periods, between ${figureOf(low, measure)} and ${figureOf(high, measure)}; the latest is ${figureOf(last, measure)}.`
}

/** The year end as given, drawn where the year's last period will be. Only a figure that speaks for the year can be. */
const forecastOf = (last: StatusRow, { unit, decimals, accumulation }: FoundMeasure) => {
  const period = periodOf(last.period_key)
  const end = periodsOf(yearOf(period), period.kind).at(-1)
  if (last.year_end_value === null || accumulation === 'in-period' || end === undefined) return undefined
  const points = []
  for (let at = period; at.key !== end.key; ) {
    at = nextPeriod(at)
    const isEnd = at.key === end.key
    points.push({
      label: periodWords(at.key),
      value: isEnd ? last.year_end_value : null,
      text: isEnd ? printQuantity(last.year_end_value, unit, decimals) : '',
      ...(isEnd && last.year_end_target !== null
        ? { target: last.year_end_target, targetText: printQuantity(last.year_end_target, unit, decimals) }
        : {}),
    })
  }
  return points.length > 0 ? points : undefined
}
