import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveMeasures } from '#plan/measures/door.ts'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { fixedClock } from '#platform/clock/door.ts'
import { type Runner, runCommand } from '#platform/commands/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { recordValue, writeComment } from './commands.ts'
import { commentOn, versionsOf } from './queries.ts'
import { spokenOfBefore } from './rules.ts'

const council_id = 'said'
const actor = systemActor(council_id, 'Ann')
const figure = { measure_code: 'M1', period_key: '2026-27-Q2' }
let runner: Runner
let close: () => Promise<void>

beforeAll(async () => {
  const opened = await openTestDatabase()
  close = opened.close
  runner = { database: opened.database, clock: fixedClock('2026-11-20'), listeners: [] }
  const facts = { name: 'Said', short_name: 'Said', brand_colour: '#003366', demonstration: true }
  await installCouncil(opened.database.kysely, { council_id, ...facts, illustrative: null, figures_source: null })
  const fixed = { kind: 'number', unit: 'number', decimals: 0, polarity: 'higher', frequency: 'quarter' } as const
  const unsaid = { definition: '', source_system: '', data_supplier: '', lead_time_days: null, illustrative: false }
  const measure = { ...fixed, ...unsaid, accumulation: 'in-period', level: 'strategic', type: 'output' } as const
  const belongs = { unit_code: null, owner_id: null, source: null, sort_order: 0, objectives: [] }
  await opened.database.asCouncil(council_id, (tx) =>
    saveMeasures(tx, council_id, [{ measure_code: 'M1', name: 'Points', ...measure, ...belongs }]),
  )
})
afterAll(() => close())

const ask = async (command: typeof recordValue | typeof writeComment, input: object) => {
  const door = { door: 'form', request_id: 'test' } as const
  const done =
    command === recordValue
      ? await runCommand(runner, recordValue, actor, { ...figure, ...input }, door)
      : await runCommand(runner, writeComment, actor, { ...figure, ...input }, door)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
const standing = () =>
  runner.database.asCouncil(council_id, async (tx) => {
    const versions = await versionsOf(tx, figure.measure_code, figure.period_key)
    const comment = await commentOn(tx, figure.measure_code, figure.period_key)
    return { comment, versions, before: spokenOfBefore(comment?.value_version ?? null, versions) }
  })

test('A commentary belongs to the figure it was written for, until it is saved again for the new one', async () => {
  await ask(recordValue, { value: '34' })
  await ask(writeComment, { what_happened: 'The grid was late.' })
  expect((await standing()).before).toBeNull()
  await ask(recordValue, { value: '39', reason: 'Five more were connected' })
  expect((await standing()).before?.value).toBe('34')
  expect(await ask(writeComment, { what_happened: 'The grid was late.' })).toEqual({ changed: true })
  expect((await standing()).before).toBeNull()
  expect(await ask(writeComment, { what_happened: 'The grid was late.' })).toEqual({ changed: false })
})

test('What is recorded under a clock that stands still bears its date', async () => {
  const { comment, versions } = await standing()
  for (const moment of [comment?.written_at, versions[0]?.entered_at])
    expect(moment?.toISOString().slice(0, 10)).toBe('2026-11-20')
})
