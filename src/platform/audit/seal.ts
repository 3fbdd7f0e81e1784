import { sql } from 'kysely'
import type { Database, Tx } from '#platform/database/door.ts'
import type { Anchor } from './anchor.ts'
import { entryColumns, momentText } from './as-text.ts'
import { beginning, contentHash, type EntryText, type SealText, sealHash } from './canonical.ts'

const batch = 5000
/** A row takes its number a moment before it is committed, so one may appear behind those already sealed. */
const lookBack = 2000

type Unsealed = EntryText & { entry_id: number; sealed_at: string }
type Head = { position: number; hash: string; newest_entry: number }

/**
 * Seals what a council's log holds and no seal covers, in the order of the rows' numbers: a round, kept whole or not at all and
 * under one moment, so that a row which says it is older than an earlier round is known to have come in afterwards. One round at a
 * time for each council: if another process is at it, does nothing. `whole` looks through the whole log, otherwise only
 * behind the newest seal. Returns how many rows it sealed.
 */
export const sealCouncil = (database: Database, council_id: string, whole = false): Promise<number> =>
  database.asCouncil(council_id, (tx) => sealRound(tx, council_id, whole), { role: 'golden_thread_sealer' })

const sealRound = async (tx: Tx, council_id: string, whole: boolean): Promise<number> => {
  if (!(await holdLock(tx, council_id))) return 0
  let head = await newestSeal(tx, council_id)
  let after = whole ? 0 : head.newest_entry - lookBack
  for (let sealed = 0; ; ) {
    const upTo = await endOfBatch(tx, council_id, after)
    if (upTo === null) return sealed
    const seals = sealsOver(await unsealedBetween(tx, council_id, after, upTo), head)
    if (seals.length > 0) await keep(tx, council_id, seals)
    sealed += seals.length
    head = { ...head, ...seals.at(-1) }
    after = upTo
  }
}

/** Where the chain of the transaction's council ends; null while nothing is sealed. */
export const headOf = async (tx: Tx, council_id: string): Promise<Anchor | null> => {
  const { rows } = await sql<Anchor>`
    select council_id, position, encode(hash, 'hex') as hash, ${momentText(sql`sealed_at`)} as sealed_at
    from audit_seal where council_id = ${council_id} order by position desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Seals every council's log to its end. */
export const sealAll = async (database: Database): Promise<number> => {
  let sealed = 0
  for (const { council_id } of await database.kysely.selectFrom('council').select('council_id').execute()) {
    sealed += await sealCouncil(database, council_id, true)
  }
  return sealed
}

/** The number of the last of the next so many rows; null where there is none. */
const endOfBatch = async (tx: Tx, council_id: string, after: number): Promise<number | null> => {
  const { rows } = await sql<{ up_to: number | null }>`
    select max(entry_id) as up_to from (
      select entry_id from audit_entry where council_id = ${council_id} and entry_id > ${after}
      order by entry_id limit ${sql.lit(batch)}) next`.execute(tx)
  return rows[0]?.up_to ?? null
}

/** Each row looks its seal up: the table grows within the round, and a plan made for a small one would read all of it each time. */
const unsealedBetween = async (tx: Tx, council_id: string, after: number, upTo: number): Promise<Unsealed[]> => {
  const { rows } = await sql<Unsealed>`
    select ${entryColumns}, e.entry_id, ${momentText(sql`now()`)} as sealed_at
    from audit_entry e left join lateral (
      select true as known from audit_seal s where s.council_id = e.council_id and s.entry_id = e.entry_id limit 1) s on true
    where e.council_id = ${council_id} and e.entry_id > ${after} and e.entry_id <= ${upTo} and s.known is null
    order by e.entry_id`.execute(tx)
  return rows
}

const holdLock = async (tx: Tx, council_id: string): Promise<boolean> => {
  const { rows } = await sql<{
    held: boolean
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`audit seal ${council_id}`}, 0)) as held`.execute(tx)
  return rows[0]?.held === true
}

const newestSeal = async (tx: Tx, council_id: string): Promise<Head> => {
  const { rows } = await sql<Head>`
    select position, encode(hash, 'hex') as hash,
      (select max(entry_id) from audit_seal where council_id = ${council_id}) as newest_entry
    from audit_seal where council_id = ${council_id} order by position desc limit 1`.execute(tx)
  return rows[0] ?? { position: 0, hash: beginning, newest_entry: 0 }
}

type Seal = SealText & { hash: string }

const sealsOver = (entries: readonly Unsealed[], head: Head): Seal[] => {
  const seals: Seal[] = []
  for (const entry of entries) {
    const before = seals.at(-1) ?? head
    const seal = {
      council_id: entry.council_id,
      position: before.position + 1,
      entry_id: entry.entry_id,
      entry_at: entry.at,
      entry_was: `${entry.command} ${entry.subject_kind} ${entry.subject_id}`,
      content_hash: contentHash(entry),
      previous_hash: before.hash,
      sealed_at: entry.sealed_at,
    }
    seals.push({ ...seal, hash: sealHash(seal) })
  }
  return seals
}

const keep = (tx: Tx, council_id: string, seals: readonly Seal[]) =>
  sql`
    insert into audit_seal (council_id, position, entry_id, entry_at, entry_was, content_hash, previous_hash, hash, sealed_at)
    select ${council_id}, s.position, s.entry_id, s.entry_at, s.entry_was, decode(s.content_hash, 'hex'),
      decode(s.previous_hash, 'hex'), decode(s.hash, 'hex'), s.sealed_at
    from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s(position bigint, entry_id bigint, entry_at timestamptz,
      entry_was text, content_hash text, previous_hash text, hash text, sealed_at timestamptz)`.execute(tx)
