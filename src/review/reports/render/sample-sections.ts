import type { Cell, Row, Section, Table } from '#review/reports/content.ts'

/** Revenue by service, with a total. */
export function money(services: number): Section {
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

/** A table of risks with dates. */
export function risks(count: number): Section {
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

/** A section whose table has no rows. */
export const changes: Section = {
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
