import { expect, test } from 'vitest'
import { printPence } from '#kernel/quantity.ts'
import type { ReportContent } from '#review/reports/content.ts'
import type { ActionFact } from '#review/reports/facts.ts'
import { shipped } from '../../../../tests/support/frameworks.ts'
import { budgetOf, factsOf, measureOf, riskOf, tableOf } from './fixtures.ts'
import { buildReport } from './report.ts'

const stroud = shipped('stroud')

const inShort = (content: ReportContent) => content.sections.find(({ id }) => id === 'summary')?.blocks ?? []
const wordsOf = (content: ReportContent, id = 'summary'): string =>
  (content.sections.find((section) => section.id === id)?.blocks ?? [])
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
    .join(' ')
const figureOf = (content: ReportContent, label: string) =>
  inShort(content)
    .flatMap((block) => (block.kind === 'key-figures' ? block.items : []))
    .find((item) => item.label === label)

const actionOf = (action_code: string, status: 'on-target' | 'near-target' | 'off-target', due = ''): ActionFact => ({
  action_code,
  name: `Action ${action_code}`,
  item_code: null,
  lead: '',
  due_text: due,
  due_on: due === '' ? null : due,
  progress: { stage: status === 'on-target' ? 'complete' : 'in-progress', percent_complete: null, status, comment: '' },
})

test('The counts of actions at the head are those of the rows of the table', () => {
  const actions = [actionOf('A', 'on-target', '2027-01-31'), actionOf('B', 'off-target'), actionOf('C', 'near-target')]
  const content = buildReport(factsOf(stroud, 'stroud', { actions }))
  const rows = tableOf(content, 'actions')?.rows ?? []
  const having = (status: string) => rows.filter((row) => row.cells[3]?.status === status).length
  expect(wordsOf(content)).toContain(
    `${rows.length} actions were reported on: ${having('on-target')} on target, ${having('near-target')} near target and ${having('off-target')} off target; 1 is complete.`,
  )
  expect(figureOf(content, 'Actions off target')).toMatchObject({ value: '1', note: 'of 3 reported on' })
  expect(rows.map((row) => row.cells[1]?.text)).toContain('31 January 2027')
})

test('The count of the gravest risks at the head is that of the rows of the table', () => {
  const risks = [riskOf('A', [5, 5], [4, 4]), riskOf('B', [4, 4], [4, 4]), riskOf('C', [1, 1], [2, 2])]
  const content = buildReport(factsOf(stroud, 'stroud', { risks }))
  const rows = tableOf(content, 'risks')?.rows ?? []
  const red = rows.filter((row) => row.cells[1]?.status === 'off-target').length
  expect(figureOf(content, 'Risks rated High')).toMatchObject({ value: `${red}`, note: `of ${rows.length} assessed` })
  expect(wordsOf(content)).toContain(`Since Q1 2026/27, 1 went up and 1 went down.`)
})

test('The variance at the head is the total of the table, and the number of services over is that of its rows', () => {
  const budget = [
    budgetOf('a', { forecast_pence: 130_000_00 }),
    budgetOf('b', { forecast_pence: 99_000_00 }),
    budgetOf('c', { forecast_pence: 101_000_00 }),
  ]
  const content = buildReport(factsOf(stroud, 'stroud', { budget }))
  const rows = tableOf(content, 'budget-revenue')?.rows ?? []
  expect(figureOf(content, 'Revenue')?.value).toBe(rows.at(-1)?.cells[4]?.text)
  expect(figureOf(content, 'Revenue')?.note).toBe(`of a budget of ${printPence(300_000_00, 'prose')}`)
  const over = rows.filter((row) => !row.total && row.cells[4]?.text.endsWith(' over')).length
  expect(wordsOf(content)).toContain(`£30,000 over, with ${over} of 3 services over budget.`)
})

test('Money of one unit alone is not told as if it were the whole council’s', () => {
  const budget = [budgetOf('a', { unit_name: 'Children' }), budgetOf('b', { unit_name: 'Children' })]
  const content = buildReport(factsOf(stroud, 'stroud', { budget }))
  expect(wordsOf(content)).toContain('Revenue of Children is forecast at £200,000')
  expect(figureOf(content, 'Revenue of Children')?.value).toBe('on budget')
  const several = [budgetOf('a', { unit_name: 'Children' }), budgetOf('b', { unit_name: 'Roads' })]
  expect(wordsOf(buildReport(factsOf(stroud, 'stroud', { budget: several })))).toContain('Revenue is forecast at')
})

test('A column that no line or risk fills is left out of its table', () => {
  const budget = [budgetOf('a', { actual_pence: null }), budgetOf('b', { actual_pence: null })]
  const content = buildReport(factsOf(stroud, 'stroud', { budget, risks: [riskOf('A', [1, 1], null)] }))
  const headings = (id: string) => tableOf(content, id)?.columns.map(({ heading }) => heading)
  expect(headings('budget-revenue')).toEqual(['Service', 'Revised budget', 'Forecast', 'Variance'])
  expect(headings('risks')).toEqual(['Risk', 'Now', 'Movement'])
  for (const row of tableOf(content, 'budget-revenue')?.rows ?? []) expect(row.cells).toHaveLength(4)
})

test('Where most figures are not signed off, only those with another weakness are listed', () => {
  const unsigned = ['A', 'B', 'C', 'D'].map((code) => measureOf(code, 'on-target', ['EC1'], { signed_off: false }))
  const content = buildReport(factsOf(stroud, 'stroud', { measures: [...unsigned, measureOf('E', 'late', ['EC1'])] }))
  expect(wordsOf(content, 'data-quality')).toContain('4 are not signed off')
  expect(tableOf(content, 'data-quality')?.rows.map((row) => row.cells[0]?.text)).toEqual(['Measure E'])
})

test('A body is asked for a remedy where none was given, and not to consider remedies that do not exist', () => {
  const content = buildReport(factsOf(stroud, 'stroud', { measures: [measureOf('A', 'off-target', ['EC1'])] }))
  const recommendations = content.cover.find(({ label }) => label === 'Recommendations')?.text ?? []
  expect(recommendations[1]).toMatch(
    /asks for a remedy for the one performance indicator .* since none has been given\.$/,
  )
})

test('A report without measures says what it does show, in the words of the council’s register', () => {
  const sussex = shipped('east-sussex')
  const content = buildReport(factsOf(sussex, 'east-sussex', { risks: [riskOf('A', [1, 1], null)] }))
  expect(content.sections.map(({ heading }) => heading)).toEqual(['In short', 'Strategic risks'])
  expect(content.cover.find(({ label }) => label === 'Purpose')?.text).toEqual([
    'To show the risks of East Sussex County Council at the end of Q2 2026/27.',
  ])
})

test('What nobody said of the exceptions is said once, and why each is one stands in its place', () => {
  const silent = [measureOf('A', 'off-target', ['EC1']), measureOf('B', 'near-target', ['EC1'])]
  const content = buildReport(factsOf(stroud, 'stroud', { measures: silent }))
  expect(wordsOf(content, 'exceptions')).toBe(
    'No commentary and no remedy has been given for any of these 2 performance indicators.',
  )
  expect(tableOf(content, 'exceptions')?.columns.map(({ heading }) => heading)).toEqual([
    'Performance indicator',
    'Result',
    'Now',
    'Why',
  ])
})

test('Where no variance was explained, the number that need it is told once', () => {
  const budget = [budgetOf('a', { forecast_pence: 150_000_00 }), budgetOf('b')]
  const content = buildReport(factsOf(stroud, 'stroud', { budget }))
  expect(wordsOf(content, 'revenue')).toContain(
    'No explanation is held, though 1 variance is large enough to need one.',
  )
})

test('Money without a forecast is told as spent of its budget, apart from what is forecast', () => {
  const spent = { forecast_pence: null, actual_pence: 20_000_00, unit_name: 'Fire', explanation: 'Two engines.' }
  const facts = factsOf(stroud, 'stroud', { budget: [budgetOf('a', spent), budgetOf('b', spent)] })
  const content = buildReport(facts)
  expect(wordsOf(content)).toContain(
    'Revenue of Fire has spent £40,000 of a budget of £200,000 in 2 services; no forecast is held.',
  )
  expect(figureOf(content, 'Revenue of Fire')?.value).toBe('£40,000 spent')
  const rows = tableOf(content, 'budget-revenue-spent')?.rows ?? []
  expect(rows.at(-1)?.cells.map(({ text }) => text)).toEqual(['Total', '£200,000', '£40,000', '£160,000', ''])
  const both = buildReport({ ...facts, budget: [...facts.budget, budgetOf('c', { unit_name: 'Roads' })] })
  expect(wordsOf(both)).toContain('Revenue of Roads is forecast at £100,000')
  expect(tableOf(both, 'budget-revenue')?.rows).toHaveLength(2)
})
