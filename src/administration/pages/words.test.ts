import { expect, test } from 'vitest'
import { timeWords } from './words.ts'

const today = '2026-11-20'
const words = (held_from: string, held_until: string | null = null) => timeWords({ held_from, held_until }, today)

test('A role without an end is held since its first day, and from it while that lies ahead', () => {
  expect(words('2026-04-01')).toBe('since 1 April 2026')
  expect(words(today)).toBe('since 20 November 2026')
  expect(words('2026-12-01')).toBe('from 1 December 2026')
})

test('A role with an end is told with both days', () => {
  expect(words('2026-12-01', '2026-12-31')).toBe('1 December 2026 to 31 December 2026')
})
