import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { systemActor } from '#platform/access/door.ts'
import { type AuditFilter, findEntries, recordAudit, sealCouncil, verifyCouncil } from '#platform/audit/door.ts'
import type { Database } from '#platform/database/door.ts'
import { councilId, loadCouncils } from '../support/councils.ts'
import { elapsed, type Line, line, rateAt, type Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import { type Filtered, firstPages } from '../support/searches.ts'

const council_id = councilId(0)

/** Each filter of the console, rare and common, with the same conditions in bare SQL. */
const filters: Filtered<AuditFilter>[] = [
  ['no filter', {}, 'true'],
  ['one person of 200', { who: 'Person 7' }, "actor_name = 'Person 7'"],
  ['a thing', { code: 'M0007' }, "(subject_id = 'M0007' or subject_id like 'M0007 %')"],
  ['a common kind', { kind: 'value' }, "subject_kind = 'value'"],
  ['a rare kind', { kind: 'framework' }, "subject_kind = 'framework'"],
  ['a rare change', { command: 'framework.adopt' }, "command = 'framework.adopt'"],
  ['a rare door', { door: 'cli' }, "door = 'cli'"],
  ['a month long ago', { from: '2020-02-01', until: '2020-02-29' }, "at >= '2020-02-01' and at < '2020-03-01'"],
  [
    'a person, a rare change, a year',
    { who: 'Person 7', command: 'targets.set-target', from: '2021-01-01', until: '2021-12-31' },
    "actor_name = 'Person 7' and command = 'targets.set-target' and at >= '2021-01-01' and at < '2022-01-01'",
  ],
  [
    'nothing matches',
    { who: 'Person 7', door: 'cli', kind: 'framework' },
    "actor_name = 'Person 7' and door = 'cli' and subject_kind = 'framework'",
  ],
]

/** The auditor's search of a long log, its verification, and what the chain costs those who save. */
export const audit: Scenario = ({ quick, say }) =>
  withPostgres(async (database, url) => {
    const rows = quick ? 20_000 : 1_000_000
    await loadCouncils(database, 0, 2, { measures: 10, periods: 1 })
    await fill(database, rows)
    say(`${rows} rows of audit log loaded`)
    const lines = await firstPages({
      council_id,
      url,
      rows,
      filters,
      from: { table: 'audit_entry', id: 'entry_id' },
      runs: 15,
      find: (filter, limit) => database.asCouncil(council_id, (tx) => findEntries(tx, council_id, filter, { limit })),
    })
    const sealing = await elapsed(() => sealCouncil(database, council_id, true))
    say('sealed')
    const verifying = await elapsed(async () => {
      const { faults, sealed } = await verifyCouncil(database, council_id)
      if (faults.length > 0 || sealed !== rows) throw new Error(`${faults.length} faults in ${sealed} rows`)
    })
    say('verified')
    const hashing = await elapsed(() => hashInDatabase(database))
    const hashed = (rows * 1000) / hashing
    lines.push(rateLine(`seal ${rows.toLocaleString('en-GB')} rows`, (rows * 1000) / sealing, hashed, 2000))
    lines.push(rateLine(`verify ${rows.toLocaleString('en-GB')} rows`, (rows * 1000) / verifying, hashed, 5000))
    say('saving, with and without the chain')
    return [...lines, ...(await savings(database, quick ? 500 : 5000))]
  })

const fill = async (database: Database, rows: number): Promise<void> => {
  await sql`
    insert into audit_entry (council_id, at, person_id, actor_name, door, request_id, command, subject_kind, subject_id, before, after, reason)
    select ${council_id}, '2020-01-01'::timestamptz + n * (interval '2000 days' / ${rows}), 'p' || n % 200, 'Person ' || n % 200,
      case when n % 100000 = 9 then 'cli' when n % 7 = 0 then 'api' else 'form' end, gen_random_uuid()::text,
      case when n % 50000 = 3 then 'framework.adopt' when n % 20 = 7 then 'targets.set-target' else 'returns.record-value' end,
      case when n % 50000 = 3 then 'framework' when n % 20 = 7 then 'target' else 'value' end,
      'M' || lpad((n % 1000)::text, 4, '0') || ' 2026-' || lpad((n % 12 + 1)::text, 2, '0'),
      jsonb_build_object('value', (n % 97)::text, 'state', 'final'), jsonb_build_object('value', (n % 89)::text, 'state', 'final'), 'Late data'
    from generate_series(1, ${rows}::int) n`.execute(database.kysely)
  await sql`vacuum analyze audit_entry`.execute(database.kysely)
}

/** The least a verification can cost: each row read beside its seal, and hashed where it lies. */
const hashInDatabase = (database: Database) =>
  sql`select count(sha256(convert_to(e::text, 'UTF8'))) from audit_seal s join audit_entry e using (council_id, entry_id)`.execute(
    database.kysely,
  )

const rateLine = (what: string, ours: number, hashed: number, least: number): Line =>
  line({
    what,
    ours,
    unit: 'per second',
    yardstick: { name: 'read beside its seal and hashed by PostgreSQL', value: hashed },
    bound: `≥ ${least.toLocaleString('en-GB')} a second`,
    holds: ({ ours }) => ours >= least,
  })

/** Fifty at a time: one row of the log each, as every save writes; then while sealing; then chained within the saving transaction. */
const savings = async (database: Database, saves: number): Promise<Line[]> => {
  await saved(database, Math.ceil(saves / 2)) // warms connections and compiled code
  const plain = await saved(database, saves)
  const sealing = keepSealing(database)
  const sealed = await saved(database, saves)
  await sealing.stop()
  const locked = await saved(database, saves, true)
  const again = await saved(database, saves) // just before, since other work on the machine comes and goes
  await sql`drop index audit_entry_by_time, audit_entry_by_actor, audit_entry_by_kind, audit_entry_by_command, audit_entry_by_door`.execute(
    database.kysely,
  )
  const lean = await saved(database, saves)
  const against = { unit: 'per second', yardstick: { name: 'without a chain', value: plain } } as const
  return [
    line({
      ...against,
      what: 'save while the log is sealed every 2 seconds',
      ours: sealed,
      bound: '≥ 0.8×',
      holds: ({ ratio }) => ratio !== null && ratio >= 0.8,
    }),
    line({
      what: 'save with the six indexes of the search',
      ours: again,
      unit: 'per second',
      yardstick: { name: 'with one index', value: lean },
      bound: '≥ 0.6×',
      holds: ({ ratio }) => ratio !== null && ratio >= 0.6,
    }),
    line({
      ...against,
      what: 'save, one council’s saves in turn (not done)',
      ours: locked,
      bound: 'for comparison',
      holds: () => null,
    }),
  ]
}

const saved = (database: Database, saves: number, inTurn = false): Promise<number> =>
  rateAt(50, saves, (at) =>
    database.asCouncil(council_id, async (tx) => {
      if (inTurn) await sql`select pg_advisory_xact_lock(7465102)`.execute(tx)
      await recordAudit(tx, systemActor(council_id, 'the bench'), {
        command: 'returns.record-value',
        door: 'form',
        request_id: randomUUID(),
        subject: { kind: 'value', id: `M${String(at % 1000).padStart(4, '0')} 2026-12` },
        before: { value: '1' },
        after: { value: String(at) },
      })
    }),
  )

const keepSealing = (database: Database) => {
  let stopped = false
  const round = async (): Promise<void> => {
    await sealCouncil(database, council_id)
    if (stopped) return
    await new Promise((resolve) => setTimeout(resolve, 2000))
    return round()
  }
  const running = round()
  return {
    stop: () => {
      stopped = true
      return running
    },
  }
}
