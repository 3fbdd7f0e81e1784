import { afterAll, beforeAll, expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { installCouncil, type Sight, saveUnits } from '#platform/access/door.ts'
import type { Database, Tx } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { findMeasure } from './find-measure.ts'
import { keepReleased } from './keep-released.ts'
import { restatusCouncil } from './keep-status.ts'
import { listMeasures } from './queries.ts'

const council_id = 'seeing'
const framework = shipped('stroud')
const on = '2026-11-20'
const all: Sight = { on, of: 'all' }
const member: Sight = { on, of: { units: [], measures: [], owner_id: 'bob' } }
const headOfHousing: Sight = { on, of: { units: ['housing'], measures: [], owner_id: 'tim' } }
let database: Database
let close: () => Promise<void>
const within = <T>(work: (tx: Tx) => Promise<T>) => database.asCouncil(council_id, work)

const give = async (tx: Tx, measure_code: string, period_key: string, version: number, value: string) => {
  const { start_on: period_start, end_on: period_end } = periodOf(period_key)
  const figure = { council_id, measure_code, period_key, version }
  await tx
    .insertInto('measure_value')
    .values({ ...figure, period_start, period_end, value, state: 'final', entered_by: 'a test' })
    .execute()
  await tx
    .insertInto('commentary')
    .values({ ...figure, what_happened: `It was ${value}`, written_by: 'a test' })
    .execute()
  await restatusCouncil(tx, council_id)
}

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  const facts = { name: 'Seeing', short_name: 'Seeing', brand_colour: '#003078', demonstration: true }
  await installCouncil(database.kysely, { council_id, ...facts, illustrative: null, figures_source: null })
  await within(async (tx) => {
    const content = JSON.stringify(framework)
    await tx
      .insertInto('framework_version')
      .values({ council_id, version: 1, content, source_text: '', adopted_by: 'a test', reason: '' })
      .execute()
    const unit = (unit_code: string) => ({ unit_code, parent_code: null, kind: 'service', name: unit_code })
    await saveUnits(tx, council_id, [unit('housing'), unit('waste')])
    const fixed = { kind: 'percentage', unit: '%', decimals: 1, polarity: 'higher', frequency: 'quarter' }
    for (const [measure_code, unit_code] of [
      ['HOU01', 'housing'],
      ['WAS01', 'waste'],
      ['NEW01', null],
    ] as const)
      await tx
        .insertInto('measure')
        .values({
          council_id,
          ...fixed,
          measure_code,
          unit_code,
          name: measure_code,
          accumulation: 'in-period',
          level: 'strategic',
        })
        .execute()
  })
  await within(async (tx) => {
    await give(tx, 'HOU01', '2026-27-Q1', 1, '80')
    await give(tx, 'WAS01', '2026-27-Q1', 1, '50')
  })
  await within((tx) => release(tx, 'strategy-and-resources'))
  await within(async (tx) => {
    await give(tx, 'HOU01', '2026-27-Q1', 2, '82')
    await give(tx, 'WAS01', '2026-27-Q1', 2, '55')
    await give(tx, 'WAS01', '2026-27-Q2', 1, '60')
  })
})
afterAll(() => close())

const release = (tx: Tx, body_code: string, key = '2026-27-Q1') =>
  keepReleased(tx, council_id, { release_id: `r-${key}`, period: periodOf(key), body_code, released_on: on })

const listed = async (sight: Sight) => {
  const at = { today: '2026-11-20', framework, sight }
  const { measures } = await within((tx) => listMeasures(tx, council_id, {}, at))
  return measures.map(({ measure_code, row, points }) => [measure_code, row?.value ?? null, points.length])
}

test('a member sees each figure as it was released, and none that was not', async () => {
  expect(await listed(member)).toEqual([
    ['HOU01', '80', 1],
    ['NEW01', null, 0],
    ['WAS01', '50', 1],
  ])
})

test('a head of service sees the unreleased of the own service beside what is released of the others', async () => {
  expect(await listed(headOfHousing)).toEqual([
    ['HOU01', '82', 1],
    ['NEW01', null, 0],
    ['WAS01', '50', 1],
  ])
})

test('who sees all sees the newest of all', async () => {
  expect(await listed(all)).toEqual([
    ['HOU01', '82', 1],
    ['NEW01', null, 0],
    ['WAS01', '60', 2],
  ])
})

test('a sight of some measures, or of those owned, reaches these', async () => {
  expect((await listed({ on, of: { units: [], measures: ['WAS01'], owner_id: 'bob' } }))[2]).toEqual(['WAS01', '60', 2])
})

test('the page of a measure shows a member neither a later version nor later words', async () => {
  const told = async (sight: Sight) => {
    const found = await within((tx) => findMeasure(tx, council_id, 'WAS01', sight))
    return {
      rows: found?.rows.map(({ value }) => value),
      versions: found?.versions.map(({ value }) => value),
      words: found?.commentary.map(({ what_happened }) => what_happened).sort(),
    }
  }
  expect(await told(member)).toEqual({ rows: ['50'], versions: ['50'], words: ['It was 50'] })
  expect(await told(all)).toEqual({
    rows: ['55', '60'],
    versions: ['60', '55', '50'],
    words: ['It was 55', 'It was 60'],
  })
})

test('a report to officers releases nothing; a later one to members releases what is new', async () => {
  await within((tx) => release(tx, 'slt', '2026-27-Q2'))
  expect((await listed(member))[2]).toEqual(['WAS01', '50', 1])
  await within((tx) => release(tx, 'strategy-and-resources', '2026-27-Q2'))
  expect(await listed(member)).toEqual(await listed(all))
})
