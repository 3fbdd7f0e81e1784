import { afterAll, beforeAll, expect, test } from 'vitest'
import { progressAt } from '#do/delivery/door.ts'
import { positionAt } from '#do/finance/door.ts'
import { recordValue, signOff } from '#do/returns/commands.ts'
import { valuesOf, versionsOf } from '#do/returns/door.ts'
import { assessmentsAt } from '#do/risk/door.ts'
import { periodOf } from '#kernel/period.ts'
import { setTarget } from '#plan/targets/door.ts'
import { readThread } from '#plan/thread/door.ts'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { type Runner, runCommand } from '#platform/commands/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { runImport } from './commands.ts'
import { fileFromBytes } from './file.ts'
import { parseImportMap } from './mapping.ts'

let close: () => Promise<void>
let runner: Runner
const actor = systemActor('council-a', 'Ann')
const asking = { door: 'cli', request_id: 'test' } as const
const events: unknown[] = []

beforeAll(async () => {
  const opened = await openTestDatabase()
  close = opened.close
  runner = {
    database: opened.database,
    clock: { now: () => new Date('2026-11-20T09:00:00Z'), today: () => '2026-11-20' },
    listeners: [
      { event: 'returns.values-changed', inTransaction: async (_tx, _actor, payload) => void events.push(payload) },
    ],
  }
  await installCouncil(opened.database.kysely, {
    council_id: 'council-a',
    name: 'A Council',
    short_name: 'A',
    brand_colour: '#003366',
    demonstration: true,
    illustrative: null,
    figures_source: null,
  })
  await take('organisation', 'code,kind,name,parent\nplace,directorate,Place,\nwaste,service,Waste,place')
  await take('plan', 'code,level,name,parents\nP1,priority,Clean,\nO1,objective,Cleaner streets,P1')
  await take(
    'measures',
    'code,name,kind,unit,decimals,polarity,frequency,service,objectives\nM1,Recycling,percentage,%,1,higher,quarter,waste,O1\nM2,Missed bins,number,number,0,lower,quarter,,O1',
  )
})
afterAll(() => close())

const take = (kind: string, text: string, more: { map?: string; dry_run?: boolean; name?: string } = {}) => {
  const map = more.map === undefined ? undefined : parseImportMap(more.map)
  const file = fileFromBytes(more.name ?? `${kind}.csv`, new TextEncoder().encode(text))
  return runImport(runner, actor, { kind, file, map: map?.ok ? map.value : undefined, dry_run: more.dry_run }, asking)
}
test('the thread is what was imported', async () => {
  const thread = await runner.database.asCouncil('council-a', readThread)
  expect(thread.items.map(({ item_code, parents }) => [item_code, parents])).toEqual([
    ['P1', []],
    ['O1', ['P1']],
  ])
  expect(thread.measures.map(({ measure_code, items }) => [measure_code, items])).toEqual([
    ['M1', ['O1']],
    ['M2', ['O1']],
  ])
})

test('figures keep their versions, words and provenance, and the same file changes nothing', async () => {
  const text =
    '# Source: written for this test\nKPI Ref,Quarter,Actual,Reason\nM1,2026-27-Q1,91.2%,\nM1,2026-27-Q1,91.4,Late data\nM2,2026-27-Q1,Not available,\nM2,2026-27-Q2,12*,'
  const first = await take('values', text)
  expect(first).toMatchObject({ refusal: null, report: { rows_read: 4, rows_changed: 4, faults: [] } })
  expect(events).toEqual([{ measure_codes: ['M1', 'M2'], period_keys: ['2026-27-Q1', '2026-27-Q2'] }])
  const kept = await runner.database.asCouncil('council-a', async (tx) => [
    ...(await valuesOf(tx, 'M1')),
    ...(await valuesOf(tx, 'M2')),
  ])
  expect(
    kept.map((row) => [row.period_key, row.version, row.value, row.value_text, row.state, row.import_row]),
  ).toEqual([
    ['2026-27-Q1', 2, '91.4', null, 'revised', 4],
    ['2026-27-Q1', 1, '91.2', null, 'final', 3],
    ['2026-27-Q2', 1, '12', null, 'provisional', 6],
    ['2026-27-Q1', 1, null, 'Not available', 'missing', 5],
  ])
  expect(kept[0]?.file_name).toBe('values.csv')
  expect((await take('values', text)).report.already).not.toBeNull()
  const again = await take('values', `${text}\n`)
  expect(again.report).toMatchObject({ rows_read: 4, rows_changed: 0, already: null })
})

test('one bad row and nothing is kept; the report names row, column, found and expected', async () => {
  const { report, refusal } = await take(
    'values',
    'measure,period,value\nM1,2026-27-Q2,90\nM9,2026-27-Q2,1\nM1,never,lots',
  )
  expect(refusal?.kind).toBe('invalid')
  expect(report.faults).toEqual([
    { row: 3, column: 'measure', found: 'M9', expected: 'the code of a measure' },
    { row: 4, column: 'period', found: 'never', expected: expect.stringContaining('2026-27-Q2') },
  ])
  expect(await runner.database.asCouncil('council-a', (tx) => versionsOf(tx, 'M1', '2026-27-Q2'))).toEqual([])
})

test('a dry run says what would change and keeps nothing', async () => {
  const { report, refusal } = await take('values', 'measure,period,value\nM1,2026-27-Q2,90', { dry_run: true })
  expect([refusal, report.rows_changed]).toEqual([null, 1])
  expect(await runner.database.asCouncil('council-a', (tx) => versionsOf(tx, 'M1', '2026-27-Q2'))).toEqual([])
})

test('a map names headings and values that cannot be guessed', async () => {
  const map = 'columns: {measure: Ours, value: Number}\nvalues: {measure: {Rec: M1}}'
  const { refusal } = await take('values', 'Ours,Period,Number\nRec,Q3 2025/26,88', { map })
  expect(refusal).toBeNull()
  const rows = await runner.database.asCouncil('council-a', (tx) => versionsOf(tx, 'M1', '2025-26-Q3'))
  expect(rows[0]?.value).toBe('88')
})

test('changing a final figure by hand needs a reason, and makes it revised', async () => {
  const input = { measure_code: 'M1', period_key: '2026-27-Q1', value: '91.9' }
  const refused = await runCommand(runner, recordValue, actor, input, asking)
  expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid', fields: { reason: [expect.any(String)] } } })
  const done = await runCommand(runner, recordValue, actor, { ...input, reason: 'Recount' }, asking)
  expect(done).toEqual({ ok: true, value: { version: 3, changed: true } })
  const [newest] = await runner.database.asCouncil('council-a', (tx) => versionsOf(tx, 'M1', '2026-27-Q1'))
  expect(newest).toMatchObject({ state: 'revised', reason: 'Recount', entered_by: 'Ann' })
})

test('someone else signs the newest version off, once', async () => {
  const input = { measure_code: 'M1', period_key: '2026-27-Q1', version: 3 }
  expect(await runCommand(runner, signOff, actor, input, asking)).toMatchObject({ error: { kind: 'forbidden' } })
  const other = systemActor('council-a', 'Bob')
  expect(await runCommand(runner, signOff, other, { ...input, version: 2 }, asking)).toMatchObject({
    error: { kind: 'conflict' },
  })
  expect((await runCommand(runner, signOff, other, input, asking)).ok).toBe(true)
  expect(await runCommand(runner, signOff, other, input, asking)).toMatchObject({ error: { kind: 'conflict' } })
})

test('targets keep their words, tolerance and history', async () => {
  const text = 'measure,period,target,tolerance\nM1,2026-27-Q1,92,2 points\nM2,2026-27,As low as can be,'
  expect((await take('targets', text)).report).toMatchObject({ rows_changed: 2, faults: [] })
  const input = { measure_code: 'M1', period_key: '2026-27-Q1', target: '93' }
  expect((await runCommand(runner, setTarget, actor, input, asking)).ok).toBe(false)
  expect(await runCommand(runner, setTarget, actor, { ...input, reason: 'Council' }, asking)).toEqual({
    ok: true,
    value: { changed: true },
  })
})

test('actions, money and risks stand as they did at a period’s end', async () => {
  const actions =
    'code,name,objective,period,stage,percent,status\nA1,Open café,O1,2026-27-Q1,in-progress,40,on-target\nA1,Open café,O1,2026-27-Q2,in-progress,50,near-target'
  expect((await take('actions', actions)).report).toMatchObject({ rows_changed: 3, faults: [] })
  const budget =
    'code,budget,name,period,revised,forecast\nR1,revenue,Waste,2026-27-Q1,"£1,000",1010\nR1,revenue,Waste,2026-27-Q2,1000,1.2k'
  expect((await take('budget', budget)).report).toMatchObject({ rows_changed: 3, faults: [] })
  const risks =
    'code,register,name,period,current,rag\nK1,corporate,Cyber,2026-27-Q1,4x4,\nK1,corporate,Cyber,2026-27-Q2,4x5,\nK2,corporate,Storm,2026-27-Q2,,amber'
  expect((await take('risks', risks)).report).toMatchObject({ rows_changed: 5, faults: [] })
  for (const [kind, text] of [
    ['actions', actions],
    ['budget', budget],
    ['risks', risks],
  ] as const)
    expect((await take(kind, `${text}\n`)).report.rows_changed).toBe(0)
  const q2 = periodOf('2026-27-Q2')
  await runner.database.asCouncil('council-a', async (tx) => {
    expect(await progressAt(tx, q2)).toMatchObject([{ status: 'near-target', previous_status: 'on-target' }])
    expect(await positionAt(tx, q2.end_on)).toMatchObject([{ variance_pence: 20000, previous_variance_pence: 1000 }])
    expect((await assessmentsAt(tx, q2)).map((risk) => [risk.risk_code, risk.movement])).toEqual([
      ['K1', 'up'],
      ['K2', 'new'],
    ])
  })
})

test('what would go into a closed unit is refused with its row; what is of the past is taken', async () => {
  await take('organisation', 'code,kind,name,parent\nparks,service,Parks,place')
  const closed = { closed_from: '2026-10-01', closed_reason: 'Merged' }
  await runner.database.asCouncil('council-a', (tx) =>
    tx.updateTable('org_unit').set(closed).where('unit_code', '=', 'parks').execute(),
  )
  const fault = (row: number, column = 'service') => [
    { row, column, found: 'parks', expected: 'a unit that is open: Parks closed on 1 October 2026' },
  ]
  const faults = async (kind: string, text: string) => (await take(kind, text, { dry_run: true })).report.faults

  const measure = 'code,name,kind,unit,decimals,polarity,frequency,service'
  expect(
    await faults(
      'measures',
      `${measure}\nM8,Ours,number,number,0,lower,quarter,waste\nM9,Trees,number,number,0,lower,quarter,parks`,
    ),
  ).toEqual(fault(3))
  const risk = 'code,register,name,service,period,current,closed_on'
  expect(
    await faults(
      'risks',
      `${risk}\nR8,corporate,Old,parks,2026-27-Q1,2x2,2026-09-30\nR9,corporate,New,parks,2026-27-Q1,2x2,`,
    ),
  ).toEqual(fault(3))
  const action = 'code,name,service,period,stage,status'
  expect(
    await faults(
      'actions',
      `${action}\nA8,Plant,parks,2026-27-Q1,in-progress,on-target\nA8,Plant,parks,2026-27-Q2,complete,on-target\nA9,Mow,parks,2026-27-Q2,in-progress,on-target`,
    ),
  ).toEqual(fault(4))
  const line = 'code,budget,name,service,period,revised'
  expect(
    await faults('budget', `${line}\nB8,revenue,Trees,parks,2024-25-Q2,10\nB9,revenue,Grass,parks,2026-27-Q2,10`),
  ).toEqual(fault(3))
  const unit = 'code,kind,name,parent'
  expect(await faults('organisation', `${unit}\nparks,service,Parks,place\nmowers,team,Mowers,parks`)).toEqual(
    fault(3, 'parent'),
  )
  expect(await faults('organisation', `${unit}\nparks,service,Green,place`)).toEqual(fault(2, 'code'))
})
