import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type StatusCode, statusCodes } from '#kernel/status.ts'
import type { Block, ReportContent, Table } from '#review/reports/content.ts'
import { shipped } from '../../../../tests/support/frameworks.ts'
import { budgetOf, factsOf, measureOf, pointOf, riskOf } from './fixtures.ts'
import { headItems } from './priorities.ts'
import { buildReport } from './report.ts'

const stroud = shipped('stroud')
const stoke = shipped('stoke-on-trent')
const staffordshire = shipped('south-staffordshire')

const sectionOf = (content: ReportContent, id: string) => content.sections.find((section) => section.id === id)
const blocksOf = (content: ReportContent, id: string): Block[] => sectionOf(content, id)?.blocks ?? []
const wordsOf = (content: ReportContent, id: string): string =>
  blocksOf(content, id)
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : []))
    .join(' ')
const tables = (content: ReportContent): Table[] =>
  content.sections.flatMap((section) => section.blocks.filter((block): block is Table => block.kind === 'table'))
const tableOf = (content: ReportContent, id: string) => tables(content).find((table) => table.id === id)
const measureRows = (content: ReportContent) =>
  tables(content)
    .filter((table) => table.id.startsWith('priority-'))
    .flatMap((table) => table.rows)
const coverText = (content: ReportContent, label: string) => content.cover.find((entry) => entry.label === label)?.text

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

test('SD6 Every amber and red measure is an exception with its reason, its remedy and by when, reds first', () => {
  const commentary = {
    what_happened: 'Two posts were vacant',
    why: 'Recruitment took longer than planned',
    remedy: 'Both posts start in December',
    remedy_by: '2027-01-31',
    remedy_owner: 'Head of Housing',
    of_earlier_figure: false,
  }
  const measures = [
    measureOf('A', 'near-target', ['EC1']),
    measureOf('B', 'off-target', ['EC1'], { commentary }),
    measureOf('C', 'on-target', ['EC1']),
  ]
  const rows = tableOf(buildReport(factsOf(stroud, 'stroud', { measures })), 'exceptions')?.rows ?? []
  expect(rows.map((row) => row.cells[0]?.text)).toEqual(['Measure B', 'Measure A'])
  expect(rows[0]?.cells[3]?.text).toBe('Two posts were vacant. Recruitment took longer than planned.')
  expect(rows[0]?.cells[4]?.text).toBe('Both posts start in December. Head of Housing, by 31 January 2027.')
  expect(rows[1]?.cells[3]?.text).toBe('No commentary has been given.')
})

test('A commentary that was written before the figure was revised says so in the report', () => {
  const words = { what_happened: 'Two posts were vacant', why: '', remedy: '', remedy_by: null, remedy_owner: '' }
  const commentary = { ...words, of_earlier_figure: true }
  const measures = [measureOf('A', 'off-target', ['EC1'], { commentary })]
  const rows = tableOf(buildReport(factsOf(stroud, 'stroud', { measures })), 'exceptions')?.rows ?? []
  expect(rows[0]?.cells[3]?.text).toBe('Written for an earlier figure, before it was revised. Two posts were vacant.')
})

test('Who set the tolerance of the whole council is said once above the exceptions, and not where none of them uses it', () => {
  const near = (tolerance_set_by: string) => {
    const latest = pointOf('2026-27-Q2', { status: 'near-target', tolerance_set_by })
    return buildReport(factsOf(stroud, 'stroud', { measures: [measureOf('M1', 'near-target', [], { latest })] }))
  }
  const told = 'What counts as near target was set by the demonstration, not the council.'
  expect(wordsOf(near('the demonstration, not the council'), 'exceptions')).toContain(told)
  expect(wordsOf(near('Cabinet'), 'exceptions')).not.toContain('What counts as')
})

test('A measure on target that is forecast to miss is told beside the exceptions', () => {
  const latest = pointOf('2026-27-Q2', { status: 'on-target', year_end_status: 'off-target' })
  const measures = [measureOf('A', 'on-target', ['EC1'], { latest, points: [latest] })]
  expect(wordsOf(buildReport(factsOf(stroud, 'stroud', { measures })), 'exceptions')).toContain(
    'Measure A: On target now, off target at year end',
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

test('A variance is told in words, its total is exact, and a large one without reason is said to lack it', () => {
  const budget = [
    budgetOf('a', { forecast_pence: 130_000_00 }),
    budgetOf('b', { forecast_pence: 99_000_00 }),
    budgetOf('d', { explanation: 'Steady.' }),
    budgetOf('c', { budget: 'capital', revised_pence: 2_000_000_00, forecast_pence: 2_000_000_00 }),
  ]
  const content = buildReport(factsOf(stroud, 'stroud', { budget }))
  const rows = tableOf(content, 'budget-revenue')?.rows ?? []
  expect(rows.map((row) => row.cells[4]?.text)).toEqual(['£30,000 over', '£1,000 under', 'on budget', '£29,000 over'])
  expect(rows[3]?.cells[4]?.number?.value).toBe('29000.00')
  expect(rows[0]?.cells[5]?.text).toBe('This variance should be explained and has not been.')
  expect(rows[1]?.cells[5]?.text).toBe('No explanation is required.')
  expect(wordsOf(content, 'capital')).toContain('£2 million against a budget of £2 million: on budget')
})

test('Risks are told gravest first with how each has moved since last quarter', () => {
  const risks = [riskOf('R1', [2, 2], [2, 2]), riskOf('R2', [4, 4], [3, 4]), riskOf('R3', [1, 2], null)]
  const content = buildReport(factsOf(stroud, 'stroud', { risks }))
  const rows = tableOf(content, 'risks')?.rows ?? []
  expect(rows.map((row) => [row.cells[0]?.text, row.cells[1]?.text, row.cells[2]?.text])).toEqual([
    ['Risk R2', 'High', 'up from 12'],
    ['Risk R1', 'Low', 'no change'],
    ['Risk R3', 'Low', 'not assessed before'],
  ])
  expect(wordsOf(content, 'risks')).toContain(
    '3 corporate risks are assessed, 1 of them rated High. Since Q1 2026/27, 1 went up and 1 is newly assessed.',
  )
})

test('A high opportunity is counted apart from the risks, and has the shape of what is not judged', () => {
  const risks = [riskOf('R1', [4, 4], [4, 4]), { ...riskOf('O1', [4, 4], [3, 3]), is_opportunity: true }]
  const content = buildReport(factsOf(stroud, 'stroud', { risks }))
  expect(wordsOf(content, 'risks')).toContain(
    '1 corporate risk is assessed, 1 of them rated High. None has moved since Q1 2026/27. 1 opportunity is assessed too.',
  )
  const shapes = tableOf(content, 'risks')?.rows.map(({ cells }) => [cells[0]?.text, cells[1]?.status, cells[1]?.text])
  expect(shapes).toEqual([
    ['Risk R1', 'off-target', 'High'],
    ['Risk O1', 'no-target', 'High'],
  ])
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
