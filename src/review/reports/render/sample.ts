import type { StatusCode } from '#kernel/status.ts'
import type { Block, Cell, Chart, ReportContent, Row, Section, Table } from '#review/reports/content.ts'

/**
 * A made-up report of a given size, for tests and measurements: each measure with its sparkline in a table and a chart of
 * its own. The same sizes always give the same report.
 */
export function sampleReport(size: { measures: number; risks: number; services: number }): ReportContent {
  const measures = Array.from({ length: size.measures }, (_, at) => sampleMeasure(at))
  return {
    format: 1,
    council: { id: 'sampleford', name: 'Sampleford Borough Council', colour: '#1d5f5a' },
    product: { id: 'quarterly', name: 'Quarterly performance report' },
    period: { key: '2026-27-Q2', label: 'Q2 2026/27' },
    body: { id: 'cabinet', name: 'Cabinet' },
    title: 'Integrated performance report, Q2 2026/27',
    illustrative: 'Illustrative figures: no real council is described',
    cover: sampleCover,
    sections: [
      ...summary(measures),
      attention(measures),
      ...priorities(measures),
      money(size.services),
      risks(size.risks),
      changes,
    ],
  }
}

type SampleMeasure = {
  code: string
  name: string
  status: StatusCode
  outlook: StatusCode
  points: string[]
  at: number
}

const sampleCover = [
  { label: 'Report to', text: 'Cabinet' },
  { label: 'Date of meeting', text: '26 November 2026' },
  { label: 'Cabinet member', text: 'Leader of the Council' },
  { label: 'Wards affected', text: 'All wards' },
  {
    label: 'Recommendations',
    text: [
      'That Cabinet notes the position at the end of the second quarter.',
      'That Cabinet asks for a recovery plan for each measure that is off target at year end.',
    ],
  },
]
const statuses: StatusCode[] = [
  'on-target',
  'near-target',
  'off-target',
  'exceeded',
  'on-target',
  'awaiting',
  'on-target',
  'no-target',
]
const words: Partial<Record<StatusCode, string>> = {
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

function sampleMeasure(at: number): SampleMeasure {
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

const statusAt = (at: number): StatusCode => statuses[at % statuses.length] ?? 'no-target'
const statusCell = (status: StatusCode): Cell => ({ text: words[status] ?? '', status })
const latest = (measure: SampleMeasure) => measure.points.at(-1) ?? ''

function figureCell(measure: SampleMeasure): Cell {
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

function summary(measures: SampleMeasure[]): Section[] {
  const counts = [...new Set(statuses)].map((status) => ({
    status,
    word: words[status] ?? '',
    count: measures.filter((measure) => measure.status === status).length,
  }))
  return [
    {
      id: 'in-short',
      heading: 'In short',
      level: 1,
      blocks: [
        {
          kind: 'paragraph',
          text: `${measures.length} measures are reported for the quarter from July to September 2026.`,
          strong: true,
        },
        { kind: 'status-counts', caption: 'Measures by status now', counts },
        {
          kind: 'key-figures',
          items: [
            { label: 'Revenue', value: '£1.2 million over', note: 'after £0.4 million of reserves' },
            { label: 'Capital', value: '£38.2 million', note: '91.2% of the programme' },
            { label: 'Risks above appetite', value: '2' },
          ],
        },
        {
          kind: 'list',
          items: ['Two measures moved from near target to off target.', 'Nothing was restated since the last report.'],
        },
        {
          kind: 'note',
          label: 'Provisional figures',
          text: 'Three figures are provisional and may change by 1.3 percentage points.',
        },
      ],
    },
  ]
}

function attention(measures: SampleMeasure[]): Section {
  const rows = measures
    .filter((measure) => measure.status === 'off-target' || measure.status === 'near-target')
    .map(
      (measure): Row => ({
        cells: [
          { text: measure.name, note: measure.code },
          figureCell(measure),
          statusCell(measure.status),
          statusCell(measure.outlook),
          { text: 'Demand rose by a tenth over the summer while two posts were vacant for most of the quarter.' },
          {
            text: 'Both posts are filled from November; the backlog clears by January. Head of service, 31 January 2027.',
          },
        ],
      }),
    )
  const columns = [
    { heading: 'Measure', width: 0.17 },
    { heading: 'Result', align: 'right' as const, width: 0.08 },
    { heading: 'Now', width: 0.12 },
    { heading: 'Year end', width: 0.12 },
    { heading: 'Why' },
    { heading: 'What we will do, by when' },
  ]
  const table: Table = {
    kind: 'table',
    id: 'attention',
    caption: 'Measures off or near target, worst first',
    columns,
    rows,
  }
  return { id: 'attention', heading: 'What needs your attention', level: 1, landscape: true, blocks: [table] }
}

function priorities(measures: SampleMeasure[]): Section[] {
  const groups = Math.max(1, Math.ceil(measures.length / 15))
  const sections = Array.from({ length: groups }, (_, at): Section => {
    const own = measures.filter((measure) => measure.at % groups === at)
    const blocks: Block[] = [measureTable(`priority-${at + 1}`, own), ...own.map(chartOf)]
    return { id: `priority-${at + 1}`, heading: `Priority ${at + 1}: a place to live well`, level: 2, blocks }
  })
  return [
    {
      id: 'priorities',
      heading: 'Priority by priority',
      level: 1,
      blocks: [{ kind: 'paragraph', text: 'Each priority with its measures, worst first.' }],
    },
    ...sections,
  ]
}

function measureTable(id: string, measures: SampleMeasure[]): Table {
  return {
    kind: 'table',
    id: `${id}-measures`,
    caption: 'Measures of this priority',
    columns: [
      { heading: 'Measure', width: 0.3 },
      { heading: 'Result', align: 'right' },
      { heading: 'Target', align: 'right' },
      { heading: 'Now', width: 0.15 },
      { heading: 'Year end', width: 0.15 },
      { heading: 'Two years', width: 0.18 },
    ],
    rows: measures.map((measure) => ({
      cells: [
        { text: measure.name, note: measure.code },
        figureCell(measure),
        { text: '90.0%', number: { value: '90.0', format: '0.0"%"' } },
        statusCell(measure.status),
        statusCell(measure.outlook),
        {
          text: 'worse than last quarter',
          sparkline: { points: measure.points, alt: `${measure.name}, eight quarters, latest ${latest(measure)}%` },
        },
      ],
    })),
  }
}

function chartOf(measure: SampleMeasure): Chart {
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

function money(services: number): Section {
  const pounds = (value: number): Cell => ({
    text: `${value < 0 ? '−' : ''}£${Math.abs(value).toLocaleString('en-GB')}`,
    number: { value: `${value}`, format: '#,##0' },
  })
  const budgets = Array.from({ length: services }, (_, at) => ({
    name: `Service ${at + 1}`,
    budget: 1_250_000 + at * 310_507,
    variance: (((at * 7) % 5) - 2) * 41_250,
  }))
  const total = budgets.reduce(
    (sum, row) => ({ budget: sum.budget + row.budget, variance: sum.variance + row.variance }),
    { budget: 0, variance: 0 },
  )
  const cells = (name: string, budget: number, variance: number): Cell[] => [
    { text: name },
    pounds(budget),
    pounds(budget + variance),
    pounds(variance),
    { text: variance > 0 ? 'Agency staff covered vacant posts.' : 'No variance to explain.' },
  ]
  const table: Table = {
    kind: 'table',
    id: 'revenue',
    caption: 'Revenue by service, forecast outturn against budget',
    columns: [
      { heading: 'Service' },
      { heading: 'Budget', align: 'right' },
      { heading: 'Forecast', align: 'right' },
      { heading: 'Variance', align: 'right' },
      { heading: 'Why', width: 0.35 },
    ],
    rows: [
      ...budgets.map((row): Row => ({ cells: cells(row.name, row.budget, row.variance) })),
      { cells: cells('All services', total.budget, total.variance), total: true },
    ],
  }
  return {
    id: 'money',
    heading: 'Money',
    level: 1,
    blocks: [{ kind: 'paragraph', text: 'The forecast is set beside the budget as last approved.' }, table],
  }
}

function risks(count: number): Section {
  const rows = Array.from(
    { length: count },
    (_, at): Row => ({
      cells: [
        { text: `CR${at + 1}`, note: 'Corporate' },
        { text: 'A key supplier fails and a service stops at short notice.' },
        { text: `${4 + (at % 4) * 4}`, number: { value: `${4 + (at % 4) * 4}`, format: '0' } },
        { text: at % 3 === 0 ? 'up from 8' : 'no change' },
        { text: '20 November 2026', date: '2026-11-20' },
        { text: 'Contracts above £1 million are reviewed each quarter and a second supplier is named.' },
      ],
    }),
  )
  const columns = [
    { heading: 'Risk', width: 0.11 },
    { heading: 'What could happen' },
    { heading: 'Score', align: 'right' as const, width: 0.08 },
    { heading: 'Movement', width: 0.12 },
    { heading: 'Review due', width: 0.14 },
    { heading: 'What we are doing' },
  ]
  return {
    id: 'risks',
    heading: 'Corporate risks',
    level: 1,
    blocks: [{ kind: 'table', id: 'risk-table', caption: 'Corporate risks by score', columns, rows }],
  }
}

const changes: Section = {
  id: 'changes',
  heading: 'What changed since last quarter',
  level: 1,
  blocks: [
    {
      kind: 'table',
      id: 'restated',
      caption: 'Figures restated',
      columns: [{ heading: 'Measure' }, { heading: 'Was' }, { heading: 'Is' }],
      rows: [],
      empty: 'No figure was restated.',
    },
  ],
}
