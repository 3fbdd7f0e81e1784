import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type StatusCode, statusCodes } from '#kernel/status.ts'
import { shipped } from '../../../../tests/support/frameworks.ts'
import {
  blocksOf,
  budgetOf,
  coverText,
  factsOf,
  measureOf,
  measureRows,
  pointOf,
  riskOf,
  tableOf,
  wordsOf,
} from './fixtures.ts'
import { headItems } from './priorities.ts'
import { buildReport } from './report.ts'

const stroud = shipped('stroud')
const stoke = shipped('stoke-on-trent')
const staffordshire = shipped('south-staffordshire')

test('The summary counts the statuses that the tables show, in the council’s words', () => {
  const measures = [
    measureOf('A', 'on-target', ['EC1']),
    measureOf('B', 'on-target', ['CW2']),
    measureOf('C', 'off-target', ['EC1']),
    measureOf('D', 'late', ['ER1']),
  ]
  const content = buildReport(factsOf(stroud, 'stroud', { measures }))
  expect(wordsOf(content, 'summary')).toContain(
    'Of the 4 performance indicators reported for July to September 2026, 2 are on target and 1 off target; 1 has no judgement (late).',
  )
})

test('The number of each status in the summary equals the rows of the tables, whatever the measures', () => {
  const items = ['EC1', 'CW2', 'ER1', 'EC', 'nowhere']
  const measure = fc.record({ status: fc.constantFrom(...statusCodes), items: fc.subarray(items) })
  fc.assert(
    fc.property(fc.array(measure, { maxLength: 30 }), (given) => {
      const measures = given.map((one, at) => measureOf(`M${at}`, one.status, one.items))
      const content = buildReport(factsOf(stroud, 'stroud', { measures }))
      const counted = blocksOf(content, 'summary').flatMap((block) =>
        block.kind === 'status-counts' ? block.counts : [],
      )
      const rows = measureRows(content)
      const inTables = (status: StatusCode) => rows.filter((row) => row.cells[3]?.status === status).length
      expect(rows).toHaveLength(measures.length)
      for (const status of statusCodes)
        expect(counted.find((count) => count.status === status)?.count ?? 0).toBe(inTables(status))
      const exceptions = tableOf(content, 'exceptions')?.rows ?? []
      expect(exceptions).toHaveLength(inTables('near-target') + inTables('off-target'))
    }),
    { numRuns: 60 },
  )
})

test('Each priority has its section with its objectives and measures, and each measure is told once', () => {
  const measures = [measureOf('A', 'on-target', ['EC1', 'CW2']), measureOf('B', 'on-target', ['CW2'])]
  const content = buildReport(factsOf(stroud, 'stroud', { measures }))
  const headings = content.sections.filter((section) => section.level === 2).map((section) => section.heading)
  expect(headings).toEqual([
    'Environment and Climate Change',
    'Community Resilience and Wellbeing',
    'Economy, Recovery and Regeneration',
  ])
  expect(wordsOf(content, 'priority-cw')).toContain('Affordable Homes: 1 on target')
  expect(wordsOf(content, 'priority-er')).toContain('Regeneration: no performance indicator reported here')
  expect(measureRows(content)).toHaveLength(2)
})

test('SS2 Where all delivery areas serve both priorities, the sections are the five delivery areas', () => {
  expect(headItems(factsOf(staffordshire, 'south-staffordshire')).map((item) => item.item_code)).toEqual([
    'DA1',
    'DA2',
    'DA3',
    'DA4',
    'DA5',
  ])
})

test('SS2 One report holds plan, delivery areas, revenue, capital and risk together', () => {
  const ids = buildReport(factsOf(staffordshire, 'south-staffordshire')).sections.map((section) => section.id)
  expect(ids).toEqual(
    expect.arrayContaining(['summary', 'priorities', 'priority-da1', 'delivery', 'revenue', 'capital', 'risks']),
  )
})

test('SS6 Audit and Risk gets treasury and risk alone, and is told in words when nothing was reported', () => {
  const key = { product: 'treasury-and-risk', body: 'audit-and-risk', period: '2026-27-Q2' }
  const content = buildReport(factsOf(staffordshire, 'south-staffordshire', {}, key))
  expect(content.sections.map((section) => section.id)).toEqual(['treasury', 'risks'])
  expect(wordsOf(content, 'treasury')).toBe('Nothing on treasury management was reported for this period.')
  expect(wordsOf(content, 'risks')).toBe('No risk was reported for this period.')
})

test('ST8 The delivery plan is in the reports of quarters 2 and 4 and not in those between', () => {
  const at = (period: string) =>
    factsOf(stoke, 'stoke-on-trent', {}, { product: 'quarterly', body: 'cabinet', period }).sections.includes(
      'delivery',
    )
  expect(['2026-27-Q1', '2026-27-Q2', '2026-27-Q3', '2026-27-Q4'].map(at)).toEqual([false, true, false, true])
})

test('A body that does not receive a section is told nothing of it in the summary', () => {
  const facts = factsOf(stroud, 'stroud', { budget: [budgetOf('a')], risks: [riskOf('R1', [4, 4], null)] })
  const summaryWith = (...more: typeof facts.sections) =>
    wordsOf(buildReport({ ...facts, sections: ['summary', 'priorities', ...more] }), 'summary')
  expect(summaryWith('revenue', 'risks')).toMatch(/Revenue[\s\S]*risk/)
  expect(summaryWith()).not.toMatch(/risk|Revenue/)
})

test('SV12 The cover follows the committee report form, and what nobody has stated is said not to be', () => {
  const content = buildReport(factsOf(stroud, 'stroud'))
  const labels = content.cover.map((entry) => entry.label)
  expect(labels).toEqual(expect.arrayContaining(['Recommendations', 'Purpose', 'Wards affected', 'Contact officers']))
  expect(coverText(content, 'Legal implications')).toEqual(['No legal implications have been stated for this report.'])
})

test('Words that a person wrote stand in place of the generated ones', () => {
  const texts = { 'cover.legal-implications': 'None arise.', summary: 'A steady quarter.' }
  const content = buildReport(factsOf(stroud, 'stroud', { texts }))
  expect(coverText(content, 'Legal implications')).toEqual(['None arise.'])
  expect(wordsOf(content, 'summary')).toBe('A steady quarter.')
})

test('Missing, provisional and unsigned figures are named in the note on data quality', () => {
  const provisional = pointOf('2026-27-Q2', { status: 'on-target', state: 'provisional' })
  const measures = [
    measureOf('A', 'late', ['EC1']),
    measureOf('B', 'on-target', ['EC1'], { latest: provisional, signed_off: false }),
    measureOf('C', 'on-target', ['EC1']),
  ]
  const content = buildReport(factsOf(stroud, 'stroud', { measures }))
  expect(wordsOf(content, 'data-quality')).toBe(
    'Of 3 performance indicators, 1 has no figure for the period, 1 is provisional and 1 is not signed off.',
  )
  expect(tableOf(content, 'data-quality')?.rows.map((row) => row.cells[2]?.text)).toEqual([
    'The figure is late',
    'Provisional, so it may change; not signed off',
  ])
})

test('A restated figure and a changed target are told with what they were', () => {
  const change = { measure_code: 'A', period_key: '2026-27-Q1', was: '90', is: '88.5', reason: 'Late returns' }
  const content = buildReport(
    factsOf(stroud, 'stroud', {
      measures: [measureOf('A', 'on-target', ['EC1'])],
      revisions: [{ ...change, version: 2, entered_on: '2026-10-05' }],
    }),
  )
  expect(tableOf(content, 'restated')?.rows[0]?.cells.map((cell) => cell.text)).toEqual([
    'Measure A',
    'Q1 2026/27',
    '90.0%',
    '88.5%',
    'Late returns',
  ])
  expect(tableOf(content, 'targets-changed')?.empty).toBe('No target was changed.')
})

test('Every figure can be followed to its measure, period, version and source', () => {
  const content = buildReport(factsOf(stroud, 'stroud', { measures: [measureOf('A', 'near-target', ['EC1'])] }))
  expect(measureRows(content)[0]?.cells[1]?.figure).toEqual({
    measure_code: 'A',
    period_key: '2026-27-Q2',
    version: 1,
    source: 'Row 2 of values.csv, 12 October 2026',
    href: '/stroud/measures/A#2026-27-Q2',
  })
})

test('A report of nothing still says so in every section', () => {
  const content = buildReport(factsOf(stroud, 'stroud'))
  for (const section of content.sections) expect(section.blocks.length, section.id).toBeGreaterThan(0)
  expect(tableOf(content, 'exceptions')?.empty).toBe(
    'No performance indicator is reported, so none can call for attention.',
  )
  expect(wordsOf(content, 'data-quality')).toBe(
    'No performance indicator is reported, so there is no figure to be unsure of.',
  )
  expect(JSON.stringify(content)).not.toMatch(/[Oo]f no |\b0 (?:of|have|are|is|went|stayed)\b/)
})
