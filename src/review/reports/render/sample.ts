import type { Block, ReportContent, Row, Section, Table } from '#review/reports/content.ts'
import {
  chartOf,
  figureCell,
  latest,
  type SampleMeasure,
  sampleMeasure,
  statusCell,
  statuses,
  words,
} from './sample-measures.ts'
import { changes, money, risks } from './sample-sections.ts'

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
