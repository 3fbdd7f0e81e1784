import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import { momentText } from './as-text.ts'
import { londonDays } from './london-days.ts'
import type { AuditEntry } from './words.ts'

/** What an auditor asks for; absent parts ask for everything. Dates are days in London, both included. */
export type AuditFilter = {
  readonly [name in 'who' | 'command' | 'kind' | 'code' | 'door' | 'from' | 'until']?: string | undefined
}

/** Where a page ended: the row after it is older than this. */
export type AuditPlace = { at: string; entry_id: number }

/** Rows of the log, newest first, `limit` at most, from the newest or from a place on. */
export const findEntries = async (
  tx: Tx,
  council_id: string,
  filter: AuditFilter,
  { after, limit }: { after?: AuditPlace | undefined; limit: number },
): Promise<AuditEntry[]> => {
  const conditions = [
    sql`e.council_id = ${council_id}`,
    ...(after ? [sql`(e.at, e.entry_id) < (${after.at}::timestamptz, ${after.entry_id})`] : []),
    ...conditionsOf(filter),
  ]
  const { rows } = await sql<AuditEntry>`
    select e.entry_id, ${momentText(sql`e.at`)} as at, e.person_id, e.actor_name, coalesce(p.post, '') as post, e.door,
      e.request_id, e.command, e.subject_kind, e.subject_id, e.before, e.after, e.reason, (s.entry_id is not null) as sealed
    from (
      select * from audit_entry e where ${sql.join(conditions, sql` and `)} order by e.at desc, e.entry_id desc limit ${sql.lit(limit)}
    ) e
    left join person p on p.council_id = e.council_id and p.person_id = e.person_id
    left join audit_seal s on s.council_id = e.council_id and s.entry_id = e.entry_id
    order by e.at desc, e.entry_id desc`.execute(tx)
  return rows
}

const conditionsOf = ({ who, command, kind, code, door, from, until }: AuditFilter) => [
  ...(who ? [sql`e.actor_name = ${who}`] : []),
  ...(command ? [sql`e.command = ${command}`] : []),
  ...(kind ? [sql`e.subject_kind = ${kind}`] : []),
  ...(code ? [belongsTo(code)] : []),
  ...(door ? [sql`e.door = ${door}`] : []),
  ...londonDays(sql`e.at`, { from, until }),
]

/** The thing itself, and what belongs to it: 'HOU03' and 'HOU03 2026-27-Q2', but not 'HOU031'. */
const belongsTo = (code: string) =>
  sql`(e.subject_id collate "C" = ${code} or (e.subject_id collate "C" >= ${`${code} `} and e.subject_id collate "C" < ${`${code}!`}))`

/** Everybody who left a row in the log. */
export const auditActors = (tx: Tx, council_id: string): Promise<string[]> => valuesOf(tx, council_id, 'actor_name')

/** Every kind of thing that a row of the log is about. */
export const auditKinds = (tx: Tx, council_id: string): Promise<string[]> => valuesOf(tx, council_id, 'subject_kind')

/** The values of a column in order, each found by one step along its index; at most five hundred. */
const valuesOf = async (tx: Tx, council_id: string, column: 'actor_name' | 'subject_kind'): Promise<string[]> => {
  const name = sql.ref(column)
  const { rows } = await sql<{ value: string }>`
    with recursive one as (
      (select ${name} as value from audit_entry where council_id = ${council_id} order by ${name} limit 1)
      union all
      select (select e.${name} from audit_entry e
        where e.council_id = ${council_id} and e.${name} > one.value order by e.${name} limit 1)
      from one where one.value is not null)
    select value from one where value is not null limit 500`.execute(tx)
  return rows.map(({ value }) => value)
}
