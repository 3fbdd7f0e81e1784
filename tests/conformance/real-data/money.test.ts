import { describe, expect } from 'vitest'
import { decimal } from '#kernel/quantity.ts'
import { column, monthOf, pounds, published, type Row, rowsOf, sameFacts, sum } from './read.ts'

// Money as two councils' papers printed it, line by line, and that its lines add up to the printed totals.

describe('Brighton & Hove', () => {
  const path = ['budget-revenue-brighton-hove/service-forecast.csv']
  published('has every line, and its lines add up to the printed totals', 34, path, (source = []) => {
    const carried = rowsOf('brighton-and-hove', 'budget').filter((row) => row.budget === 'revenue')
    const lines = source.filter((row) => row.row_type === 'service' || row.row_type === 'adjustment')
    sameFacts(
      carried.map((row) => `${row.name} ${row.period} ${row.revised} ${row.forecast}`),
      lines.map((row) => `${row.service} ${monthOf(row)} ${pounds(row.budget || '0')} ${pounds(row.forecast || '0')}`),
    )
    for (const row of lines)
      expect(
        decimal(row.forecast || 0)
          .minus(row.budget || 0)
          .toFixed(),
      ).toBe(row.variance)
    for (const total of source.filter((row) => row.row_type === 'total')) {
      const month = carried.filter((row) => row.period === monthOf(total))
      expect(sum(column(month, 'revised')).toFixed()).toBe(pounds(total.budget))
      expect(sum(column(month, 'forecast')).toFixed()).toBe(pounds(total.forecast))
    }
  })
})

describe('Brighton & Hove, capital', () => {
  const path = ['budget-capital-brighton-hove/monitoring.csv']
  published('has every line, and each budget is the one before with its changes', 26, path, (source = []) => {
    const carried = rowsOf('brighton-and-hove', 'budget').filter((row) => row.budget === 'capital')
    const at = (row: Row) => monthOf({ ...row, month: row.to_month ?? '' })
    const lines = source.filter((row) => row.row_type === 'service')
    sameFacts(
      carried.map((row) => [row.name, row.period, row.original, row.revised, row.forecast].join('|')),
      lines.map((row) =>
        [row.service, at(row), pounds(row.budget_before), pounds(row.budget_after), pounds(row.forecast)].join('|'),
      ),
    )
    for (const row of lines) {
      const changes = [row.budget_before, row.other_committee_or_ifrs, row.new_schemes, row.variations_reprofiles]
      expect(sum(changes).toFixed(), `${row.service} ${row.year}`).toBe(row.budget_after)
    }
    for (const total of source.filter((row) => row.row_type === 'total')) {
      const month = carried.filter((row) => row.period === at(total))
      expect(sum(column(month, 'revised')).toFixed()).toBe(pounds(total.budget_after))
      expect(sum(column(month, 'forecast')).toFixed()).toBe(pounds(total.forecast))
    }
  })
})

describe('Isle of Wight', () => {
  const path = ['budget-revenue-isle-of-wight/adult-community-services-2004-05.csv']
  published('has every line with a forecast, as printed', 75, path, (source = []) => {
    const carried = rowsOf('isle-of-wight', 'budget').filter((row) => row.service === 'adult-and-community')
    const lines = source.filter((row) => row.row_type === 'service')
    const fact = (row: Row) => `${row.name} ${row.period} ${row.revised} ${row.actual} ${row.forecast}`
    const printed = (row: Row) =>
      `${row.service} ${monthOf(row)} ${pounds(row.annual_budget)} ${pounds(row.actual_to_date)} ${pounds(row.forecast)}`
    sameFacts(carried.map(fact), lines.filter((row) => row.forecast !== '').map(printed))
    const adults = carried.filter((row) => row.code?.startsWith('AD-'))
    for (const total of source.filter((row) => row.service === 'SUBTOTAL Adults')) {
      const month = adults.filter((row) => row.period === monthOf(total))
      const printedTotal = pounds(total.forecast)
      expect(sum(column(month, 'forecast')).minus(printedTotal).abs().toNumber()).toBeLessThanOrEqual(2000)
    }
    const without = lines.filter((row) => row.forecast === '').map((row) => `${row.service} ${row.month}`)
    expect(without).toEqual(['Internal Trading 2', 'Asylum Seekers 7', 'Asylum Seekers 8'])
  })
})

describe('Isle of Wight, where no forecast was printed', () => {
  const folder = 'budget-revenue-isle-of-wight'
  const paths = [
    `${folder}/economic-services-oct-2002.csv`,
    `${folder}/fire-public-safety-feb-2004.csv`,
    'budget-capital-isle-of-wight/fire-capital-mar-2005.csv',
  ]
  published('has every line as printed, and none forecasts it', 30, paths, (economic = [], fire = [], schemes = []) => {
    const carried = rowsOf('isle-of-wight', 'budget').filter((row) => row.forecast === '')
    const revenue = (rows: Row[]) => rows.filter((row) => row.service !== 'TOTAL')
    const fact = (row: Row, period: string) =>
      [row.service, period, pounds(row.net_budget), pounds(row.net_to_date)].join('|')
    sameFacts(
      carried.map((row) => [row.name, row.period, row.revised, row.actual].join('|')),
      [
        ...revenue(economic).map((row) => fact(row, '2002-10')),
        ...fire.map((row) => fact(row, '2004-02')),
        ...schemes
          .filter((row) => row.row_type === 'scheme')
          .map((row) => [row.scheme, '2005-03', row.revised_budget, row.spend].join('|')),
      ],
    )
    const total = schemes.find((row) => row.row_type === 'total')
    const capital = carried.filter((row) => row.budget === 'capital')
    expect(sum(column(capital, 'revised')).toFixed()).toBe(total?.revised_budget)
    expect(sum(column(capital, 'actual')).toFixed()).toBe(total?.spend)
  })
})

describe('Isle of Wight, transport capital', () => {
  const path = ['budget-capital-isle-of-wight/transport-capital-jan-2005.csv']
  published('has every scheme, and its variance is what neither is spent nor committed', 22, path, (source = []) => {
    const carried = rowsOf('isle-of-wight', 'budget').filter((row) => row.service === 'environment')
    const schemes = source.filter((row) => row.row_type === 'scheme')
    sameFacts(
      carried.map((row) => [row.name, row.period, row.original, row.revised, row.actual, row.forecast].join('|')),
      schemes.map((row) =>
        [
          row.scheme,
          '2005-01',
          pounds(row.original_budget_2004_05),
          pounds(row.revised_budget_2004_05),
          pounds(row.actual_to_jan),
          pounds(row.predicted_outturn),
        ].join('|'),
      ),
    )
    const printed = schemes.filter((row) => row.variance !== '')
    const unexplained = printed.filter(
      (row) => !sum([row.actual_to_jan, row.commitment, row.variance]).equals(row.revised_budget_2004_05 ?? 0),
    )
    expect(column(unexplained, 'scheme')).toEqual([])
  })
})
