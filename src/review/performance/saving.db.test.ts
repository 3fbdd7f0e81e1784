import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordValue } from '#do/returns/commands.ts'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { runCommand } from '#platform/commands/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { shipped } from '../../../tests/support/frameworks.ts'
import { judgeInput } from './keep-status.ts'
import { performanceListeners } from './listeners.ts'
import { readInputs } from './read-inputs.ts'

const council_id = 'testing'
const framework = shipped('stroud')
let database: Database
let close: () => Promise<void>

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
  const facts = { council_id, name: 'Testing Council', short_name: 'Testing', brand_colour: '#003078' }
  await installCouncil(database.kysely, { ...facts, demonstration: true, illustrative: null, figures_source: null })
  await database.asCouncil(council_id, async (tx) => {
    const content = JSON.stringify(framework)
    const version = { council_id, version: 1, content, source_text: '', adopted_by: 'a test', reason: '' }
    await tx.insertInto('framework_version').values(version).execute()
    const how = { kind: 'number', unit: 'number', decimals: 0, polarity: 'higher', frequency: 'month' }
    for (const measure_code of ['M0', 'M1']) {
      const measure = { council_id, measure_code, name: 'Homes let', level: 'strategic', accumulation: 'in-period' }
      await tx
        .insertInto('measure')
        .values({ ...measure, ...how })
        .execute()
    }
  })
})
afterAll(() => close())

const save = (measure_code: string, period_key: string, value: string) =>
  runCommand(
    { database, clock: { now: () => new Date(), today: () => '2026-11-20' }, listeners: performanceListeners },
    recordValue,
    systemActor(council_id, 'a test'),
    { measure_code, period_key, value, reason: 'Late data' },
    { door: 'form', request_id: randomUUID() },
  )

test('two who save one figure at the same moment make versions 1 and 2', async () => {
  const saved = await Promise.all([save('M0', '2026-09', '11'), save('M0', '2026-09', '12')])
  expect(saved.map((one) => one.ok && one.value.version).sort()).toEqual([1, 2])
  const traces = await database.asCouncil(council_id, (tx) =>
    tx
      .selectFrom('audit_entry')
      .innerJoin('event', 'event.council_id', 'audit_entry.council_id')
      .select(['audit_entry.entry_id', 'event.event_id'])
      .execute(),
  )
  expect(traces).toHaveLength(4) // two of each
})

test('figures of one measure that change at the same moment are judged in the sight of each other', async () => {
  const months = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2026-03', '2026-04', '2026-05']
  const saved = await Promise.all(months.map((month, at) => save('M1', month, String(at))))
  expect(saved.every(({ ok }) => ok)).toBe(true)
  await database.asCouncil(council_id, async (tx) => {
    const kept = await tx.selectFrom('measure_status').selectAll().where('measure_code', '=', 'M1').execute()
    const scratch = (await readInputs(tx, ['M1'])).flatMap((one) => judgeInput(one, framework))
    const byPeriod = (rows: readonly { period_key: string }[]) => new Map(rows.map((row) => [row.period_key, row]))
    expect(byPeriod(kept)).toEqual(byPeriod(scratch.map((row) => ({ ...row, council_id }))))
  })
})
