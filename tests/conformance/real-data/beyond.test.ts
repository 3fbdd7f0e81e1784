import { describe, expect } from 'vitest'
import { colours, key, namesOf, published, type Row, rowsOf, sameFacts } from './read.ts'

// Actions, and targets that were printed without a figure.

describe('Bracknell Forest, beyond its indicators', () => {
  published(
    'has the targets of several years, and no figure for them',
    3,
    ['performance-bracknell-forest/multi_year_targets.csv'],
    (source = []) => {
      const years = ['2024-25', '2025-26', '2026-27']
      sameFacts(
        rowsOf('bracknell-forest', 'targets')
          .filter((row) => row.measure?.startsWith('1.5'))
          .map((row) => `${row.measure} ${row.period} ${row.target}`),
        source.flatMap((row) => years.map((year) => `${row.ref} ${year} ${row[`target_${year.replace('-', '_')}`]}`)),
      )
      for (const { ref, measure, baseline } of source) {
        const kept = namesOf('bracknell-forest').get(ref)
        expect(kept?.name).toBe(measure)
        expect(kept?.definition?.replace(',', '')).toContain(`Baseline: ${baseline}.`)
      }
    },
  )

  const path = ['actions-bracknell-forest/actions.csv']
  published('has every action that can be told apart, its due date as printed', 35, path, (source = []) => {
    const carried = rowsOf('bracknell-forest', 'actions')
    const named = source.filter((row) => row.ref !== '')
    expect([carried.length, named.length]).toEqual([32, 32])
    const stages: Row = { Completed: 'complete', Complete: 'complete', 'In progress': 'in-progress' }
    const status = (colour = '') => (colour === 'Complete' ? 'on-target' : colours[colour])
    sameFacts(
      carried.map((row) =>
        [row.code, row.name, row.lead, row.due, row.period, row.stage, row.percent, row.status].join('|'),
      ),
      named.map((row) =>
        [
          `${row.period?.slice(0, 7)} ${row.ref}`,
          row.action_in_brief,
          row.section,
          row.due_date_as_printed,
          key(row.period),
          stages[row.stage ?? ''] ?? 'not-started',
          row.percent_complete,
          status(row.rag_published),
        ].join('|'),
      ),
    )
    for (const row of carried) expect(row.comment).toMatch(/^Theme: .+\./)
  })
})

describe('Mole Valley, its targets for 2023/24', () => {
  published('has each that is one', 12, ['performance-mole-valley/targets-2023-24.csv'], (source = []) => {
    const measures = namesOf('mole-valley')
    const told = rowsOf('mole-valley', 'targets').filter((row) => row.period?.startsWith('2023-24'))
    const fact = (name: string | undefined, target = '') => `${name} ${target.replace('%', '')}`
    sameFacts(
      [...new Set(told.map((row) => fact(measures.get(row.measure)?.name, row.target)))],
      source.filter((row) => row.target !== 'Data only').map((row) => fact(row.measure, row.target)),
    )
  })
})
