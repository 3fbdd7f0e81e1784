import type { Db, Tx } from '#platform/database/door.ts'
import { type CouncilFacts, installCouncil } from './commands.ts'

/**
 * Adds a council that is not whole yet, or begins again with one. Asked as the owner of the database: who serves may not;
 * `finishCouncil` says that all it starts with is there.
 */
export const beginCouncil = (db: Db, facts: CouncilFacts): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await installCouncil(tx, facts)
    await setLoading(tx, facts.council_id, true)
  })

export const finishCouncil = (db: Db, council_id: string): Promise<void> => setLoading(db, council_id, false)

const setLoading = async (db: Db | Tx, council_id: string, loading: boolean): Promise<void> => {
  await db.updateTable('council').set({ loading }).where('council_id', '=', council_id).execute()
}

export type PersonAdded = { person_id: string; name: string; email: string }

/** Whoever of the council of the transaction has this address, also when they have left; null when nobody has. */
export const findPersonByEmail = async (tx: Tx, email: string): Promise<PersonAdded | null> => {
  const found = await tx
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where((where) => where(where.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
  return found === undefined ? null : { ...found, email }
}

/** An identifier that nobody of the council has: from the name, with a number where there are namesakes. */
export const freePersonId = async (tx: Tx, name: string): Promise<string> => {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const base = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'person'
  const rows = await tx.selectFrom('person').select('person_id').where('person_id', 'like', `${base}%`).execute()
  const taken = new Set(rows.map(({ person_id }) => person_id))
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}
