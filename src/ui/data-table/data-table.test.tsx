import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { processorTime } from '../../../tests/support/processor-time.ts'
import { htmlOf, markup } from '../markup.ts'
import { statusTagHtml } from '../status/status.tsx'
import { DataTable } from './data-table.tsx'

test('a table that scrolls can be reached by keyboard and has a name', () => {
  const $ = load(htmlOf(<DataTable caption="Measures" head={[{ text: 'Code' }]} rows={[[{ text: 'A<1' }]]} />))
  expect($('section').attr('tabindex')).toBe('0')
  expect($('section').attr('aria-label')).toBe('Measures')
  expect($('th[scope=row]').text()).toBe('A<1')
})

test('a heading says how the list is sorted, and links to the other way', () => {
  const head = [
    { text: 'Code', sort: { href: '?sort=-code', direction: 'ascending' as const } },
    { text: 'Name', sort: { href: '?sort=name' } },
  ]
  const $ = load(htmlOf(<DataTable caption="Measures" head={head} rows={[[{ text: '1' }, { text: '2' }]]} />))
  expect($('th[aria-sort=ascending] a').attr('href')).toBe('?sort=-code')
  expect($('th[aria-sort=none]').text()).toBe('Name')
})

test('an empty list says what to do', () => {
  expect(
    htmlOf(<DataTable caption="Measures" head={[]} rows={[]} empty="No measures match. Clear the filters." />),
  ).toContain('Clear the filters')
})

test('a thousand rows of eight cells take under 15 ms of the processor', () => {
  const rows = Array.from({ length: 1000 }, (_, row) => [
    ...Array.from({ length: 6 }, (_, cell) => ({
      text: `Measure ${row} & figure ${cell}`,
      format: 'numeric' as const,
    })),
    { html: markup(statusTagHtml({ status: 'on-target' })) },
    { text: 'better' },
  ])
  const times = Array.from({ length: 6 }, () => {
    const start = processorTime()
    htmlOf(<DataTable caption="Measures" head={[{ text: 'Code' }]} rows={rows} />)
    return processorTime() - start
  })
  process.stdout.write(`table of 1,000 rows × 8 cells: ${Math.min(...times).toFixed(1)} ms\n`)
  expect(Math.min(...times)).toBeLessThan(15)
})
