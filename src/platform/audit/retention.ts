import { sql } from 'kysely'
import { systemActor } from '#platform/access/door.ts'
import type { Database, Tx } from '#platform/database/door.ts'
import { momentText } from './as-text.ts'
import { type DisposalRange, type Disposer, disposerOf } from './disposals.ts'
import { recordAudit } from './record.ts'

export type RetentionRule = { record: string; keep: string; why: string }
export type Retained = { record: string; keep: string; older_than: string; rows: number }

/** Rows of the log that are old enough and under seal: the seals stay, so the chain still holds without the rows. */
const oldEntries = (council_id: string, older_than: string) => sql`
  audit_entry.council_id = ${council_id} and audit_entry.at < ${older_than}::timestamptz and exists (
    select from audit_seal s where s.council_id = audit_entry.council_id and s.entry_id = audit_entry.entry_id)`

/** What of the log itself may be disposed of: entries under seal, and what was signed in or refused. */
export const auditDisposers: readonly Disposer[] = [
  disposerOf('audit-log', 'audit_entry', { id: 'entry_id', old: oldEntries }),
  disposerOf('refused-attempts', 'security_event', { id: 'event_id' }),
]

const asDisposer = { role: 'golden_thread_disposer' } as const

type Asked = {
  council_id: string
  rules: readonly RetentionRule[]
  disposers: readonly Disposer[]
  by: string
  /** By hand at the command line, or by itself at night. */
  door: 'cli' | 'job'
  request_id: string
  /** Says what would go, and leaves it. */
  dry_run: boolean
}

/**
 * Disposes of a council's records that are past their time by its framework's rules, each rule in a transaction of its own, by
 * the database's own clock; the database lets none go sooner than the framework in force says. What went is written in the
 * disposal log and in the audit log. Throws on a rule nobody can carry out.
 */
export const runRetention = async (database: Database, asked: Asked): Promise<Retained[]> => {
  const done: Retained[] = []
  for (const rule of asked.rules) {
    const disposer = asked.disposers.find(({ record }) => record === rule.record)
    if (disposer === undefined) throw new Error(`nothing disposes of ${rule.record}`)
    const { council_id } = asked
    done.push(await database.asCouncil(council_id, (tx) => carryOut(tx, asked, rule, disposer), asDisposer))
  }
  return done
}

const carryOut = async (tx: Tx, asked: Asked, rule: RetentionRule, disposer: Disposer): Promise<Retained> => {
  const { council_id } = asked
  await oneAtATime(tx, council_id)
  const older_than = await momentBefore(tx, rule.keep)
  const range = await disposer.find(tx, council_id, older_than)
  const outcome = { record: rule.record, keep: rule.keep, older_than, rows: range.rows }
  if (range.rows === 0 || asked.dry_run) return outcome
  const rows = await disposer.remove(tx, council_id, older_than)
  if (rows < range.rows)
    throw new Error(`${rule.record}: the framework in force keeps records longer than ${rule.keep}`)
  await keepDisposal(tx, asked, rule, older_than, { ...range, rows })
  return { ...outcome, rows }
}

/** Whoever comes second finds what the first has left, and does not write down again what is gone. */
const oneAtATime = (tx: Tx, council_id: string) =>
  sql`select pg_advisory_xact_lock(hashtext('retention'), hashtext(${council_id}))`.execute(tx)

const momentBefore = async (tx: Tx, keep: string): Promise<string> => {
  const { rows } = await sql<{
    moment: string
  }>`select ${momentText(sql`now() - ${keep}::interval`)} as moment`.execute(tx)
  const moment = rows[0]?.moment
  if (moment === undefined) throw new Error('the database does not tell the time')
  return moment
}

const keepDisposal = async (tx: Tx, asked: Asked, rule: RetentionRule, older_than: string, range: DisposalRange) => {
  const { council_id, by, door, request_id } = asked
  const { rows, first_id, last_id, first_at, last_at } = range
  await sql`
    insert into disposal (council_id, record_type, rule, rule_source, older_than, rows_disposed, first_id, last_id, first_at,
      last_at, last_hash, disposed_by)
    values (${council_id}, ${rule.record}, ${rule.keep}, ${rule.why}, ${older_than}, ${rows}, ${first_id}, ${last_id},
      ${first_at}, ${last_at}, ${rule.record === 'audit-log' ? lastHash(council_id, last_id) : null}, ${by})`.execute(
    tx,
  )
  await recordAudit(tx, systemActor(council_id, by), {
    command: 'audit.dispose',
    door,
    request_id,
    subject: { kind: 'disposal', id: rule.record },
    after: { record: rule.record, rule: rule.keep, rows_disposed: rows, older_than, first_id, last_id },
  })
}

const lastHash = (council_id: string, last_id: number | null) =>
  sql`(select hash from audit_seal where council_id = ${council_id} and entry_id = ${last_id})`
