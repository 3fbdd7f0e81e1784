import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { installCouncil, systemActor } from '#platform/access/door.ts'
import { recordAudit, sealCouncil, verifyCouncil } from '#platform/audit/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from './database.ts'

/** For a whole file of tests: a council of its own for each, with six rows in its log, sealed in two rounds. */
export const useAuditChain = () => {
  let database: Database
  let serving: Database
  let close: () => Promise<void>
  let council = ''
  let made = 0

  beforeAll(async () => {
    ;({ database, serving, close } = await openTestDatabase())
  })
  afterAll(() => close?.())
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
    await sealCouncil(serving, council)
    await write(3)
    await sealCouncil(serving, council)
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
    (await verifyCouncil(serving, council, anchors)).faults.map(({ kind, entry_id }) => ({ kind, entry_id }))

  /** Takes the seals of some positions away and has them made again, while the later ones stand aside. */
  const reseal = async (from: number, to: number) => {
    const later = `council_id = $council and position > ${to}`
    await tamper(
      `create table aside_seal as select * from audit_seal where ${later}`,
      `create table aside_entry as select e.* from audit_entry e join aside_seal using (council_id, entry_id)`,
      `delete from audit_entry e using aside_seal a where e.council_id = a.council_id and e.entry_id = a.entry_id`,
      `delete from audit_seal where council_id = $council and position >= ${from}`,
    )
    await sealCouncil(serving, council, true)
    await tamper(
      'insert into audit_entry overriding system value select * from aside_entry',
      'insert into audit_seal select * from aside_seal',
      'drop table aside_entry',
      'drop table aside_seal',
    )
  }

  return {
    get database() {
      return database
    },
    /** As the server is let in. */
    get serving() {
      return serving
    },
    get council() {
      return council
    },
    write,
    tamper,
    ids,
    faults,
    reseal,
  }
}
