import { sql } from 'kysely'
import { type Actor, managersOf, mayReadAppraisal, type Named } from '#platform/access/door.ts'
import { findEntries } from '#platform/audit/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { Held } from './rules.ts'

export type HeldListed = Held & { version: number; name: string }

/** One version of an appraisal, with the words of its two people. */
export type Version = {
  version: number
  kind: string
  year_key: string
  held_on: string
  next_due_on: string | null
  written_by: string
  writer: string
  /** ISO text with an offset. */
  at: string
  agreed: string
  reason: string
}

export type Appraisal = {
  appraisal_id: string
  person: Named
  managers: Named[]
  /** Newest first; there is always one. */
  versions: [Version, ...Version[]]
}

/** Names to the database whose eyes the words are for; until then, in this transaction, it shows nobody any. */
export const readAs = (tx: Tx, actor: Actor, today: string) =>
  sql`select set_config('golden_thread.reader_id', ${actor.token === undefined ? actor.person_id : ''}, true),
    set_config('golden_thread.reads_on', ${today}, true)`.execute(tx)

type Whose = { people: readonly string[]; writer?: string }

/** What was held, newest version, the latest day first: of the people named and of whatever one wrote, or of everybody. */
export const listHeld = async (tx: Tx, whose?: Whose): Promise<HeldListed[]> => {
  const { rows } = await sql<HeldListed>`
    select n.appraisal_id, n.version, n.person_id, n.kind, n.year_key, n.held_on, n.next_due_on, p.name from (
      select distinct on (a.council_id, a.appraisal_id) a.council_id, a.appraisal_id, a.version, a.person_id, a.kind,
        a.year_key, a.held_on::text, a.next_due_on::text
      from appraisal a where ${whose === undefined ? sql`true` : isOf(whose)}
      order by a.council_id, a.appraisal_id, a.version desc
    ) n
    join person p on p.council_id = n.council_id and p.person_id = n.person_id
    order by n.held_on desc, p.name`.execute(tx)
  return rows
}

/** Whom it is about is the same in every version; who wrote it is not. */
const isOf = ({ people, writer }: Whose) =>
  sql`(a.person_id = any(${people}::text[]) or a.appraisal_id in (
    select w.appraisal_id from appraisal w where w.written_by = ${writer ?? null}))`

/**
 * One appraisal with what was agreed; null where there is none, and for everybody whom it does not concern. Both the policy
 * and the database are asked.
 */
export const findAppraisal = async (
  tx: Tx,
  actor: Actor,
  today: string,
  appraisal_id: string,
): Promise<Appraisal | null> => {
  await readAs(tx, actor, today)
  const { rows } = await sql<Version & Named>`
    select a.version, a.kind, a.year_key, a.held_on::text, a.next_due_on::text, a.written_by, w.name as writer,
      to_json(a.at)#>>'{}' as at, t.agreed, t.reason, p.person_id, p.name
    from appraisal a
    join appraisal_words t on t.council_id = a.council_id and t.appraisal_id = a.appraisal_id and t.version = a.version
    join person p on p.council_id = a.council_id and p.person_id = a.person_id
    join person w on w.council_id = a.council_id and w.person_id = a.written_by
    where a.appraisal_id = ${appraisal_id} order by a.version desc`.execute(tx)
  const [newest, ...earlier] = rows.map(({ person_id: _, name: __, ...version }): Version => version)
  const person = rows[0] && { person_id: rows[0].person_id, name: rows[0].name }
  if (newest === undefined || person === undefined) return null
  const managers = await managersOf(tx, person.person_id, today)
  const appraisal: Appraisal = { appraisal_id, person, managers, versions: [newest, ...earlier] }
  return mayReadAppraisal(actor, concerns(appraisal)) === true ? appraisal : null
}

/** Whom an appraisal concerns, as the policy asks it. */
export const concerns = ({ person, managers, versions }: Appraisal) => ({
  person_id: person.person_id,
  written_by: versions.map(({ written_by }) => written_by),
  managers: managers.map(({ person_id }) => person_id),
})

/** Who has read it and when, the latest first: the last fifty times. */
export const readingsOf = async (tx: Tx, council_id: string, appraisal_id: string) => {
  const filter = { kind: 'appraisal', code: appraisal_id, command: 'audit.read' }
  const entries = await findEntries(tx, council_id, filter, { limit: 50 })
  return entries.map(({ at, actor_name }) => ({ at, name: actor_name }))
}
