import { describe, expect, it } from 'vitest'
import type { StatusCode } from '#kernel/status.ts'
import { sharedText } from '../../../../tests/support/shared.ts'
import { accumulate } from './aggregate.ts'
import { directionOf } from './direction.ts'
import { percent, rule, statusOf } from './fixtures.ts'
import type { JudgeInput } from './judge.ts'
import type { JudgingRule, Margin, Polarity } from './terms.ts'

type Case = {
  actual: string | null
  target: string | null
  target_upper?: string | null
  polarity: Polarity
  tolerance: string
  tolerance_kind: Margin['kind']
  expected: string
}
type Vectors = {
  generic: Case[]
  published_rules: {
    council: string
    cases: (Case & { floor?: string; same_quarter_last_year?: string; tolerance_percent?: string })[]
  }[]
  direction_of_travel: {
    current: string
    previous: string
    polarity: Polarity
    dead_band?: string
    plan?: string
    expected: string
  }[]
  rounding: (Case & { dp: number; rag_on_unrounded: string; rag_on_rounded: string })[]
  cumulative: {
    profile_quarterly: string[]
    actual_quarterly: string[]
    expected_ytd_target: string[]
    expected_ytd_actual: string[]
    expected_rag_5pct: string[]
    ytd_same_point_last_year: string[]
    expected_dot: string[]
  }
}
const colours: Record<string, StatusCode> = {
  green: 'on-target',
  circle: 'on-target',
  amber: 'near-target',
  red: 'off-target',
  triangle: 'off-target',
  star: 'exceeded',
  no_data: 'missing',
  no_target: 'no-target',
}
const travel: Record<string, string> = { improving: 'better', worsening: 'worse', same: 'same' }

const text = sharedText('vectors/rag_status.json')
const vectors: Vectors | null = text === null ? null : JSON.parse(text)

describe.skipIf(vectors === null)(
  `the reference statuses${vectors ? '' : ' (69 cases skipped: no reference files)'}`,
  () => {
    const given = vectors as Vectors
    const asInput = (one: Case): Partial<JudgeInput> => ({
      polarity: one.polarity,
      value: one.actual,
      target: one.target,
      target_upper: one.target_upper,
      rule: rule({ kind: one.tolerance_kind, value: one.tolerance }),
    })
    it('gives each generic case its status', () => {
      expect(given.generic.map((one) => statusOf(asInput(one)))).toEqual(
        given.generic.map((one) => colours[one.expected]),
      )
      expect(given.generic).toHaveLength(26)
    })
    const ruleOf: Record<string, (one: Vectors['published_rules'][number]['cases'][number]) => JudgingRule> = {
      Havering: () => rule(percent('10'), { amber_when: 'no-worse-than-last-year' }),
      Kent: (one) => rule({ kind: 'floor', value: one.floor ?? '' }),
      'Harlow / East Riding (Performance Plus)': (one) => {
        const band = percent(one.tolerance_percent ?? '')
        return rule(band, { green_band: band, exceeded_band: band })
      },
    }
    it('rates by the rules that councils have published', () => {
      const cases = given.published_rules.flatMap(({ council, cases }) => cases.map((one) => ({ council, one })))
      const found = cases.map(({ council, one }) =>
        statusOf({
          polarity: one.polarity,
          value: one.actual,
          target: one.target,
          rule: ruleOf[council]?.(one) ?? rule(percent('0')),
          last_year_value: one.same_quarter_last_year,
        }),
      )
      expect(found).toEqual(cases.map(({ one }) => colours[one.expected]))
      expect(cases).toHaveLength(16)
    })
    it('rates the figure itself or what is displayed of it, as the rule says', () => {
      for (const one of given.rounding) {
        const at = (rate: JudgingRule['rate']) =>
          statusOf({
            ...asInput(one),
            decimals: one.dp,
            rule: { ...rule({ kind: one.tolerance_kind, value: one.tolerance }), rate },
          })
        expect([at('unrounded'), at('displayed')]).toEqual([colours[one.rag_on_unrounded], colours[one.rag_on_rounded]])
      }
    })
    it('tells which way a figure went', () => {
      expect(
        given.direction_of_travel.map((one) =>
          directionOf({
            polarity: one.polarity,
            value: one.current,
            previous: one.previous,
            target: one.plan,
            dead_band: { kind: 'absolute', value: one.dead_band ?? '0' },
          }),
        ),
      ).toEqual(given.direction_of_travel.map((one) => travel[one.expected]))
    })
    it('judges the year to date against the profile to date', () => {
      const c = given.cumulative
      const [actuals, targets] = [accumulate(c.actual_quarterly), accumulate(c.profile_quarterly)]
      expect([actuals, targets.slice(0, 3)]).toEqual([c.expected_ytd_actual, c.expected_ytd_target])
      expect(actuals.map((value, i) => statusOf({ value, target: targets[i] ?? null }))).toEqual(
        c.expected_rag_5pct.map((colour) => colours[colour]),
      )
      expect(
        actuals.map((value, i) =>
          directionOf({ polarity: 'higher', value, previous: c.ytd_same_point_last_year[i] ?? null }),
        ),
      ).toEqual(c.expected_dot.map((word) => travel[word]))
    })
  },
)

describe('a status that is no judgement', () => {
  it('hides a suppressed figure even where a number was kept', () =>
    expect(statusOf({ value: '4', state: 'suppressed' })).toBe('suppressed'))
  it('does not judge words, context or a target in words', () => {
    expect(statusOf({ value: null, state: 'narrative' })).toBe('no-target')
    expect(statusOf({ value: '4', polarity: 'contextual' })).toBe('no-target')
    expect(statusOf({ value: '4', target: null })).toBe('no-target')
  })
})

describe('tolerance', () => {
  it('of ten per cent is of the target, not ten points: 84.44 against 94 is off target', () => {
    expect(statusOf({ value: '84.44', target: '94', rule: rule(percent('10')) })).toBe('off-target')
    expect(statusOf({ value: '84.44', target: '94', rule: rule({ kind: 'points', value: '10' }) })).toBe('near-target')
  })
  it('set on the measure takes the place of the rule’s', () =>
    expect(statusOf({ value: '60', target: '70', tolerance: percent('20') })).toBe('near-target'))
  it('lets a small miss stand as on target where the council says so', () => {
    const bracknell = rule(percent('10'), { green_band: percent('5') })
    expect(['95', '94.99', '90', '89.99'].map((value) => statusOf({ value, target: '100', rule: bracknell }))).toEqual([
      'on-target',
      'near-target',
      'near-target',
      'off-target',
    ])
  })
  it('leaves red what improved on nothing known', () =>
    expect(
      statusOf({ value: '80', target: '100', rule: rule(percent('10'), { amber_when: 'no-worse-than-last-year' }) }),
    ).toBe('off-target'))
  it('works on a target below nought', () =>
    expect(['-10', '-10.5', '-10.6'].map((value) => statusOf({ value, target: '-10' }))).toEqual([
      'on-target',
      'near-target',
      'off-target',
    ]))
})
