import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { type Command, runCommand } from '#platform/commands/door.ts'
import type { Database, Tx } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { putInForce } from '../../../tests/support/put-in-force.ts'
import { recordPublished, recordPublishedCounts } from './commands.ts'
import { readComparison, readCountComparison } from './compare-queries.ts'
import { findMeasure } from './find-measure.ts'
import { judgeInput, restatusMeasures } from './keep-status.ts'
import { performanceListeners } from './listeners.ts'
import { listMeasures } from './queries.ts'
import { readInputs } from './read-inputs.ts'

const council_id = 'testing'
const periods = ['2025-26-Q1', '2025-26-Q2', '2025-26-Q3', '2025-26-Q4', '2026-27-Q1', '2026-27-Q2']
const framework = shipped('stoke-on-trent')
let database: Database
let close: () => Promise<void>
const runner = () => ({ database, clock: { now: () => new Date(), today: () => '2026-11-20' }, listeners: [] })
const within = <T>(work: (tx: Tx) => Promise<T>) => database.asCouncil(council_id, work)

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  await installCouncil(database.kysely, {
    council_id,
    name: 'Testing Council',
    short_name: 'Testing',
    brand_colour: '#003078',
    demonstration: true,
    illustrative: null,
    figures_source: null,
  })
  await within(async (tx) => {
    await putInForce(tx, council_id, framework)
    for (const [index, polarity] of ['higher', 'lower', 'plan', 'range', 'contextual'].entries()) {
      await tx
        .insertInto('measure')
        .values({
          council_id,
          measure_code: `M${index}`,
          name: `Homes let in time ${index}`,
          kind: 'percentage',
          unit: '%',
          decimals: 1,
          polarity,
          frequency: 'quarter',
          accumulation: index === 1 ? 'year-to-date' : 'in-period',
          level: 'strategic',
        })
        .execute()
    }
  })
})
afterAll(() => close())

const give = async (tx: Tx, code: string, key: string, value: string | null) =>
  tx
    .insertInto('measure_value')
    .values({
      ...(await nextVersion(tx, 'measure_value', code, key)),
      value,
      value_text: value === null ? 'Not available' : null,
      state: value === null ? 'missing' : 'final',
      forecast_value: value,
      entered_by: 'a test',
    })
    .execute()

const aim = async (tx: Tx, code: string, key: string, target: string) =>
  tx
    .insertInto('target')
    .values({
      ...(await nextVersion(tx, 'target', code, key)),
      target_value: target,
      target_upper: code === 'M3' ? String(Number(target) + 5) : null,
      set_by: 'a test',
    })
    .execute()

const nextVersion = async (tx: Tx, table: 'measure_value' | 'target', measure_code: string, period_key: string) => {
  const { version } = await tx
    .selectFrom(table)
    .select((e) => e.fn.coalesce(e.fn.max('version'), e.lit(0)).as('version'))
    .where('measure_code', '=', measure_code)
    .where('period_key', '=', period_key)
    .executeTakeFirstOrThrow()
  const { start_on: period_start, end_on: period_end } = periodOf(period_key)
  return { council_id, measure_code, period_key, version: version + 1, period_start, period_end }
}

const expectKeptAsFromScratch = async (tx: Tx) => {
  const kept = await tx.selectFrom('measure_status').selectAll().execute()
  const scratch = (await readInputs(tx, ['M0', 'M1', 'M2', 'M3', 'M4'])).flatMap((one) => judgeInput(one, framework))
  const order = (rows: { measure_code: string; period_key: string }[]) =>
    rows.map((row) => JSON.stringify(Object.entries({ ...row, council_id: '' }).sort())).sort()
  expect(order(kept)).toEqual(order(scratch.map((row) => ({ ...row, council_id: '' }))))
}

const change = fc.record({
  code: fc.constantFrom('M0', 'M1', 'M2', 'M3', 'M4'),
  key: fc.constantFrom(...periods, '2026-27'),
  value: fc.option(fc.integer({ min: 0, max: 999 }).map((n) => (n / 10).toFixed(1))),
  isTarget: fc.boolean(),
})

test('the statuses kept are always those computed from scratch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      await within(async (tx) => {
        for (const { code, key, value, isTarget } of changes) {
          if (isTarget) await aim(tx, code, key, value ?? '50')
          else if (key !== '2026-27') await give(tx, code, key, value)
        }
        await restatusMeasures(
          tx,
          council_id,
          changes.map(({ code }) => code),
        )
        await expectKeptAsFromScratch(tx)
      })
    }),
    { numRuns: 25 },
  )
})

/** What later tests say of the first measure stays true. */
const notTheFirst = change.map((one) => ({ ...one, code: one.code === 'M0' ? 'M1' : one.code }))

test('judging only what a figure’s change reaches keeps the statuses that judging everything would', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(notTheFirst, { minLength: 2, maxLength: 12 }), async (changes) => {
      await within(async (tx) => {
        for (const { code, key, value } of changes) {
          await give(tx, code, key, value)
          await restatusMeasures(tx, council_id, [code], [key])
        }
        await expectKeptAsFromScratch(tx)
      })
    }),
    { numRuns: 25 },
  )
})

test('judging again what has not changed writes nothing', async () => {
  await within(async (tx) => {
    await give(tx, 'M0', '2026-27-Q2', '91.2')
    expect(await restatusMeasures(tx, council_id, ['M0'])).toBeGreaterThan(0)
    expect(await restatusMeasures(tx, council_id, ['M0', 'M0', 'nothing'])).toBe(0)
  })
})

test('a change that is announced is judged in the same transaction', async () => {
  await within(async (tx) => {
    await aim(tx, 'M0', '2026-27-Q2', '93')
    const listener = performanceListeners.find(({ event }) => event === 'targets.changed')
    const context = {
      today: '2026-11-20',
      now: new Date(),
      door: 'cli' as const,
      request_id: '1',
      emit: () => undefined,
    }
    await listener?.inTransaction(tx, systemActor(council_id, 'a test'), { measure_codes: ['M0'] }, context)
    const row = await tx
      .selectFrom('measure_status')
      .select(['status', 'target_value'])
      .where('period_key', '=', '2026-27-Q2')
      .where('measure_code', '=', 'M0')
      .executeTakeFirst()
    expect(row).toEqual({ status: 'near-target', target_value: '93' })
  })
})

const recordedBy =
  <Input, Value>(command: Command<Input, Value>) =>
  (given: unknown) =>
    runCommand(runner(), command, systemActor(council_id, 'a test'), given, { door: 'cli', request_id: '1' })

test('a status the council printed is kept beside the computed one, and compared with it', async () => {
  const rows = [
    {
      measure_code: 'M0',
      period_key: '2026-27-Q2',
      status: 'on-target',
      direction: null,
      printed_as: 'Green',
      reason: '',
      source: 'a page',
    },
  ]
  const record = recordedBy(recordPublished)
  expect(await record({ rows })).toEqual({ ok: true, value: { rows_changed: 1 } })
  expect(await record({ rows })).toEqual({ ok: true, value: { rows_changed: 0 } })
  expect((await record({ rows: [{ ...rows[0], measure_code: 'nobody' }] })).ok).toBe(false)
  const { status, lines } = await within((tx) => readComparison(tx, council_id))
  expect(status).toEqual({ compared: 1, agreed: 0 })
  expect(lines[0]?.reason).toContain('near target')
})

test('counts that a report printed are kept with the figures it counted, and compared where all of them are held', async () => {
  const report = {
    report_code: 'r1',
    body_name: 'Cabinet',
    period_key: '2026-27-Q2',
    on_target: 1,
    near_target: 0,
    off_target: 0,
    figures: [{ measure_code: 'M0', period_key: '2026-27-Q2' }],
    reason: 'A slip.',
    source: 'a page',
  }
  const rows = [report, { ...report, report_code: 'r2', figures: [], reason: '' }]
  const record = recordedBy(recordPublishedCounts)
  expect(await record({ rows })).toEqual({ ok: true, value: { rows_changed: 2 } })
  expect(await record({ rows })).toEqual({ ok: true, value: { rows_changed: 0 } })
  expect((await record({ rows: [{ ...report, figures: [{ ...report.figures[0], measure_code: 'x' }] }] })).ok).toBe(
    false,
  )
  const { status, not_whole, lines } = await within((tx) => readCountComparison(tx, council_id))
  expect({ status, not_whole }).toEqual({ status: { compared: 1, agreed: 0 }, not_whole: 1 })
  expect(lines[0]).toMatchObject({
    differences: ['green: 1 printed, 0 computed', 'amber: 0 printed, 1 computed'],
    reason: 'A slip.',
  })
})

test('a list tells each measure once, with its latest figure and its points', async () => {
  const sight = { on: '2026-11-20', of: 'all' as const }
  const seen = { today: '2026-11-20', framework, sight }
  await within(async (tx) => {
    const { measures, total } = await listMeasures(tx, council_id, { q: 'homes LET' }, seen)
    expect([measures.length, total]).toEqual([5, 5])
    expect(measures[0]).toMatchObject({ measure_code: 'M0', status: 'near-target', row: { value: '91.2' } })
    const none = await listMeasures(tx, council_id, { status: 'exceeded' }, seen)
    expect(none.measures).toEqual([])
    const found = await findMeasure(tx, council_id, 'M0', sight)
    expect(found?.rows.at(-1)?.value).toBe('91.2')
    expect(found?.versions.length).toBeGreaterThan(0)
    expect(await findMeasure(tx, council_id, 'nobody', sight)).toBeNull()
  })
})
