import { describe, expect, test } from 'vitest'
import { frameworkFiles, shipped } from '../support/frameworks.ts'
import { southAndValeDemands } from './demands/south-and-vale.ts'
import { staffsDemands } from './demands/south-staffordshire.ts'
import { stocktonDemands } from './demands/stockton-on-tees.ts'
import { stokeDemands } from './demands/stoke-on-trent.ts'
import { stroudDemands } from './demands/stroud.ts'

const rows = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`)

/** Every demand of the five councils' texts, by its row id. */
const allRows = [...rows('ST', 11), ...rows('SS', 10), ...rows('SD', 9), ...rows('SV', 12), ...rows('SN', 14)]

/** Rows that a framework file cannot declare, and why. */
const notDeclarable: Record<string, string> = {
  SN11: 'One database, universal templates and standard methods are what the program is, not what a council says of itself.',
}

const byFile = {
  'stoke-on-trent': stokeDemands,
  'south-staffordshire': staffsDemands,
  stroud: stroudDemands,
  'south-and-vale': southAndValeDemands,
  'stockton-on-tees': stocktonDemands,
}

describe.each(Object.entries(byFile))('%s declares', (_file, demands) => {
  for (const [row, [sentence, check]] of Object.entries(demands)) test(`${row} ${sentence}`, check)
})

test('every one of the 56 rows is asserted here or said to be beyond a file', () => {
  const asserted = Object.values(byFile).flatMap((demands) => Object.keys(demands))
  expect(allRows).toHaveLength(56)
  expect([...asserted, ...Object.keys(notDeclarable)].sort()).toEqual([...allRows].sort())
})

test('each file names the keys that declare its own rows, and nothing else', () => {
  for (const file of frameworkFiles().map((name) => name.replace('.yaml', ''))) {
    const demands = Object.entries(byFile).find(([name]) => name === file)?.[1] ?? {}
    expect(
      shipped(file)
        .acceptance.map((entry) => entry.row)
        .sort(),
    ).toEqual(Object.keys(demands).sort())
  }
})
