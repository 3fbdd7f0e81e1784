import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useAuditChain } from '../../../tests/support/audit-chain.ts'
import { sealedColumns } from './canonical.ts'
import { printAuditFault, sealAll, sealCouncil, verifyCouncil } from './door.ts'

const chain = useAuditChain()
const { write, tamper, ids, faults } = chain

describe('The log as a chain', () => {
  test('A log nobody touched holds, and says how many rows it has and where it ends', async () => {
    const found = await verifyCouncil(chain.serving, chain.council)
    expect(found).toMatchObject({ sealed: 6, waiting: 0, disposed: 0, faults: [] })
    expect(found.head).toMatchObject({
      council_id: chain.council,
      position: 6,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('A row that no seal covers yet is said to wait', async () => {
    await write(2)
    expect(await verifyCouncil(chain.serving, chain.council)).toMatchObject({ sealed: 6, waiting: 2, faults: [] })
  })

  test('A seal covers every column of the log', async () => {
    const { rows } = await sql<{ column_name: string }>`
      select column_name from information_schema.columns where table_name = 'audit_entry'`.execute(
      chain.database.kysely,
    )
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
          chain.database.kysely,
        )
      await tamper(`update audit_entry set "${column}" = ${to} where council_id = $council and entry_id = ${second}`)
      expect(await faults()).toEqual([{ kind: column === 'council_id' ? 'missing' : 'altered', entry_id: second }])
    },
  )

  test('The row is named with its number, when it was written and what it said', async () => {
    const [first] = await ids()
    await tamper(`update audit_entry set reason = 'Because' where council_id = $council and entry_id = ${first}`)
    const found = await verifyCouncil(chain.serving, chain.council)
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
    await sealCouncil(chain.serving, chain.council)
    expect(await faults()).toEqual([{ kind: 'inserted', entry_id: last }])
  })

  test('Rows put in behind a new one of the same round are found too', async () => {
    await write(1)
    const values = "$council, 'Nobody', 'form', 'x', 'targets.set-target', 'target', 'HOU09', now() - interval '1 hour'"
    await tamper(
      `insert into audit_entry (council_id, actor_name, door, request_id, command, subject_kind, subject_id, at) values (${values}), (${values})`,
    )
    await sealCouncil(chain.serving, chain.council)
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
      await sealCouncil(chain.serving, chain.council)
    }
    expect(await faults()).toEqual([])
    await writeAt('2026-11-20T08:00Z', '-100')
    expect(await faults()).toEqual([{ kind: 'inserted', entry_id: -100 }])
    await sealAll(chain.serving)
    expect(await faults()).toEqual([{ kind: 'inserted', entry_id: -100 }])
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
    const found = (await verifyCouncil(chain.serving, chain.council)).faults
    expect(found.map(({ kind, entry_id, more }) => ({ kind, entry_id, more }))).toEqual([
      { kind: 'moved', entry_id: first, more: `it holds what row ${second} said` },
      { kind: 'moved', entry_id: second, more: `it holds what row ${first} said` },
    ])
  })
})
