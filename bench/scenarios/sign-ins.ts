import { sql } from 'kysely'
import { findSecurityEvents, refusedKinds, type SecurityEventFilter } from '#platform/audit/door.ts'
import type { Database } from '#platform/database/door.ts'
import { councilId, loadCouncils } from '../support/councils.ts'
import type { Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import { type Filtered, firstPages } from '../support/searches.ts'

const council_id = councilId(0)
const people = 3000

/** Each filter of the list, rare and common, with the same conditions in bare SQL. */
const filters: Filtered<SecurityEventFilter>[] = [
  ['no filter', {}, 'true'],
  ['one person of 3,000', { who: 'person 7 ' }, "who like 'person 7 %'"],
  ['a name that everybody has', { who: 'person' }, "who like '%person%'"],
  ['all that was refused, one in 10,000', { kinds: refusedKinds }, "kind in ('code-refused', 'forbidden')"],
  ['a common kind', { kinds: ['signed-in'] }, "kind = 'signed-in'"],
  ['a kind that never was', { kinds: ['passkey-removed'] }, "kind = 'passkey-removed'"],
  ['a month long ago', { from: '2020-02-01', until: '2020-02-29' }, "at >= '2020-02-01' and at < '2020-03-01'"],
  [
    'a person, refused, a year',
    { who: 'person 7 ', kinds: refusedKinds, from: '2021-01-01', until: '2021-12-31' },
    "who like 'person 7 %' and kind in ('code-refused', 'forbidden') and at >= '2021-01-01' and at < '2022-01-01'",
  ],
  ['nobody of that name', { who: 'nobody' }, "who like '%nobody%'"],
]

/** The auditor's search of who signed in and what was refused, over years of a large council. */
export const signIns: Scenario = ({ quick, say }) =>
  withPostgres(async (database, url) => {
    const rows = quick ? 20_000 : 1_000_000
    await loadCouncils(database, 0, 2, { measures: 10, periods: 1 })
    await fill(database, rows)
    say(`${rows} sign-ins and attempts loaded`)
    return firstPages({
      council_id,
      url,
      rows,
      filters,
      from: { table: 'security_event', id: 'event_id' },
      runs: 5,
      find: (filter, limit) =>
        database.asCouncil(council_id, (tx) => findSecurityEvents(tx, council_id, filter, { limit })),
    })
  })

const fill = async (database: Database, rows: number): Promise<void> => {
  await sql`
    insert into security_event (council_id, at, kind, actor_name, actor_email, method, route, reason, device, request_id)
    select ${council_id}, '2020-01-01'::timestamptz + n * (interval '2000 days' / ${rows}),
      case when n % 10000 = 7 then 'code-refused' when n % 10000 = 8 then 'forbidden' when n % 2 = 0 then 'signed-in' else 'signed-out' end,
      'Person ' || n % ${people}::int, 'p' || n % ${people}::int || '@example.org', 'POST', '/sign-in', 'With a password.',
      'Chrome on Windows', gen_random_uuid()::text
    from generate_series(1, ${rows}::int) n`.execute(database.kysely)
  await sql`vacuum analyze security_event`.execute(database.kysely)
}
