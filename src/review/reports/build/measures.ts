import { wordFor } from '#framework/door.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { decimal, printQuantity } from '#kernel/quantity.ts'
import { type StatusCode, worstFirst } from '#kernel/status.ts'
import { capital } from '#kernel/words.ts'
import type { Cell, FigureRef, Table } from '#review/reports/content.ts'
import type { JudgedPoint, MeasureFact, ReportFacts } from '#review/reports/facts.ts'
import { sentence, statusCell } from './words.ts'

/**
 * The measures this report is about. Priorities are told by strategic measures and services by operational ones; where
 * services are all there is, they are told by every measure they have.
 */
export const reportedMeasures = (facts: ReportFacts): MeasureFact[] => {
  const priorities = facts.sections.includes('priorities')
  const services = facts.sections.includes('services')
  if (services) return [...facts.measures]
  return priorities || facts.sections.some((section) => section === 'summary' || section === 'exceptions')
    ? facts.measures.filter((measure) => measure.level === 'strategic')
    : []
}

/** Of the reported measures, those told under a service and not under a priority. */
export const toldByService = (facts: ReportFacts, measure: MeasureFact): boolean =>
  !facts.sections.includes('priorities') || measure.level === 'operational'

const withoutFigure: readonly StatusCode[] = ['not-due', 'awaiting', 'late', 'missing', 'suspended', 'suppressed']

/** Whether the status is of a figure of this period, and not a reason for there being none. */
export const hasFigure = (status: StatusCode): boolean => !withoutFigure.includes(status)

export const byStatus = (measures: readonly MeasureFact[]): Map<StatusCode, MeasureFact[]> => {
  const groups = new Map<StatusCode, MeasureFact[]>()
  for (const measure of measures) groups.set(measure.status, [...(groups.get(measure.status) ?? []), measure])
  return groups
}

export const sortedWorstFirst = (measures: readonly MeasureFact[]): MeasureFact[] =>
  [...measures].sort((a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status))

/** A measure's result, target, standing now and at year end, where it is going and why, a row each. */
export const measureTable = (facts: ReportFacts, id: string, caption: string, measures: MeasureFact[]): Table => {
  const forecasts = measures.some(({ latest }) => latest?.year_end_status)
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { heading: capital(wordFor(facts.framework, 'measure')), width: 0.33 },
      { heading: 'Result', align: 'right' },
      { heading: 'Target', align: 'right' },
      { heading: 'Now', width: 0.14 },
      ...(forecasts ? [{ heading: 'Year end', width: 0.14 }] : []),
      { heading: 'Direction', width: 0.17 },
    ],
    rows: sortedWorstFirst(measures).map((measure) => ({
      cells: [
        {
          text: measure.name,
          note: `${measure.measure_code} · ${explained(facts, measure)}`,
        },
        resultCell(facts, measure),
        targetCell(measure),
        statusCell(facts, measure.status),
        ...(forecasts ? [yearEndCell(facts, measure)] : []),
        directionCell(measure),
      ],
    })),
    empty: `No ${wordFor(facts.framework, 'measure')} is reported here.`,
  }
}

/** Why it stands as it does. A result in words is told in full; a last figure that is not of this period says of when it is. */
const explained = (facts: ReportFacts, measure: MeasureFact): string => {
  const words = toldAtLength(measure)
  if (words !== null) return `${sentence(words)} Told in words, so not judged.`
  const { latest } = measure
  return measure.status === 'not-due' && latest && latest.period_key !== facts.period.key
    ? `Last figure, ${printPeriod(periodOf(latest.period_key))}: ${measure.sentence}`
    : measure.sentence
}

/** The figure as printed, with the period it is of when that is not the report's. */
export const resultCell = (facts: ReportFacts, measure: MeasureFact): Cell => {
  const { latest } = measure
  if (!latest) return { text: 'No figure yet' }
  const note = notesOf(facts, measure, latest)
  const words = toldAtLength(measure) === null ? (latest.value_text ?? 'not available') : 'In words'
  return {
    ...quantityCell(measure, latest.value, words),
    ...(note ? { note } : {}),
    figure: figureOf(facts, measure, latest),
  }
}

/** A result in words too long for a column of figures; it is told under the measure's name. */
const toldAtLength = ({ latest }: MeasureFact): string | null =>
  latest && latest.value === null && (latest.value_text ?? '').length > 24 ? latest.value_text : null

export const figureOf = (facts: ReportFacts, measure: MeasureFact, point: JudgedPoint): FigureRef => ({
  measure_code: measure.measure_code,
  period_key: point.period_key,
  version: point.value_version,
  source: measure.source,
  href: `/${facts.council.id}/measures/${encodeURIComponent(measure.measure_code)}#${point.period_key}`,
})

/** Printed by the measure's unit and decimals, the exact value kept for Excel; `otherwise` when there is none. */
export const quantityCell = (measure: MeasureFact, value: string | null, otherwise: string): Cell =>
  value === null
    ? { text: otherwise }
    : {
        text: printQuantity(value, measure.unit, measure.decimals),
        number: { value: decimal(value).toFixed(), format: excelFormat(measure) },
      }

export const targetText = (measure: MeasureFact, point: JudgedPoint): string | null => {
  if (point.target_value === null) return point.target_text
  const printed = printQuantity(point.target_value, measure.unit, measure.decimals)
  return point.target_upper === null
    ? printed
    : `${printed} to ${printQuantity(point.target_upper, measure.unit, measure.decimals)}`
}

const targetCell = (measure: MeasureFact): Cell => {
  const { latest } = measure
  if (!latest) return { text: 'none set' }
  const text = targetText(measure, latest) ?? 'none set'
  const { number } = quantityCell(measure, latest.target_value, text)
  return number ? { text, number } : { text }
}

const yearEndCell = (facts: ReportFacts, measure: MeasureFact): Cell => {
  const { latest } = measure
  if (!latest?.year_end_status) return { text: 'No forecast' }
  const expected = latest.year_end_value
  const cell = statusCell(facts, latest.year_end_status)
  return expected === null
    ? cell
    : { ...cell, note: `expected ${printQuantity(expected, measure.unit, measure.decimals)}` }
}

const directionCell = (measure: MeasureFact): Cell => {
  const text = directionWords(measure.latest) ?? 'nothing to compare with'
  const numbers = measure.points.filter((point) => point.value !== null)
  if (numbers.length < 3) return { text }
  return { text, sparkline: sparklineOf(measure, numbers) }
}

/** 'better than Q1 2026/27', 'same as 2025/26'; null where there is nothing to compare with. */
export const directionWords = (point: JudgedPoint | null): string | null => {
  if (!point?.direction_previous || !point.previous_period_key) return null
  const than = point.direction_previous === 'same' ? 'as' : 'than'
  return `${point.direction_previous} ${than} ${printPeriod(periodOf(point.previous_period_key))}`
}

const sparklineOf = (measure: MeasureFact, numbers: JudgedPoint[]) => {
  const values = numbers.flatMap(({ value }) => (value === null ? [] : [decimal(value)]))
  const print = (value: string) => printQuantity(value, measure.unit, measure.decimals)
  const lowest = values.reduce((a, b) => (b.lessThan(a) ? b : a))
  const highest = values.reduce((a, b) => (b.greaterThan(a) ? b : a))
  const last = values.at(-1)
  const targets = measure.points.map((point) => point.target_value)
  return {
    points: measure.points.map((point) => point.value),
    ...(targets.some((target) => target !== null) ? { target: targets } : {}),
    alt: `${measure.name}: the last ${numbers.length} figures lie between ${print(lowest.toFixed())} and ${print(highest.toFixed())}; the latest is ${print(last?.toFixed() ?? '0')}`,
  }
}

const notesOf = (facts: ReportFacts, measure: MeasureFact, point: JudgedPoint): string => {
  const notes: string[] = []
  if (point.period_key !== facts.period.key) notes.push(printPeriod(periodOf(point.period_key)))
  if (point.state === 'provisional') notes.push('provisional')
  if (point.state === 'revised') notes.push('revised')
  if (measure.accumulation === 'year-to-date' && point.judged_value !== null && point.judged_value !== point.value)
    notes.push(`${printQuantity(point.judged_value, measure.unit, measure.decimals)} in the year so far`)
  return notes.join(', ')
}

const excelFormat = ({ unit, decimals }: MeasureFact): string => {
  const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
  if (unit === '%') return `${digits}"%"`
  return unit === '£' ? `"£"${digits}` : digits
}
