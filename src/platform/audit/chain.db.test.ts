import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openLog } from '#platform/log/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { sealedColumns } from './canonical.ts'
import { printAuditFault, recordAudit, sealAll, sealCouncil, startSealing, verifyCouncil } from './door.ts'

let database: Database
let close: () => Promise<void>
let council = ''
let made = 0

beforeAll(async () => {
  ;({ database, close } = await openTestDatabase())
})
afterAll(() => close())

/** A council of its own for each test, with six rows in its log, sealed in two rounds. */
beforeEach(async () => {
  council = `north-${++made}`
  const facts = {
    council_id: council,
    name: 'North',
    short_name: 'North',
    brand_colour: '#123456',
    demonstration: false,
  }
  await installCouncil(database.kysely, { ...facts, illustrative: null, figures_source: null })
  await write(3)
  await sealCouncil(database, council)
  await write(3)
  await sealCouncil(database, council)
})

const write = async (rows: number) => {
  for (let at = 0; at < rows; at++) {
    await database.asCouncil(council, (tx) =>
      recordAudit(tx, systemActor(council, 'Rosa Patel'), {
        command: 'targets.set-target',
        door: 'form',
        request_id: `request ${at}`,
        subject: { kind: 'target', id: `HOU03 2026-27-Q${at}` },
        before: { target_value: '92.10', z: 1, a: [1, 2.5] },
        after: { target_value: '90' },
        reason: 'New contract',
      }),
    )
  }
}

/** What somebody who owns the database can do: put the triggers out of action and write what they like. */
const tamper = (...statements: string[]) =>
  database.kysely.transaction().execute(async (tx) => {
    for (const table of ['audit_entry', 'audit_seal']) {
      await sql`alter table ${sql.table(table)} disable trigger append_only`.execute(tx)
    }
    for (const statement of statements) await sql.raw(statement.replaceAll('$council', `'${council}'`)).execute(tx)
    for (const table of ['audit_entry', 'audit_seal']) {
      await sql`alter table ${sql.table(table)} enable trigger append_only`.execute(tx)
    }
  })

const ids = async () =>
  (
    await database.kysely
      .selectFrom('audit_entry')
      .select('entry_id')
      .where('council_id', '=', council)
      .orderBy('entry_id')
      .execute()
  ).map(({ entry_id }) => entry_id)

const faults = async (...anchors: Parameters<typeof verifyCouncil>[2] & object) =>
  (await verifyCouncil(database, council, anchors)).faults.map(({ kind, entry_id }) => ({ kind, entry_id }))

describe('The log as a chain', () => {
  test('A log nobody touched holds, and says how many rows it has and where it ends', async () => {
    const found = await verifyCouncil(database, council)
    expect(found).toMatchObject({ sealed: 6, waiting: 0, disposed: 0, faults: [] })
    expect(found.head).toMatchObject({
      council_id: council,
      position: 6,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('A row that no seal covers yet is said to wait', async () => {
    await write(2)
    expect(await verifyCouncil(database, council)).toMatchObject({ sealed: 6, waiting: 2, faults: [] })
  })

  test('A seal covers every column of the log', async () => {
    const { rows } = await sql<{ column_name: string }>`
      select column_name from information_schema.columns where table_name = 'audit_entry'`.execute(database.kysely)
    expect(rows.map(({ column_name }) => column_name).sort()).toEqual(['entry_id', ...sealedColumns].sort())
  })

  const changes: Record<(typeof sealedColumns)[number], string> = {
    council_id: "'elsewhere'",
    at: "at + interval '1 microsecond'",
    person_id: "'rosa'",
    actor_name: "'Nobody'",
    door: "'api'",
    request_id: "'another'",
    command: "'targets.other'",
    subject_kind: "'value'",
    subject_id: "'HOU04'",
    before: `'{"target_value": "92.10", "z": 1.0, "a": [1, 2.5]}'`,
    after: 'null',
    reason: "''",
  }
  test.each(Object.entries(changes))(
    'The owner who changes %s of a row is found, and the row named',
    async (column, to) => {
      const [, second] = await ids()
      if (column === 'council_id')
        await sql`insert into council values ('elsewhere', 'E', 'E', '#123456') on conflict do nothing`.execute(
          database.kysely,
        )
      await tamper(`update audit_entry set "${column}" = ${to} where council_id = $council and entry_id = ${second}`)
      expect(await faults()).toEqual([{ kind: column === 'council_id' ? 'missing' : 'altered', entry_id: second }])
    },
  )

  test('The row is named with its number, when it was written and what it said', async () => {
    const [first] = await ids()
    await tamper(`update audit_entry set reason = 'Because' where council_id = $council and entry_id = ${first}`)
    const found = await verifyCouncil(database, council)
    expect(found.faults.map(printAuditFault)).toEqual([
      expect.stringMatching(
        /^Row \d+ of \d{4}-.*Z \(targets\.set-target target HOU03 2026-27-Q0\) was altered after it was sealed\.$/,
      ),
    ])
  })

  test('A deleted row is missing, also with its seal, also at the start', async () => {
    const [first, second, third] = await ids()
    await tamper(`delete from audit_entry where council_id = $council and entry_id = ${second}`)
    expect(await faults()).toEqual([{ kind: 'missing', entry_id: second }])
    await tamper(`delete from audit_seal where council_id = $council and entry_id in (${first}, ${second})`)
    await tamper(`delete from audit_entry where council_id = $council and entry_id = ${first}`)
    expect(await faults()).toContainEqual({ kind: 'seals missing', entry_id: third })
  })

  test('A row put in among the old ones is found before it is sealed and after', async () => {
    const values = "$council, 'Nobody', 'form', 'x', 'targets.set-target', 'target', 'HOU09'"
    await tamper(
      `insert into audit_entry (council_id, actor_name, door, request_id, command, subject_kind, subject_id, at) values (${values}, now() - interval '1 hour')`,
    )
    const [last] = (await ids()).slice(-1)
    expect(await faults()).toEqual([{ kind: 'inserted', entry_id: last }])
    await sealCouncil(database, council)
    expect(await faults()).toEqual([{ kind: 'inserted', entry_id: last }])
  })

  test('Rows put in behind a new one of the same round are found too', async () => {
    await write(1)
    const values = "$council, 'Nobody', 'form', 'x', 'targets.set-target', 'target', 'HOU09', now() - interval '1 hour'"
    await tamper(
      `insert into audit_entry (council_id, actor_name, door, request_id, command, subject_kind, subject_id, at) values (${values}), (${values})`,
    )
    await sealCouncil(database, council)
    expect((await faults()).map(({ kind }) => kind)).toEqual(['inserted', 'inserted'])
  })

  test('In a demonstration, whose day stands still, a row is known to be put in by its number alone', async () => {
    await tamper('update council set demonstration = true where council_id = $council')
    const writeAt = (at: string, number = "nextval(pg_get_serial_sequence('audit_entry', 'entry_id'))") =>
      tamper(
        `insert into audit_entry (entry_id, council_id, actor_name, door, request_id, command, subject_kind, subject_id, at)
         overriding system value
         values (${number}, $council, 'Rosa', 'form', 'x', 'targets.set-target', 'target', 'HOU09', '${at}')`,
      )
    // somebody read on a real day; then, on the day that stands still, an evening and the morning after
    for (const at of ['2026-11-22T09:00Z', '2026-11-20T21:00Z', '2026-11-20T08:00Z']) {
      await writeAt(at)
      expect(await faults()).toEqual([])
      await sealCouncil(database, council)
    }
    expect(await faults()).toEqual([])
    await writeAt('2026-11-20T08:00Z', '-100')
    expect(await faults()).toEqual([{ kind: 'inserted', entry_id: -100 }])
    await sealAll(database)
    expect(await faults()).toEqual([{ kind: 'inserted', entry_id: -100 }])
  })

  test('A long log that nobody had sealed is sealed in one round, and holds', async () => {
    await tamper(
      `insert into audit_entry (council_id, at, actor_name, door, request_id, command, subject_kind, subject_id)
       select $council, now() - interval '1 year', 'Rosa', 'form', 'x', 'targets.set-target', 'target', n::text from generate_series(1, 12000) n`,
      'delete from audit_seal where council_id = $council',
      `delete from audit_entry where council_id = $council and request_id <> 'x'`,
    )
    expect(await sealCouncil(database, council)).toBe(12_000)
    expect(await verifyCouncil(database, council)).toMatchObject({ sealed: 12_000, faults: [] })
  })

  test('Two rows that changed places are found, and each is said to hold what the other said', async () => {
    const [first, second] = await ids()
    const move = (from: number | undefined, to: number | undefined) =>
      `update audit_entry set entry_id = ${to} where council_id = $council and entry_id = ${from}`
    await tamper('alter table audit_entry alter entry_id set generated by default')
    await tamper(
      ...[
        [first, -1],
        [second, first],
        [-1, second],
      ].map(([from, to]) => move(from, to)),
    )
    await tamper('alter table audit_entry alter entry_id set generated always')
    const found = (await verifyCouncil(database, council)).faults
    expect(found.map(({ kind, entry_id, more }) => ({ kind, entry_id, more }))).toEqual([
      { kind: 'moved', entry_id: first, more: `it holds what row ${second} said` },
      { kind: 'moved', entry_id: second, more: `it holds what row ${first} said` },
    ])
  })

  test('Two seals that changed places are both found', async () => {
    const [first, second] = await ids()
    await tamper(
      `update audit_seal set position = position + 100 where council_id = $council and position <= 2`,
      `update audit_seal set position = 103 - position where council_id = $council and position > 100`,
    )
    expect(await faults()).toEqual([
      { kind: 'seal altered', entry_id: second },
      { kind: 'seal altered', entry_id: first },
    ])
  })

  test('One hash worked out again for an altered row does not fit the next seal', async () => {
    const [, second] = await ids()
    await tamper(`update audit_entry set reason = 'Because' where council_id = $council and entry_id = ${second}`)
    await reseal(2, 2)
    expect(await faults()).toEqual([{ kind: 'seal altered', entry_id: second }])
  })

  test('An end that was cut off, and a chain made anew from some row on, are told by a head noted before', async () => {
    const { head } = await verifyCouncil(database, council)
    if (head === null) throw new Error('no head')
    expect(await faults(head)).toEqual([])
    const [, , , fourth, , sixth] = await ids()
    await tamper(`update audit_entry set reason = 'Because' where council_id = $council and entry_id = ${fourth}`)
    await reseal(4, 6)
    expect(await faults()).toEqual([])
    expect(await faults(head)).toEqual([{ kind: 'anchor', entry_id: null }])
    await tamper(
      `delete from audit_seal where council_id = $council and entry_id = ${sixth}`,
      `delete from audit_entry where council_id = $council and entry_id = ${sixth}`,
    )
    expect(await faults()).toEqual([])
    expect((await verifyCouncil(database, council, [head])).faults.map(printAuditFault)).toEqual([
      expect.stringMatching(/^The end of the chain of north-\d+ was cut off: seal 6 was noted/),
    ])
  })

  /** Takes the seals of some positions away and has them made again, while the later ones stand aside. */
  const reseal = async (from: number, to: number) => {
    const later = `council_id = $council and position > ${to}`
    await tamper(
      `create table aside_seal as select * from audit_seal where ${later}`,
      `create table aside_entry as select e.* from audit_entry e join aside_seal using (council_id, entry_id)`,
      `delete from audit_entry e using aside_seal a where e.council_id = a.council_id and e.entry_id = a.entry_id`,
      `delete from audit_seal where council_id = $council and position >= ${from}`,
    )
    await sealCouncil(database, council, true)
    await tamper(
      'insert into audit_entry overriding system value select * from aside_entry',
      'insert into audit_seal select * from aside_seal',
      'drop table aside_entry',
      'drop table aside_seal',
    )
  }
})

describe('Sealing', () => {
  test('The application may neither write nor change a seal', async () => {
    for (const statement of [
      'delete from audit_seal',
      'update audit_seal set position = 9',
      'insert into audit_seal default values',
    ]) {
      await expect(database.asCouncil(council, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        /permission denied/,
      )
    }
    await expect(sql`delete from audit_seal`.execute(database.kysely)).rejects.toThrow(/append-only/)
  })

  test('Two processes that seal at once make one chain', async () => {
    await write(5)
    await Promise.all([sealCouncil(database, council), sealCouncil(database, council), sealCouncil(database, council)])
    await sealAll(database)
    expect(await verifyCouncil(database, council)).toMatchObject({ sealed: 11, waiting: 0, faults: [] })
  })

  test('While the product runs, a row is sealed a moment after it was written', async () => {
    const sealing = startSealing(database, openLog('silent'), 50)
    await write(1)
    await expect.poll(async () => (await verifyCouncil(database, council)).sealed, { timeout: 10_000 }).toBe(7)
    await sealing.stop()
  })
})
