import { periodOf, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { toleranceWidth } from '#review/performance/door.ts'
import type { Chart, Table } from '#review/reports/content.ts'
import type { JudgedPoint, MeasureFact } from '#review/reports/facts.ts'
import { judgedRow } from '#review/reports/judged.ts'
import { quantityCell, targetText } from './measures.ts'

/** Fewer figures than this are read faster as words. */
const fewest = 4

/** The measure over time with its target, or nothing when there is too little to draw. */
export const chartOf = (measure: MeasureFact): Chart[] => {
  const { points } = measure
  if (points.filter((point) => point.value !== null).length < fewest) return []
  const targets = points.map((point) => point.target_value)
  const tolerance = halfBand(measure)
  return [
    {
      kind: 'chart',
      id: `chart-${idOf(measure.measure_code)}`,
      title: titleOf(measure),
      alt: altOf(measure),
      unit: measure.unit,
      points: points.map((point) => ({
        period_key: point.period_key,
        label: printPeriod(periodOf(point.period_key)),
        value: point.value,
        text: printed(measure, point),
        status: point.status,
      })),
      ...(targets.some((target) => target !== null) ? { target: targets } : {}),
      ...(tolerance === null ? {} : { tolerance }),
      table: figuresOf(measure),
    },
  ]
}

export const idOf = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]+/g, '-')

const printed = (measure: MeasureFact, point: JudgedPoint) =>
  point.value === null
    ? (point.value_text ?? 'not available')
    : printQuantity(point.value, measure.unit, measure.decimals)

const titleOf = (measure: MeasureFact): string => {
  const last = measure.points.findLast((point) => point.value !== null)
  const target = last && last.target_value !== null ? targetText(measure, last) : null
  if (!last) return measure.name
  const when = printPeriod(periodOf(last.period_key))
  return `${measure.name}: ${printed(measure, last)} in ${when}${target === null ? '' : `, target ${target}`}`
}

const altOf = (measure: MeasureFact): string => {
  const [first] = measure.points
  const last = measure.points.at(-1)
  if (!first || !last) return measure.name
  const at = (point: JudgedPoint) => `${printed(measure, point)} in ${printPeriod(periodOf(point.period_key))}`
  return `Line chart of ${measure.points.length} figures of ${measure.name}, from ${at(first)} to ${at(last)}. ${measure.sentence}`.trim()
}

const halfBand = (measure: MeasureFact): string | null => {
  const last = measure.points.at(-1)
  return last ? toleranceWidth(judgedRow(measure, last), measure.polarity) : null
}

/** A column for each figure, as the chart has them side by side. */
const figuresOf = (measure: MeasureFact): Table => ({
  kind: 'table',
  id: `chart-${idOf(measure.measure_code)}-figures`,
  caption: `Figures of ${measure.name}`,
  columns: [
    { heading: 'Figure', width: 0.1 },
    ...measure.points.map((point) => ({
      heading: printPeriod(periodOf(point.period_key)),
      align: 'right' as const,
    })),
  ],
  rows: [
    {
      cells: [
        { text: 'Result' },
        ...measure.points.map((point) => quantityCell(measure, point.value, point.value_text ?? 'not available')),
      ],
    },
    {
      cells: [
        { text: 'Target' },
        ...measure.points.map((point) => ({
          ...quantityCell(measure, point.target_value, 'none set'),
          text: targetText(measure, point) ?? 'none set',
        })),
      ],
    },
  ],
})
