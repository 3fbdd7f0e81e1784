import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'

export type Invited = { person_id: string; email: string; invited_by: string | null }

/** Whether somebody of the council of the transaction signs in already. */
export const signsInAlready = async (tx: Tx, person_id: string): Promise<boolean> => {
  const { rows } = await sql<{ already: boolean }>`select signs_in_already(${person_id}) as already`.execute(tx)
  return rows[0]?.already === true
}

/** Puts a letter on the list of those to be sent; false where one to the same person is on it still. */
export const keepInvitation = async (tx: Tx, council_id: string, invited: Invited, now: Date): Promise<boolean> => {
  const kept = await tx
    .insertInto('invitation')
    .values({ council_id, ...invited, invited_at: now, next_at: now, state: 'waiting' })
    // written out: of a statement prepared for any value PostgreSQL does not know that the index fits
    .onConflict((conflict) =>
      conflict.columns(['council_id', 'person_id']).where('state', '=', sql.lit('waiting')).doNothing(),
    )
    .returning('invitation_id')
    .execute()
  return kept.length > 0
}

export type InvitationSeen = { state: string; invited_at: Date; last_at: Date | null; last_fault: string | null }

/** The newest letter to somebody. */
export const lastInvitation = async (tx: Tx, person_id: string): Promise<InvitationSeen | null> =>
  (await tx
    .selectFrom('invitation')
    .select(['state', 'invited_at', 'last_at', 'last_fault'])
    .where('person_id', '=', person_id)
    .orderBy('invitation_id', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

export type DueInvitation = {
  council_id: string
  council_name: string
  invitation_id: number
  email: string
  name: string
  invited_by: string | null
  attempts: number
  /** How the person stands by now. */
  email_now: string | null
  left_on: string | null
}

/** Letters of the council of the transaction whose time has come, the longest waiting first. */
export const dueInvitations = (tx: Tx, now: Date, most: number): Promise<DueInvitation[]> =>
  tx
    .selectFrom('invitation as i')
    .innerJoin('person as p', (join) =>
      join.onRef('p.council_id', '=', 'i.council_id').onRef('p.person_id', '=', 'i.person_id'),
    )
    .innerJoin('council as c', 'c.council_id', 'i.council_id')
    .select([
      'i.council_id',
      'c.name as council_name',
      'i.invitation_id',
      'i.email',
      'p.name',
      'i.invited_by',
      'attempts',
      'p.email as email_now',
      'p.left_on',
    ])
    .where('i.state', '=', 'waiting')
    .where('i.next_at', '<=', now)
    .orderBy('i.next_at')
    .limit(most)
    .execute()

export type Attempted = { state: 'waiting' | 'sent' | 'ended'; next_at: Date; last_fault: string | null }

export const noteAttempt = (tx: Tx, due: DueInvitation, now: Date, attempted: Attempted) =>
  tx
    .updateTable('invitation')
    .set({ ...attempted, attempts: due.attempts + 1, last_at: now })
    .where('council_id', '=', due.council_id)
    .where('invitation_id', '=', due.invitation_id)
    .execute()
