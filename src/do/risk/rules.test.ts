import { expect, test } from 'vitest'
import { movementOf, parseScore } from './rules.ts'

test('a score is likelihood by impact', () => {
  expect(parseScore('4 × 5')).toEqual({ ok: true, value: { likelihood: 4, impact: 5 } })
  expect(parseScore('')).toEqual({ ok: true, value: null })
  expect(parseScore('20').ok).toBe(false)
})

test('a risk moves by its score, or by its colour where no scores are given', () => {
  const open = { rag: null, closed: false }
  expect(movementOf({ ...open, score: 20 }, { score: 16, rag: null })).toBe('up')
  expect(movementOf({ ...open, score: 16 }, { score: 16, rag: null })).toBe('same')
  expect(movementOf({ score: null, rag: 'amber', closed: false }, { score: null, rag: 'red' })).toBe('down')
  expect(movementOf({ ...open, score: 16 }, null)).toBe('new')
  expect(movementOf({ score: 4, rag: null, closed: true }, { score: 9, rag: null })).toBe('closed')
})
