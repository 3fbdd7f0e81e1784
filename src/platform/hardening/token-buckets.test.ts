import { expect, test } from 'vitest'
import { tokenBuckets } from './door.ts'

const clock = () => {
  let at = 0
  return { now: () => at, pass: (ms: number) => (at += ms) }
}

test('A visitor may come in a burst, then at the rate, and is told how long to wait', () => {
  const { now, pass } = clock()
  const buckets = tokenBuckets({ burst: 3, per_second: 2 }, now)
  expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 0])
  expect(buckets.take('a')).toBe(1)
  expect(buckets.take('b')).toBe(0)
  pass(500)
  expect(buckets.take('a')).toBe(0)
  expect(buckets.take('a', 3)).toBe(2)
  pass(60_000)
  expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1])
})

test('What costs more is spent sooner, and refusing costs nothing', () => {
  const { now, pass } = clock()
  const buckets = tokenBuckets({ burst: 10, per_second: 1 }, now)
  expect([buckets.take('a', 10), buckets.take('a'), buckets.take('a')]).toEqual([0, 1, 1])
  pass(1000)
  expect(buckets.take('a')).toBe(0)
})

test('However many keys are tried, few are remembered', () => {
  const { now, pass } = clock()
  const buckets = tokenBuckets({ burst: 2, per_second: 1 }, now)
  for (let at = 0; at < 120_000; at += 1) buckets.take(`visitor ${at}`)
  expect(buckets.size()).toBeLessThanOrEqual(50_000)
  pass(10_000)
  for (let at = 0; at < 50_001; at += 1) buckets.take(`other ${at}`)
  expect(buckets.size()).toBeLessThanOrEqual(50_000)
})

test('Counting takes a small part of a thousandth of a second', () => {
  const buckets = tokenBuckets({ burst: 100, per_second: 10 })
  const started = performance.now()
  for (let at = 0; at < 10_000; at += 1) buckets.take(`visitor ${at % 100}`)
  expect((performance.now() - started) / 10_000).toBeLessThan(0.1)
})
