import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { strayWrites, tableOwners } from './support/table-owners.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const canary = `${root}tests/canary`
const timeout = 60_000

type Cruise = {
  modules: { source: string }[]
  summary: {
    violations: { rule: { name: string }; from: string; to: string }[]
    ruleSetUsed: { forbidden: { name: string }[] }
  }
}

/** What dependency-cruiser says of the `src` in a folder, by the product's own rules. */
const cruise = (folder: string): Promise<Cruise> =>
  new Promise((resolve, reject) => {
    const options = ['--config', `${root}.dependency-cruiser.cjs`, '--output-type', 'json', 'src']
    const limits = { cwd: folder, maxBuffer: 256 * 1024 * 1024 }
    execFile(`${root}node_modules/.bin/depcruise`, options, limits, (error, stdout) => {
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout))
      else reject(error ?? new Error(`dependency-cruiser said no JSON: ${stdout.slice(0, 400)}`))
    })
  })

describe('the walls of the house', () => {
  test(
    'no import in the product crosses a wall, and the product was read',
    async () => {
      const { modules, summary } = await cruise(root)
      const ours = modules.filter(({ source }) => source.startsWith('src/'))
      expect(ours.length).toBeGreaterThan(0)
      expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    },
    timeout,
  )

  describe('each rule finds the fault planted for it', () => {
    let planted: Cruise
    beforeAll(async () => {
      planted = await cruise(canary)
    }, timeout)

    test('every rule fires, and none is new without a fault of its own', () => {
      const rules = planted.summary.ruleSetUsed.forbidden.map(({ name }) => name)
      const fired = new Set(planted.summary.violations.map(({ rule }) => rule.name))
      expect(rules.length).toBeGreaterThan(15)
      expect(rules.filter((name) => !fired.has(name))).toEqual([])
    })

    test('what is allowed is not reported', () => {
      const reported = planted.summary.violations.filter(({ from }) => /allowed|service-plans/.test(from))
      expect(reported).toEqual([])
    })
  })
})

describe('each table is written only in the slice that owns it', () => {
  test('every table of the migrations names its owner', async () => {
    const { ownerless } = await tableOwners(root)
    expect(ownerless).toEqual([])
  })

  test('no slice writes the table of another', async () => {
    expect(await strayWrites(root)).toEqual([])
  })

  test('a planted write, and a table without an owner, are found', async () => {
    const { ownerless } = await tableOwners(canary)
    expect(ownerless).toEqual(['orphan'])
    expect(await strayWrites(canary)).toEqual([
      'src/review/reports/writes-another-rooms-table.ts writes return, which do/returns owns',
      'src/review/reports/writes-another-rooms-table.ts writes target, which plan/targets owns',
    ])
  })
})
