import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { isIsoDate } from '#kernel/dates.ts'
import { parsePeriodKey } from '#kernel/period.ts'
import type { RatedStatus } from '#kernel/status.ts'
import { judge } from '../../demo/generate/judge.ts'
import { generated, limitsOf } from '../../demo/generate/read.ts'
import { frameworkFiles, shipped } from '../support/frameworks.ts'

type Row = Record<string, string>
type CouncilFile = { council: string; framework: string; illustrative?: string; figures_source?: string }

const demo = new URL('../../demo/', import.meta.url)
const textOf = (path: string): string => readFileSync(new URL(path, demo), 'utf8')
const has = (path: string): boolean => existsSync(new URL(path, demo))
const councils = readdirSync(demo).filter((name) => has(`${name}/council.yaml`))
const councilFile = (council: string): CouncilFile => parseYaml(textOf(`${council}/council.yaml`))

const rowsOf = (council: string, file: string): Row[] =>
  has(`${council}/${file}`)
    ? parseCsv(textOf(`${council}/${file}`).replace(/^\uFEFF?(#.*\r?\n)*/, ''), { columns: true, bom: true })
    : []
const codesOf = (rows: readonly Row[], column = 'code'): Set<string> => new Set(rows.map((row) => row[column] ?? ''))
const listed = (cell: string | undefined): string[] => (cell ?? '').split(';').filter(Boolean)
const unknown = (codes: Iterable<string>, known: ReadonlySet<string>): string[] =>
  [...codes].filter((code) => code !== '' && !known.has(code))

const frameworkOf = (council: string) => shipped(councilFile(council).framework.replace('.yaml', ''))
const planCodes = (council: string): Set<string> =>
  new Set([...frameworkOf(council).plan.items.map(({ code }) => code), ...codesOf(rowsOf(council, 'plan.csv'))])
const unitCodes = (council: string): Set<string> =>
  new Set([
    ...(frameworkOf(council).organisation?.units ?? []).map(({ code }) => code),
    ...codesOf(rowsOf(council, 'organisation.csv')),
  ])

describe.each(councils)('the demonstration of %s', (council) => {
  const measures = rowsOf(council, 'measures.csv')

  test('names a framework that the product ships and says whose figures it shows', () => {
    const facts = councilFile(council)
    expect(frameworkFiles()).toContain(facts.framework)
    expect(frameworkOf(council).councils.map(({ id }) => id)).toContain(facts.council)
    expect(facts.illustrative ?? facts.figures_source).toBeTruthy()
  })

  test('says in the first line of every file where its figures come from', () => {
    for (const file of readdirSync(new URL(`${council}/`, demo)).filter((name) => name.endsWith('.csv')))
      expect(textOf(`${council}/${file}`), file).toMatch(/^\uFEFF?# \S/)
  })

  test('names only measures and plan items and units that exist', () => {
    const known = { plan: planCodes(council), units: unitCodes(council), measures: codesOf(measures) }
    const faults = {
      targets: unknown(codesOf(rowsOf(council, 'targets.csv'), 'measure'), known.measures),
      values: unknown(codesOf(rowsOf(council, 'values.csv'), 'measure'), known.measures),
      published: unknown(codesOf(rowsOf(council, 'published.csv'), 'measure'), known.measures),
      objectives: unknown(
        measures.flatMap((row) => listed(row.objectives)),
        known.plan,
      ),
      parents: unknown(
        rowsOf(council, 'plan.csv').flatMap((row) => listed(row.parents)),
        known.plan,
      ),
      actions: unknown(codesOf(rowsOf(council, 'actions.csv'), 'objective'), known.plan),
      risks: unknown(codesOf(rowsOf(council, 'risks.csv'), 'objective'), known.plan),
      services: unknown(
        ['measures.csv', 'actions.csv', 'budget.csv'].flatMap((file) => [...codesOf(rowsOf(council, file), 'service')]),
        known.units,
      ),
      units: unknown(codesOf(rowsOf(council, 'organisation.csv'), 'parent'), known.units),
    }
    expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((key) => [key, []])))
  })

  test('has periods that the kernel reads and a reason for each further version of a figure', () => {
    for (const file of ['targets', 'values', 'published', 'actions', 'budget', 'risks'])
      for (const row of rowsOf(council, `${file}.csv`))
        expect(parsePeriodKey(row.period ?? ''), `${file} ${row.period}`).not.toBeNull()
    const seen = new Set<string>()
    for (const row of rowsOf(council, 'values.csv')) {
      const key = `${row.measure} ${row.period}`
      if (seen.has(key)) expect(row.reason, key).not.toBe('')
      seen.add(key)
    }
  })

  test('has one code a measure and a label on every illustrative row', () => {
    expect(codesOf(measures).size).toBe(measures.length)
    if (councilFile(council).illustrative === undefined) return
    for (const file of ['measures', 'actions', 'budget', 'risks'])
      for (const row of rowsOf(council, `${file}.csv`)) expect(row.illustrative, `${file} ${row.code}`).toBe('yes')
  })
})

const written = councils.filter((council) => has(`${council}/series.yaml`))

describe.each(written)('the written figures of %s', (council) => {
  const measures = rowsOf(council, 'measures.csv')
  const values = rowsOf(council, 'values.csv')
  const percent = limitsOf(council).tolerance_percent
  const aims = new Map(rowsOf(council, 'targets.csv').map((row) => [`${row.measure} ${row.period}`, row]))
  const latest = (measure: string | undefined, period: string): Row | undefined =>
    values.findLast((row) => row.measure === measure && row.period === period)
  const statusOf = (measure: Row, value: Row | undefined): RatedStatus | null => {
    const aim = aims.get(`${measure.code} ${value?.period}`)
    if (value === undefined || aim === undefined) return null
    const { target = '', upper = '', tolerance = '' } = aim
    return judge(measure.polarity ?? '', value.value ?? '', { target, upper, tolerance }, percent)
  }

  test('are the files that the series and the delivery of the council give', () => {
    for (const [file, text] of Object.entries(generated(council)))
      expect(textOf(`${council}/${file}`) === text, file).toBe(true)
  })

  test('explain every amber and red of the first two quarters of 2026/27', () => {
    for (const measure of measures)
      for (const period of ['2026-27-Q1', '2026-27-Q2', '2026-27-H1']) {
        const value = latest(measure.code, period)
        const status = statusOf(measure, value)
        if (status !== 'near-target' && status !== 'off-target') continue
        const { what_happened, why, remedy, remedy_by, remedy_owner } = value ?? {}
        expect([what_happened, why, remedy, remedy_owner].every(Boolean), `${measure.code} ${period}`).toBe(true)
        expect(isIsoDate(remedy_by ?? ''), `${measure.code} ${period}`).toBe(true)
      }
  })

  test('are about two thirds on target at the end of the second quarter', () => {
    const strategic = measures.filter(({ level }) => level === 'strategic')
    const statuses = strategic.map((m) => statusOf(m, latest(m.code, '2026-27-Q2') ?? latest(m.code, '2026-27-H1')))
    const rated = statuses.filter((status) => status !== null)
    const share = (status: RatedStatus) => rated.filter((one) => one === status).length / rated.length
    expect(share('on-target')).toBeGreaterThan(0.55)
    expect(share('on-target')).toBeLessThan(0.75)
    expect(share('near-target')).toBeGreaterThan(0.12)
    expect(share('off-target')).toBeGreaterThan(0.08)
  })

  test('show what goes wrong: late and missing and suppressed and provisional and revised figures', () => {
    expect(new Set(values.map(({ state }) => state))).toEqual(
      new Set(['', 'provisional', 'revised', 'missing', 'suppressed', 'narrative']),
    )
    expect(measures.some((m) => m.frequency === 'quarter' && latest(m.code, '2026-27-Q2') === undefined)).toBe(true)
  })

  test('give four quarters of most risks and two of every budget line', () => {
    const risks = Map.groupBy(rowsOf(council, 'risks.csv'), (row) => row.code)
    expect([...risks.values()].filter((rows) => rows.length === 4).length).toBeGreaterThan(risks.size / 2)
    for (const rows of Map.groupBy(rowsOf(council, 'budget.csv'), (row) => row.code).values())
      expect(rows.map(({ period }) => period)).toEqual(['2026-27-Q1', '2026-27-Q2'])
  })
})

const withLevel = (council: string, level: string): Set<string> => {
  const own = frameworkOf(council).plan.items.filter((item) => item.level === level)
  return new Set([
    ...own.map(({ code }) => code),
    ...codesOf(rowsOf(council, 'plan.csv').filter((row) => row.level === level)),
  ])
}
const ofLevel = (council: string, level: string): Row[] =>
  rowsOf(council, 'measures.csv').filter((row) => row.level === level)

test('ST1 Stoke-on-Trent has 29 objectives under its five priorities, each with an illustrative label', () => {
  const objectives = rowsOf('stoke-on-trent', 'plan.csv').filter(({ level }) => level === 'objective')
  expect(withLevel('stoke-on-trent', 'objective').size).toBe(29)
  expect(objectives.every(({ illustrative }) => illustrative === 'yes')).toBe(true)
  expect(new Set(objectives.flatMap(({ parents }) => listed(parents)))).toEqual(withLevel('stoke-on-trent', 'priority'))
})

test('ST2 Stoke-on-Trent has activities of its Annual Delivery Plan under every objective', () => {
  const served = codesOf(rowsOf('stoke-on-trent', 'actions.csv'), 'objective')
  expect(unknown(withLevel('stoke-on-trent', 'objective'), served)).toEqual([])
})

test('ST4 Stoke-on-Trent has 55 strategic measures above 20 operational ones that are monthly', () => {
  expect(ofLevel('stoke-on-trent', 'strategic')).toHaveLength(55)
  const operational = ofLevel('stoke-on-trent', 'operational')
  expect(operational).toHaveLength(20)
  expect(operational.every(({ frequency }) => frequency === 'month')).toBe(true)
})

test('ST5 Stoke-on-Trent declares a longer lead time for measures that partners supply', () => {
  for (const row of rowsOf('stoke-on-trent', 'measures.csv').filter(({ data_supplier }) => data_supplier !== ''))
    expect(Number(row.lead_time_days), row.code).toBeGreaterThan(10)
})

test('SS1 South Staffordshire has measures for each of its five delivery areas', () => {
  const items = rowsOf('south-staffordshire', 'measures.csv').flatMap(({ objectives }) => listed(objectives))
  const areas = new Set(items.map((code) => code.split('.')[0] ?? ''))
  expect(areas).toEqual(withLevel('south-staffordshire', 'delivery-area'))
})

test('SS3 South Staffordshire ties measures to more than one delivery area', () => {
  const several = rowsOf('south-staffordshire', 'measures.csv').filter(
    ({ objectives }) => new Set(listed(objectives).map((code) => code.split('.')[0])).size > 1,
  )
  expect(several.length).toBeGreaterThan(3)
})

test('SD1 Stroud has measures for all of its 16 named objectives', () => {
  const objectives = withLevel('stroud', 'objective')
  const measured = new Set(rowsOf('stroud', 'measures.csv').flatMap((row) => listed(row.objectives)))
  expect(objectives.size).toBe(16)
  expect(unknown(objectives, measured)).toEqual([])
})

test('SD5 Stroud has an indicator told as a case study', () => {
  expect(rowsOf('stroud', 'measures.csv').some(({ kind }) => kind === 'narrative')).toBe(true)
})

test('SD6 Stroud says what will be done and by when for each indicator that falls short', () => {
  const explained = rowsOf('stroud', 'values.csv').filter(({ what_happened }) => what_happened !== '')
  expect(explained.length).toBeGreaterThan(10)
  expect(explained.every(({ remedy, remedy_by }) => remedy !== '' && isIsoDate(remedy_by ?? ''))).toBe(true)
})
