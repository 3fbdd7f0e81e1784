import type { StatusCode } from '#kernel/status.ts'
import type { Cell, Chart } from '#review/reports/content.ts'

/** A made-up measure of the sample report, with the same eight quarters as every other. */
export type SampleMeasure = {
  code: string
  name: string
  status: StatusCode
  outlook: StatusCode
  points: string[]
  at: number
}

export function sampleMeasure(at: number): SampleMeasure {
  const points = quarters.map((_, quarter) =>
    (80 + ((at * 3_701 + quarter * 1_013 + at * quarter * 97) % 1_700) / 100).toFixed(1),
  )
  return {
    code: `ILL${`${at + 1}`.padStart(3, '0')}`,
    name: subjects[at % subjects.length] ?? '',
    status: statusAt(at),
    outlook: statusAt(at + 3),
    points,
    at,
  }
}

export const statusAt = (at: number): StatusCode => statuses[at % statuses.length] ?? 'no-target'
export const statusCell = (status: StatusCode): Cell => ({ text: words[status] ?? '', status })
export const latest = (measure: SampleMeasure) => measure.points.at(-1) ?? ''

export function figureCell(measure: SampleMeasure): Cell {
  const value = latest(measure)
  return {
    text: `${value}%`,
    number: { value, format: '0.0"%"' },
    figure: {
      measure_code: measure.code,
      period_key: '2026-27-Q2',
      version: 1 + (measure.at % 2),
      source: `Return of ${measure.name.toLowerCase()}, signed off 12 October 2026`,
      href: `/sampleford/measures/${measure.code}/2026-27-Q2`,
    },
  }
}

export function chartOf(measure: SampleMeasure): Chart {
  const points = measure.points.map((value, at) => ({
    period_key: quarters[at] ?? '',
    label: label(quarters[at] ?? ''),
    value,
    text: `${value}%`,
  }))
  const target = quarters.map(() => '90.0')
  return {
    kind: 'chart',
    id: `chart-${measure.code}`,
    title: `${measure.code}: ${measure.name.toLowerCase()} stood at ${latest(measure)}% in Q2 2026/27`,
    alt: `Line chart of eight quarters. ${measure.name} began at ${measure.points[0]}% and stood at ${latest(measure)}%, against a target of 90%.`,
    unit: '%',
    points,
    target,
    tolerance: '2',
    table: {
      kind: 'table',
      id: `chart-${measure.code}-figures`,
      caption: `Figures of the chart of ${measure.code}`,
      columns: [
        { heading: 'Figure', width: 0.13 },
        ...points.map((point) => ({ heading: point.label, align: 'right' as const })),
      ],
      rows: [
        {
          cells: [
            { text: 'Result' },
            ...points.map((point) => ({ text: point.text, number: { value: point.value, format: '0.0"%"' } })),
          ],
        },
        {
          cells: [
            { text: 'Target' },
            ...target.map((value) => ({ text: '90.0%', number: { value, format: '0.0"%"' } })),
          ],
        },
      ],
    },
  }
}

export const statuses: StatusCode[] = [
  'on-target',
  'near-target',
  'off-target',
  'exceeded',
  'on-target',
  'awaiting',
  'on-target',
  'no-target',
]
export const words: Partial<Record<StatusCode, string>> = {
  exceeded: 'Exceeded',
  'on-target': 'On target',
  'near-target': 'Near target',
  'off-target': 'Off target',
  'no-target': 'No target',
  awaiting: 'Awaiting data',
}
const subjects = [
  'Homes let within 25 days',
  'Household waste recycled or composted',
  'Planning applications decided in time',
  'Calls answered within a minute',
  'Council tax collected',
]
const quarters = [
  '2024-25-Q3',
  '2024-25-Q4',
  '2025-26-Q1',
  '2025-26-Q2',
  '2025-26-Q3',
  '2025-26-Q4',
  '2026-27-Q1',
  '2026-27-Q2',
]
const label = (key: string) => `${key.slice(8)} ${key.slice(2, 4)}/${key.slice(5, 7)}`
