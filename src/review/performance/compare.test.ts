import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { statusRuleAt } from '#framework/door.ts'
import { periodOf } from '#kernel/period.ts'
import { parseNumber } from '#kernel/quantity.ts'
import type { StatusCode } from '#kernel/status.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { sharedText } from '../../../tests/support/shared.ts'
import { type Comparison, compareStatuses, countDifferences, type Published } from './compare.ts'
import type { Polarity } from './rules/terms.ts'
import { judgeSeries, type SeriesTarget, type SeriesValue } from './series.ts'

type Line = Record<string, string>
const read = (path: string): Line[] | null => {
  const text = sharedText(path)
  return text === null ? null : parse(text, { columns: true })
}
const number = (printed: string): string | null => {
  const parsed = parseNumber(printed)
  return parsed.ok ? parsed.value.value : null
}
const keyOf = (printed: string): string => printed.replace(' ', '-')

const judged = (framework: ReturnType<typeof shipped>, line: Line, value: string, polarity: string) => {
  const period = periodOf(keyOf(line.period ?? ''))
  const given: SeriesValue = {
    period_key: period.key,
    period_start: period.start_on,
    period_end: period.end_on,
    version: 1,
    value: number(value),
    value_text: value,
    state: number(value) === null ? 'missing' : 'final',
    forecast_value: null,
  }
  const target: SeriesTarget = {
    period_key: period.key,
    target_value: number(line.target ?? ''),
    target_upper: null,
    target_text: line.target ?? null,
    tolerance_kind: null,
    tolerance_value: null,
    set_by: '',
  }
  const measure = {
    measure_code: line.ref ?? line.measure ?? '',
    polarity: (polarity || 'contextual') as Polarity,
    unit: line.unit ?? '',
    decimals: 2,
    frequency: 'quarter',
    accumulation: 'in-period' as const,
  }
  return judgeSeries({ measure, values: [given], targets: [target], ruleAt: (date) => statusRuleAt(framework, date) })
}

const counts = read('data/performance-maidstone/rag_counts.csv')
const skipped = counts ? '' : ' (14 reports and 37 statuses skipped: no reference files)'

describe.skipIf(counts === null)(`against what councils published${skipped}`, () => {
  it('reproduces the counts of 13 of the 14 whole reports of Maidstone, and the text of the 14th', () => {
    const framework = shipped('maidstone')
    const measures = read('data/performance-maidstone/measures.csv') ?? []
    const whole = (counts ?? []).filter((report) => report.rated_rows_transcribed === 'all')
    const differing = whole.flatMap((report) => {
      const lines = measures.filter((line) => line.report_id === report.report_id)
      const statuses = lines
        .flatMap((line) => judged(framework, line, line.value ?? '', line.polarity ?? ''))
        .map((row) => row.status)
      const printed = { green: Number(report.green), amber: Number(report.amber), red: Number(report.red) }
      const differences = countDifferences(printed, statuses)
      return differences.length === 0 ? [] : [`${report.report_id} ${differences.join('; ')}`]
    })
    expect(whole).toHaveLength(14)
    // The report's own words say that council tax missed "by less than 10%", which is amber by its rule; its table counts a red.
    expect(differing).toEqual(['s92607 amber: 0 printed, 1 computed; red: 1 printed, 0 computed'])
  })

  it('reproduces 35 of the 37 statuses of Bracknell Forest and explains the others', () => {
    const { status, lines } = bracknell()
    expect(status).toEqual({ compared: 37, agreed: 35 })
    expect(lines.filter(({ agrees }) => !agrees).map(({ reason }) => reason)).toEqual([
      '43% against 50% is 14% of the target away: off target with a tolerance within 10% of the target, so Green does not follow from the rule.',
      '222 against 258 is 13.95% of the target away: off target with a tolerance within 10% of the target, so Amber does not follow from the rule.',
    ])
  })
})

const bracknell = (): Comparison => {
  const framework = shipped('bracknell-forest')
  const words: Record<string, StatusCode> = { Green: 'on-target', Amber: 'near-target', Red: 'off-target' }
  const lines = read('data/performance-bracknell-forest/kpis.csv') ?? []
  const rows = lines.flatMap((line) => judged(framework, line, line.this_quarter ?? '', line.polarity_inferred ?? ''))
  const published = lines.map(
    (line): Published => ({
      measure_code: line.ref ?? '',
      period_key: keyOf(line.period ?? ''),
      status: words[line.rag_published ?? ''] ?? 'no-target',
      printed_as: line.rag_published ?? '',
      reason: '',
    }),
  )
  const measures = new Map(
    lines.map((line) => [
      line.ref ?? '',
      { measure_code: line.ref ?? '', name: line.measure ?? '', unit: line.unit ?? '', decimals: 0 },
    ]),
  )
  return compareStatuses(measures, rows, published)
}

describe('a difference that is not of the rule', () => {
  it('says that a status was printed without a figure or a target', () => {
    const printed: Published = {
      measure_code: 'a',
      period_key: '2026-27-Q2',
      status: 'on-target',
      printed_as: 'Green',
      reason: '',
    }
    expect(compareStatuses(new Map(), [], [printed]).lines[0]?.reason).toContain('no figure is held')
    const known = compareStatuses(new Map(), [], [{ ...printed, reason: 'The page was overwritten.' }])
    expect(known.lines[0]?.reason).toMatch(/^The page was overwritten\./)
  })
})
