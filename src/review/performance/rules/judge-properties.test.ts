import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal } from '#kernel/quantity.ts'
import { ratedStatuses, type StatusCode } from '#kernel/status.ts'
import { percent, rule, statusOf } from './fixtures.ts'
import { type JudgeInput, judge } from './judge.ts'

const number = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 4 })).map(([n, dp]) =>
  decimal(n)
    .dividedBy(10 ** dp)
    .toFixed(),
)
const margin = fc.record({
  kind: fc.constantFrom('percent', 'points', 'absolute' as const),
  value: fc.integer({ min: 0, max: 50 }).map(String),
})
const anyRule = fc
  .record({ tolerance: margin, green: fc.option(margin), exceeded: fc.option(margin) })
  .map(({ tolerance, green, exceeded }) =>
    rule(tolerance, { ...(green && { green_band: green }), ...(exceeded && { exceeded_band: exceeded }) }),
  )
const worse = (status: StatusCode) => (ratedStatuses as readonly string[]).indexOf(status)

test('a worse figure never has a better status', () => {
  fc.assert(
    fc.property(
      number,
      number,
      number,
      anyRule,
      fc.constantFrom('higher', 'lower' as const),
      (a, b, target, rule, polarity) => {
        const [low, high] = decimal(a).lessThan(b) ? [a, b] : [b, a]
        const [bad, good] = polarity === 'higher' ? [low, high] : [high, low]
        const at = (value: string) => worse(statusOf({ value, target, polarity, rule }))
        expect(at(bad)).toBeGreaterThanOrEqual(at(good))
      },
    ),
  )
})
test('a figure farther from plan never has a better status', () => {
  fc.assert(
    fc.property(number, fc.nat(1000), fc.nat(1000), fc.boolean(), anyRule, (target, near, more, up, rule) => {
      const at = (distance: number) =>
        worse(
          statusOf({
            value: decimal(target)
              .plus(up ? distance : -distance)
              .toFixed(),
            target,
            polarity: 'plan',
            rule,
          }),
        )
      expect(at(near + more)).toBeGreaterThanOrEqual(at(near))
    }),
  )
})
test('a figure exactly on its target is on target, whatever the rule', () => {
  fc.assert(
    fc.property(
      number,
      anyRule,
      fc.constantFrom('higher', 'lower', 'plan', 'range' as const),
      (target, rule, polarity) => {
        expect(statusOf({ value: target, target, polarity, rule })).toBe('on-target')
      },
    ),
  )
})
test('lower is better is higher is better in a mirror', () => {
  fc.assert(
    fc.property(number, number, anyRule, (value, target, rule) => {
      const negated = (text: string) => decimal(text).negated().toFixed()
      expect(statusOf({ value, target, polarity: 'higher', rule })).toBe(
        statusOf({ value: negated(value), target: negated(target), polarity: 'lower', rule }),
      )
    }),
  )
})
test('a hundred thousand figures are judged in a few seconds at most', () => {
  const input: JudgeInput = { polarity: 'higher', value: '91.2', target: '93', decimals: 1, rule: rule(percent('5')) }
  const start = performance.now()
  for (let i = 0; i < 100_000; i += 1) judge(input)
  expect(performance.now() - start).toBeLessThan(5_000)
})
