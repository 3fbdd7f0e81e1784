import { expect, test } from 'vitest'
import { shipped } from '../../../tests/support/frameworks.ts'
import { gravityOf, isAboveAppetite, ratingOf, scoreOn } from './rating.ts'

const stroud = shipped('stroud').risk
const scored = (likelihood: number, impact: number) => ({ likelihood, impact, rag: null })

test('a score falls in a band of the council’s matrix, which names it and gives its colour', () => {
  expect(ratingOf(stroud, scored(3, 3))).toEqual({ score: 9, rag: 'red', word: 'High' })
  expect(ratingOf(stroud, scored(2, 2))).toEqual({ score: 4, rag: 'green', word: 'Low' })
})

test('a matrix may have a table of scores of its own', () => {
  const cells = {
    matrix: {
      ...stroud.matrix,
      score: {
        cells: [
          [1, 3],
          [2, 7],
        ],
      },
    } as typeof stroud.matrix,
  }
  expect(scoreOn(cells, { likelihood: 2, impact: 2 })).toBe(7)
  expect(scoreOn(cells, { likelihood: 2, impact: null })).toBeNull()
})

test('a colour without scores is called as the council calls it; without either it is not rated', () => {
  const east = shipped('east-sussex').risk
  expect(ratingOf(east, { likelihood: null, impact: null, rag: 'amber' })).toEqual({
    score: null,
    rag: 'amber',
    word: 'Amber',
  })
  expect(ratingOf(east, { likelihood: null, impact: null, rag: null }).word).toBe('Not rated')
})

test('the colour comes before the score in what is gravest', () => {
  const gravity = [scored(4, 4), scored(3, 3), scored(2, 3), scored(1, 1)].map((one) =>
    gravityOf(ratingOf(stroud, one)),
  )
  expect(gravity).toEqual(gravity.toSorted((a, b) => b - a))
  expect(gravityOf({ score: null, rag: 'red', word: '' })).toBeGreaterThan(
    gravityOf({ score: 25, rag: 'amber', word: '' }),
  )
})

test('a risk is above its own appetite, or else the council’s', () => {
  expect(isAboveAppetite({ appetite_max: 6 }, 8, 7)).toBe(false)
  expect(isAboveAppetite({ appetite_max: 6 }, null, 7)).toBe(true)
  expect(isAboveAppetite({}, null, 7)).toBeNull()
})
