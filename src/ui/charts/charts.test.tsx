import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { processorTime } from '../../../tests/support/processor-time.ts'
import { htmlOf } from '../markup.ts'
import { barChartSvg } from './bar-chart.ts'
import { LineChart } from './chart-figure.tsx'
import { HeatMap } from './heat-map.tsx'
import { type LineChartProps, lineChartSvg } from './line-chart.ts'
import { apart } from './line-chart-labels.ts'
import { lineDomain, tickLabel } from './scale.ts'
import { sparklineSvg } from './sparkline.ts'

const quarters: LineChartProps = {
  id: 'hou03',
  title: 'Homes let within 25 days fell for the third quarter & missed 93%',
  alt: 'From 94.1% to 91.2%; latest 91.2%',
  unit: '%',
  points: ['94.1', '93.5', null, '92.5', '91.2'].map((value, index) => ({
    label: `Q${index + 1} 2026/27`,
    value,
    text: value === null ? 'not available' : `${value}%`,
    status: value === null ? 'missing' : 'near-target',
  })),
  target: '93',
  tolerance: '2',
}

const read = (svg: string) => load(svg, { xml: true })

test('a chart is well-formed, names its finding and describes itself under ids of its own', () => {
  const $ = read(lineChartSvg(quarters))
  expect($('svg').attr('role')).toBe('img')
  expect($(`#${$('svg').attr('aria-labelledby')}`).text()).toBe(quarters.title)
  expect($(`#${$('svg').attr('aria-describedby')}`).text()).toBe(quarters.alt)
})

test('charts use presentation attributes only, so that Word and PDF draw them too', () => {
  for (const svg of [lineChartSvg(quarters), sparklineSvg({ points: ['1', '2'], alt: 'up' }), barChartSvg(budget)]) {
    expect(svg).not.toMatch(/style=|class=|NaN|undefined|Infinity/)
    expect(svg).toMatch(/width="\d+" height="\d+" viewBox/)
  }
})

test('a missing figure is a gap, not a line through it', () => {
  const path = read(lineChartSvg(quarters))('path[stroke-width="2"][fill="none"]').attr('d') ?? ''
  expect(path.match(/M/g)).toHaveLength(2)
})

test('the line and its target are named at their ends, apart from each other', () => {
  const svg = lineChartSvg({ ...quarters, target: '91.3' })
  const labels = read(svg)('text')
    .toArray()
    .filter((node) => /Target|91\.2%/.test(read(svg)(node).text()))
    .map((node) => Number(node.attribs.y))
  expect(labels).toHaveLength(2)
  expect(Math.abs((labels[0] ?? 0) - (labels[1] ?? 0))).toBeGreaterThanOrEqual(16)
})

test('labels are kept within the plot when many want the same place', () => {
  const placed = apart(
    [100, 100, 100].map((y) => ({ words: 'x', y })),
    17,
    10,
    110,
  )
  expect(placed.map(({ y }) => y)).toEqual([76, 93, 110])
})

test('period labels are thinned, and the latest is always named', () => {
  const points = Array.from({ length: 38 }, (_, index) => ({
    label: `Q${(index % 4) + 1} ${2010 + Math.floor(index / 4)}/11`,
    value: String(index),
    text: String(index),
  }))
  const words = read(lineChartSvg({ title: 't', alt: 'a', unit: 'number', points }))('text[text-anchor="middle"]')
  expect(words.length).toBeLessThan(12)
  expect(words.last().text()).toBe(points.at(-1)?.label)
})

test('a series that is not comparable is drawn as two lines with the reason between', () => {
  const svg = lineChartSvg({ ...quarters, breaks: [{ at: 3, label: 'New definition' }] })
  expect(svg).toContain('New definition')
  expect(read(svg)('path[stroke-width="2"][fill="none"]')).toHaveLength(2)
})

test('a forecast is dotted, from the latest figure', () => {
  const svg = lineChartSvg({
    ...quarters,
    forecast: [{ label: 'Q6', value: '90', text: '90%', low: '89', high: '91' }],
  })
  expect(svg).toContain('stroke-dasharray="1 5"')
  expect(svg).toContain('Forecast 90%')
})

test('the target of the year end stands at the year end, and the last target reaches no further than its period', () => {
  const ahead = { label: 'Q8', value: '90', text: '90%', target: '99', targetText: '99%' }
  const svg = lineChartSvg({ ...quarters, target: '80', forecast: [ahead] })
  expect(svg).toContain('Target 99%')
  expect(svg).not.toContain('Target 80')
  const [now, then, ...more] = read(svg)('path[stroke-dasharray="6 4"]')
    .map((_, path) => read(svg)(path).attr('d'))
    .get()
    .map((d) => [...d.matchAll(/([\d.]+),([\d.]+)|H([\d.]+)/g)].map(([, x, , h]) => Number(x ?? h)))
  expect(more).toEqual([])
  expect([now?.length, then?.length]).not.toContain(0)
  expect(Math.max(...(now ?? []))).toBeLessThanOrEqual(Math.min(...(then ?? [])))
})

test.each([[[]], [['5']], [[null, null]], [['0', '0']], [['-3', '4']]] as (string | null)[][][])(
  'figures %j can be drawn',
  (values) => {
    const points = values.map((value, index) => ({ label: `P${index}`, value, text: value ?? 'not available' }))
    for (const svg of [
      lineChartSvg({ title: 't', alt: 'a', unit: 'days', points }),
      sparklineSvg({ points: values, alt: 'a' }),
    ])
      expect(svg).not.toMatch(/NaN|Infinity/)
  },
)

test('a percentage that is not past 100 has no axis past 100, and counts none below nought', () => {
  expect(lineDomain([97, 99.5], '%')[1]).toBe(100)
  expect(lineDomain([1, 40], 'number')[0]).toBe(0)
  expect(lineDomain([90, 104], '%')[1]).toBeGreaterThan(104)
})

test('ticks are printed as councils print numbers', () => {
  expect([tickLabel(1_200_000, '£'), tickLabel(-25_000, '£'), tickLabel(92.5, '%'), tickLabel(1500, 'days')]).toEqual([
    '£1.2m',
    '−£25k',
    '92.5%',
    '1,500',
  ])
})

const budget = {
  title: 'Children’s services spent £1.2 million more than their budget',
  alt: 'Spend against budget for two services',
  unit: '£',
  referenceName: 'Budget',
  bars: [
    {
      label: 'Children’s services and family safeguarding',
      value: '13200000',
      reference: '12000000',
      text: '£13.2m',
      status: 'off-target' as const,
    },
    { label: 'Planning', value: '-40000', reference: null, text: '−£40k' },
  ],
}

test('bars start at nought, also below it', () => {
  const svg = read(barChartSvg(budget))
  expect(
    svg('text')
      .toArray()
      .map((node) => svg(node).text()),
  ).toContain('£0')
  for (const bar of svg('rect[height="18"]').toArray()) expect(Number(bar.attribs.width)).toBeGreaterThan(0)
})

test('a chart kept in a report, with a target and a tolerance for each point, is drawn as it is', () => {
  const points = [{ period_key: '2026-27-Q1', label: 'Q1', value: '1', text: '1' }]
  expect(lineChartSvg({ ...quarters, points, target: ['2'], tolerance: '1' })).toContain('Target 2%')
  expect(sparklineSvg({ points: ['1', null], target: ['2', '2'], alt: 'fell' })).toContain('<title>fell</title>')
})

test('a page draws a chart wide and narrow, under ids that differ', () => {
  const $ = load(htmlOf(<LineChart {...quarters} id="hou03" />))
  const ids = $('[id]')
    .toArray()
    .map((node) => node.attribs.id)
  expect($('svg')).toHaveLength(2)
  expect(new Set(ids).size).toBe(ids.length)
})

test('each cell of a risk matrix says its band in words', () => {
  const html = htmlOf(
    <HeatMap
      caption="Risks"
      columnsTitle="Impact"
      rowsTitle="Likelihood"
      columns={['Minor']}
      rows={[{ label: 'Rare', cells: [{ band: 1, word: 'Low' }] }]}
    />,
  )
  expect(html).toMatch(/<td.*Low.*<\/td>/s)
})

test('a sparkline takes under 0.3 ms of the processor and a full chart under 1 ms', () => {
  const points = Array.from({ length: 38 }, (_, index) => ({
    label: `Q${index}`,
    value: String(60 + ((index * 7) % 13)),
    text: `${index}%`,
    status: 'on-target' as const,
  }))
  const values = points.map(({ value }) => value)
  const bestOf = (draw: () => string): number =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = processorTime()
        for (let turn = 0; turn < 50; turn++) draw()
        return (processorTime() - start) / 50
      }),
    )
  const small = bestOf(() => sparklineSvg({ points: values.slice(-12), target: '70', alt: 'a' }))
  const full = bestOf(() => lineChartSvg({ ...quarters, points }))
  process.stdout.write(`sparkline ${small.toFixed(3)} ms, line chart of 38 points ${full.toFixed(3)} ms\n`)
  expect(small).toBeLessThan(0.3)
  expect(full).toBeLessThan(1)
})
