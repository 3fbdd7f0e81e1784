import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shipped } from '../../../tests/support/frameworks.ts'
import { completionOf, fewestCounted, smallerTogether, type Unit } from './completion.ts'

const stroud = shipped('stroud')
const today = '2026-11-20'
const units: Unit[] = ['housing', 'waste', 'finance'].map((unit_code) => ({
  unit_code,
  parent_code: null,
  kind: 'service',
  name: unit_code,
}))
units.push({ unit_code: 'lettings', parent_code: 'housing', kind: 'team', name: 'Lettings' })

/** So many people of each unit. */
const staff = (sizes: Record<string, number>) =>
  Object.entries(sizes).flatMap(([unit, size]) =>
    Array.from({ length: size }, (_, at) => ({ person_id: `${unit}-${at}`, unit_code: unit === 'none' ? null : unit })),
  )
const held = (person_id: string, kind: string) => ({
  ...{ appraisal_id: `${person_id} ${kind}`, person_id, kind, year_key: '2026-27' },
  ...{ held_on: '2026-05-12', next_due_on: null },
})
const completion = (sizes: Record<string, number>, records: ReturnType<typeof held>[] = []) =>
  completionOf(stroud, { people: staff(sizes), held: records, units, today })
const rowsOf = (sizes: Record<string, number>) => completion(sizes).rows.map(({ name, people }) => [name, people])

describe('how many have had an appraisal', () => {
  test('is counted by conversation, with those whose next one is due or overdue', () => {
    const records = [held('housing-0', 'set'), held('housing-1', 'set'), held('housing-1', 'mid-year')]
    expect(completion({ housing: 6 }, records).rows).toEqual([
      { name: 'housing', people: 6, held: { set: 2, 'mid-year': 1 }, due_soon: 1, overdue: 4 },
    ])
  })

  test('counts a team with the service it is part of', () => {
    expect(rowsOf({ housing: 3, lettings: 3 })).toEqual([['housing', 6]])
  })

  test('has no row of its own for a service with fewer than five people', () => {
    expect(rowsOf({ housing: 7, waste: 3, finance: 4 })).toEqual([
      ['housing', 7],
      [smallerTogether, 7],
    ])
  })

  test('takes the next smallest in where the small ones are too few together', () => {
    expect(rowsOf({ housing: 9, waste: 6, finance: 2 })).toEqual([
      ['housing', 9],
      [smallerTogether, 8],
    ])
  })

  test('is not said of fewer than five people in all', () => {
    expect(completion({ housing: 2, waste: 2 })).toMatchObject({ rows: [], total: null })
  })

  test('never counts fewer than five people, in a row or by taking rows from the total', () => {
    const size = fc.nat({ max: 12 })
    fc.assert(
      fc.property(fc.record({ housing: size, waste: size, finance: size, none: size }), (sizes) => {
        const { rows, total } = completion(sizes)
        for (const { people } of rows) expect(people).toBeGreaterThanOrEqual(fewestCounted)
        const shown = rows.reduce((sum, { people }) => sum + people, 0)
        expect(shown).toBe(total?.people ?? 0)
      }),
    )
  })
})
