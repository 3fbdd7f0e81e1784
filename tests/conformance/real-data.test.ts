import { describe, expect } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { parseNumber } from '#kernel/quantity.ts'
import { colours, column, key, namesOf, plain, published, type Row, rowsOf, sameFacts, sum } from './real-data/read.ts'

// The published figures under demo/ are the same as the tables they were carried from, and none is lost.

describe('Maidstone', () => {
  const folder = 'performance-maidstone'
  const measures = namesOf('maidstone')
  const codes = new Map([...measures].map(([code, row]) => [row.name, code]))
  const values = rowsOf('maidstone', 'values')
  const numeric = (row: Row): boolean => parseNumber(row.value ?? '').ok
  const isAnnual = (row: Row): boolean => measures.get(codes.get(row.measure))?.frequency === 'year'
  const months: Record<string, string> = { 'Oct 2020': '2020-10', 'Nov 2020': '2020-11', 'Dec 2020': '2020-12' }
  /** A month in the name is the period; an annual figure printed in a report for Q4 is the year's. */
  const periodOfRow = (row: Row): string => {
    const month = months[row.measure?.split(' - ')[1] ?? '']
    if (month !== undefined) return month
    return isAnnual(row) && numeric(row) ? key(row.period).slice(0, 7) : key(row.period)
  }
  const paths = [`${folder}/measures.csv`, `${folder}/outturn-2021-22-four-quarters.csv`]

  published('has its 73 measures with their unit and polarity', 245, [paths[0] ?? ''], (source = []) => {
    const fact = (row: Row) => `${row.name ?? row.measure} ${row.unit} ${row.polarity || 'contextual'}`
    sameFacts([...measures.values()].map(fact), [...new Set(source.map(fact))])
    expect(measures.size).toBe(73)
  })

  published(
    'has every figure of its reports and its outturn, and one correction',
    254,
    paths,
    (reports = [], outturn = []) => {
      const quarters = outturn.flatMap((row) =>
        ['q1', 'q2', 'q3', 'q4']
          .filter((q) => row[q])
          .map((q) => ({ ...row, period: `2021-22-${q.toUpperCase()}`, value: row[q] ?? '' })),
      )
      const years = outturn
        .filter(isAnnual)
        .map((row) => ({ ...row, period: '2021-22', value: row.annual_published ?? '' }))
      const source: Row[] = [
        ...reports.map((row): Row => ({ ...row, period: periodOfRow(row) })),
        ...quarters,
        ...years,
      ]
      const fact = (row: Row) => `${codes.get(row.measure) ?? row.measure} ${row.period} ${plain(row.value)}`
      sameFacts(values.map(fact), [...source.map(fact), 'LIT-ATT 2018-19-Q1 68.69'])
      expect(sum(column(values, 'value')).minus('68.69')).toEqual(sum(column(source, 'value')))
      const outturns = outturn
        .filter((row) => !isAnnual(row))
        .map((row) => `${codes.get(row.measure)} ${row.annual_published}`)
      sameFacts(
        values.filter((row) => row.forecast).map((row) => `${row.measure} ${row.forecast}`),
        outturns,
      )
    },
  )

  published('marks as provisional the figures that are printed so', 245, [paths[0] ?? ''], (source = []) => {
    const marked = source.filter((row) => row.remark?.includes('*'))
    expect(marked.length).toBeGreaterThan(0)
    sameFacts(
      values.filter((row) => row.state === 'provisional').map((row) => `${row.measure} ${plain(row.value)}`),
      marked.map((row) => `${codes.get(row.measure)} ${row.value}`),
    )
    for (const row of values) expect(row.state === 'provisional', row.value).toBe(row.value?.endsWith('*'))
  })

  published('has every target that is one', 254, paths, (reports = [], outturn = []) => {
    const years = outturn.map((row) => ({ ...row, period: '2021-22', target: row.annual_target ?? '' }))
    const source: Row[] = [...reports.map((row): Row => ({ ...row, period: periodOfRow(row) })), ...years]
    const real = source.filter((row) => !['', '-', 'N/A'].includes(row.target ?? ''))
    const fact = (row: Row) => `${codes.get(row.measure) ?? row.measure} ${row.period} ${row.target}`
    sameFacts(rowsOf('maidstone', 'targets').map(fact), [...new Set(real.map(fact))])
  })

  published('has the counts of colours of its 38 reports', 38, [`${folder}/rag_counts.csv`], (source = []) => {
    const fact = (row: Row) =>
      [
        row.report_id,
        key(row.period),
        row.committee?.toLowerCase().startsWith('not stated') ? 'Not stated' : row.committee,
        row.green,
        row.amber,
        row.red,
        row.na,
        row.total,
        row.complete ?? row.rated_rows_transcribed,
      ].join()
    sameFacts(rowsOf('maidstone', 'published-counts').map(fact), source.map(fact))
  })
})

describe('Bracknell Forest', () => {
  const path = ['performance-bracknell-forest/kpis.csv']
  const ofYears = (row: Row): boolean => row.measure?.startsWith('1.5') ?? false
  published(
    'has its figures, targets and ratings, and a quarter more from the column before',
    37,
    path,
    (source = []) => {
      const before = {
        '2024-25 Q3': '2024-25-Q2',
        '2024-25 Q4': '2024-25-Q3',
        '2025-26 Q1': '2024-25-Q4',
        '2025-26 Q2': '2025-26-Q1',
      }
      const figures = source.map((row) => `${row.ref} ${key(row.period)} ${row.this_quarter}`)
      const earlier = source.map((row) => `${row.ref} ${before[row.period as keyof typeof before]} ${row.last_quarter}`)
      const values = rowsOf('bracknell-forest', 'values')
      sameFacts(
        values.map((row) => `${row.measure} ${row.period} ${row.value}`),
        [...new Set([...figures, ...earlier])],
      )
      sameFacts(
        rowsOf('bracknell-forest', 'targets')
          .filter((row) => !ofYears(row))
          .map((row) => `${row.measure} ${row.period} ${row.target}`),
        source.map((row) => `${row.ref} ${key(row.period)} ${row.target}`),
      )
      const trends: Row = {
        'Getting better': 'better',
        Better: 'better',
        'Getting worse': 'worse',
        Worse: 'worse',
        'No change': 'same',
      }
      sameFacts(
        rowsOf('bracknell-forest', 'published').map(
          (row) => `${row.measure} ${row.period} ${row.status} ${row.direction}`,
        ),
        source.map(
          (row) =>
            `${row.ref} ${key(row.period)} ${colours[row.rag_published ?? '']} ${trends[row.trend_published ?? ''] ?? ''}`,
        ),
      )
    },
  )
})

describe('Mole Valley', () => {
  const measures = namesOf('mole-valley')
  const renamed = (name = ''): string => (name === 'Households in B&B' ? 'Households in B&B and nightly stay' : name)
  const periodOfRow = (row: Row): string => {
    if (row.frequency === 'month') return row.period ?? ''
    return row.frequency === 'quarter' ? `${row.fiscal_year}-${row.period}` : (row.fiscal_year ?? '')
  }
  published(
    'has its figures and ratings, months, quarters and years',
    106,
    ['performance-mole-valley/measures.csv'],
    (source = []) => {
      const values = rowsOf('mole-valley', 'values')
      sameFacts(
        values.map((row) => `${measures.get(row.measure)?.name} ${row.period} ${row.value}`),
        source.map((row) => `${renamed(row.measure)} ${periodOfRow(row)} ${row.value}`),
      )
      expect(sum(column(values, 'value'))).toEqual(sum(column(source, 'value')))
      const twice = values.filter((row) => row.measure === 'B-AND-B' && row.period === '2024-03')
      expect(column(twice, 'value')).toEqual(['30', '13'])
      sameFacts(
        rowsOf('mole-valley', 'published').map(
          (row) => `${measures.get(row.measure)?.name} ${row.period} ${row.status}`,
        ),
        source
          .filter((row) => row.rag_published)
          .map((row) => `${row.measure} ${periodOfRow(row)} ${colours[row.rag_published ?? '']}`),
      )
    },
  )
})

describe('East Sussex', () => {
  published(
    'has the colour of every risk in every quarter, once',
    360,
    ['risk-east-sussex/post-mitigation-rag-history.csv'],
    (source = []) => {
      const carried = rowsOf('east-sussex', 'risks')
      const coloured = source.filter((row) => colours[row.rag_post_mitigation ?? ''])
      sameFacts(
        carried.map((row) => `${row.code} ${row.name} ${row.period} ${row.rag}`),
        [
          ...new Set(
            coloured.map(
              (row) => `${row.risk_no} ${row.risk} ${key(row.quarter)} ${row.rag_post_mitigation?.toLowerCase()}`,
            ),
          ),
        ],
      )
      const closed = new Set(carried.filter((row) => row.closed_on).map((row) => row.code))
      expect([...closed]).toEqual(['8', '14', '17'])
      for (const row of carried.filter((one) => one.closed_on))
        expect(periodOf(row.period ?? '').end_on < (row.closed_on ?? '')).toBe(true)
    },
  )
})
