import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordTypes } from '#framework/schema/retention.ts'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { findDisposals, recordAudit, runRetention, sealCouncil, verifyCouncil } from '#platform/audit/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { disposers } from '../../disposers.ts'

let database: Database
let serving: Database
let close: () => Promise<void>
const council_id = 'north'

beforeAll(async () => {
  ;({ database, serving, close } = await openTestDatabase())
  for (const id of [council_id, 'south']) {
    const facts = { name: id, short_name: id, brand_colour: '#123456', demonstration: true }
    await installCouncil(database.kysely, { council_id: id, ...facts, illustrative: null, figures_source: null })
    await inForce(id, 1, rules)
    await old(id)
  }
  await sealCouncil(serving, council_id)
  await database.asCouncil(council_id, (tx) =>
    recordAudit(tx, systemActor(council_id, 'Rosa'), {
      command: 'targets.set-target',
      door: 'form',
      request_id: 'x',
      subject: { kind: 'target', id: 'HOU03 2026-27-Q2' },
    }),
  )
  await sealCouncil(serving, council_id)
})
afterAll(() => close())

const inForce = (id: string, version: number, retention: unknown) =>
  sql`
  insert into framework_version (council_id, version, content, source_text, adopted_by, reason)
  values (${id}, ${version}, ${JSON.stringify({ retention })}::jsonb, '', 'Rosa', '')`.execute(database.kysely)

/** Three rows of the log of eight years ago, and one of each other kind of record from two years ago. */
const old = async (id: string) => {
  const db = database.kysely
  await sql`
    insert into audit_entry (council_id, at, actor_name, door, request_id, command, subject_kind, subject_id)
    select ${id}, now() - interval '8 years', 'Rosa', 'form', 'x', 'targets.set-target', 'target', 'HOU0' || n
    from generate_series(1, 3) n`.execute(db)
  await sql`
    insert into security_event (council_id, at, kind, actor_name, method, route, reason, request_id)
    values (${id}, now() - interval '2 years', 'forbidden', 'Rosa', 'GET', '/', 'No', 'x')`.execute(db)
  await sql`insert into event (council_id, at, name, payload) values (${id}, now() - interval '2 years', 'x', '{}')`.execute(
    db,
  )
  await sql`insert into person (council_id, person_id, name) values (${id}, 'p', 'P')`.execute(db)
  await appraisal(id, 'long ago', '8 years')
  await appraisal(id, 'corrected since', '8 years')
  await appraisal(id, 'corrected since', '1 year', 2)
  await sql`
    insert into idempotency_key (council_id, key, command, person_id, input_hash, outcome, at)
    values (${id}, 'k', 'x', 'p', 'h', '{}', now() - interval '2 years')`.execute(db)
  for (const [state, ago] of Object.entries({ sent: '100 days', ended: '91 days', waiting: '2 years' }))
    await invitation(id, state, ago)
  await invitation(id, 'sent', '89 days')
}

const invitation = (id: string, state: string, ago: string) =>
  sql`
  insert into invitation (council_id, person_id, email, invited_at, next_at, state)
  values (${id}, 'p', 'p@example.org', now() - ${ago}::interval, now(), ${state})`.execute(database.kysely)

const appraisal = async (id: string, appraisal_id: string, ago: string, version = 1) => {
  await sql`
    insert into appraisal (council_id, appraisal_id, version, person_id, kind, year_key, held_on, written_by, at)
    values (${id}, ${appraisal_id}, ${version}, 'p', 'set', '2018-19', '2018-05-01', 'p', now() - ${ago}::interval)`.execute(
    database.kysely,
  )
  await sql`
    insert into appraisal_words (council_id, appraisal_id, version, person_id, agreed, reason)
    values (${id}, ${appraisal_id}, ${version}, 'p', 'Agreed', '')`.execute(database.kysely)
}

const rules = [
  { record: 'audit-log', keep: '7 years', why: 'Longer than any audit looks back' },
  { record: 'refused-attempts', keep: '13 months', why: 'A year' },
  { record: 'events', keep: '13 months', why: 'A year' },
  { record: 'request-keys', keep: '30 days', why: 'A month' },
  { record: 'appraisals', keep: '7 years', why: 'Nobody looks back further' },
  { record: 'invitations', keep: '90 days', why: 'A quarter' },
]
const run = (dry_run: boolean) =>
  runRetention(serving, { council_id, rules, disposers, by: 'Command line', door: 'cli', request_id: 'r', dry_run })
const counted = async (dry_run: boolean) => (await run(dry_run)).map(({ record, rows }) => `${record} ${rows}`)
const all = ['audit-log 3', 'refused-attempts 1', 'events 1', 'request-keys 1', 'appraisals 1', 'invitations 2']

test('Every kind of record that a rule can name has somebody who disposes of it', () => {
  expect(disposers.map(({ record }) => record).toSorted()).toEqual([...recordTypes].toSorted())
})

test('A dry run says what would go, and leaves it', async () => {
  expect(await counted(true)).toEqual(all)
  expect(await counted(true)).toEqual(all)
})

test('Records past their time go, are listed with rule and range, and those of another council stay', async () => {
  expect(await counted(false)).toEqual(all)
  expect(await counted(false)).toEqual([
    'audit-log 0',
    'refused-attempts 0',
    'events 0',
    'request-keys 0',
    'appraisals 0',
    'invitations 0',
  ])
  const disposals = await database.asCouncil(council_id, (tx) => findDisposals(tx, council_id))
  expect(disposals.map(({ record_type, rows, rule }) => `${record_type} ${rows} ${rule}`)).toEqual([
    'invitations 2 90 days',
    'appraisals 1 7 years',
    'request-keys 1 30 days',
    'events 1 13 months',
    'refused-attempts 1 13 months',
    'audit-log 3 7 years',
  ])
  const left = await database.kysely.selectFrom('audit_entry').select('council_id').execute()
  expect(left.filter((row) => row.council_id === 'south')).toHaveLength(3)
  expect(left.filter((row) => row.council_id === council_id)).toHaveLength(7)
})

test('An appraisal goes with all its versions and words, once its last version is past its time', async () => {
  for (const table of ['appraisal', 'appraisal_words'] as const) {
    const left = await database.kysely.selectFrom(table).select(['council_id', 'appraisal_id', 'version']).execute()
    const words = left.map((row) => `${row.council_id} ${row.appraisal_id} ${row.version}`).toSorted()
    expect(words, table).toEqual([
      'north corrected since 1',
      'north corrected since 2',
      'south corrected since 1',
      'south corrected since 2',
      'south long ago 1',
    ])
  }
})

test('An invitation goes once it went or ended, and not while it is tried or shortly after', async () => {
  const left = database.kysely.selectFrom('invitation').select('state').where('council_id', '=', council_id)
  expect((await left.execute()).map(({ state }) => state).toSorted()).toEqual(['sent', 'waiting'])
})

test('After disposal the chain still holds, and the disposal itself is in it', async () => {
  await sealCouncil(serving, council_id)
  expect(await verifyCouncil(serving, council_id)).toMatchObject({ sealed: 10, disposed: 3, faults: [] })
})

test('A row that no rule disposed of is missing all the same', async () => {
  await sql`alter table audit_entry disable trigger append_only`.execute(database.kysely)
  await sql`delete from audit_entry where council_id = ${council_id} and subject_id = 'HOU03 2026-27-Q2'`.execute(
    database.kysely,
  )
  await sql`alter table audit_entry enable trigger append_only`.execute(database.kysely)
  expect((await verifyCouncil(serving, council_id)).faults).toMatchObject([{ kind: 'missing' }])
})

test('The application cannot dispose, whatever it says of itself', async () => {
  const attempt = database.asCouncil('south', async (tx) => {
    await sql`select set_config('golden_thread.disposing', 'audit_entry', true)`.execute(tx)
    await sql`delete from audit_entry`.execute(tx)
  })
  await expect(attempt).rejects.toThrow(/append-only/)
})

describe('Whoever may dispose', () => {
  const past = async (table: string) => {
    const tried = serving.asCouncil(
      'south',
      async (tx) => {
        await sql`select set_config('golden_thread.disposing', ${table}, true)`.execute(tx)
        return Number((await sql`delete from ${sql.table(table)}`.execute(tx)).numAffectedRows ?? 0)
      },
      { role: 'golden_thread_disposer' },
    )
    return tried
  }
  const recent = async () => {
    const own = await serving.asCouncil('south', (tx) =>
      recordAudit(tx, systemActor('south', 'Rosa'), {
        command: 'targets.set-target',
        door: 'form',
        request_id: 'x',
        subject: { kind: 'target', id: 'new' },
      }),
    )
    await sealCouncil(serving, 'south', true)
    return own
  }

  test('removes no row of the log that the framework in force still keeps, nor one without a seal', async () => {
    expect(await past('audit_entry')).toBe(0)
    await recent()
    expect(await past('audit_entry')).toBe(3)
    expect(await past('audit_entry')).toBe(0)
  })

  test('removes nothing for a year, or of attempts for 90 days, whatever a framework says', async () => {
    await sql`
      insert into security_event (council_id, at, kind, actor_name, method, route, reason, request_id)
      values ('south', now() - interval '80 days', 'forbidden', 'Rosa', 'GET', '/', 'No', 'x'),
        ('south', now() - interval '100 days', 'forbidden', 'Rosa', 'GET', '/', 'No', 'x')`.execute(database.kysely)
    await inForce('south', 2, [
      { record: 'audit-log', keep: '0 days' },
      { record: 'refused-attempts', keep: '0 days' },
      { record: 'audit-log', keep: '-9 years' },
    ])
    expect(await past('audit_entry')).toBe(0)
    expect(await past('security_event')).toBe(2)
  })

  test('removes nothing where no framework says how long it is kept', async () => {
    await inForce('south', 3, [])
    for (const table of ['audit_entry', 'security_event', 'event', 'appraisal', 'invitation'])
      expect(await past(table), table).toBe(0)
  })
})
