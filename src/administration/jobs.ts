import { z } from 'zod'
import { type Result, refused } from '#kernel/result.ts'
import { listCouncils } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { type AnyJob, defineJob } from '#platform/jobs/door.ts'
import { type Attempted, type DueInvitation, dueInvitations, noteAttempt } from './invitations.ts'

type Account = { email: string; name: string; from: { council: string; by: string | null } }

export type Sender = {
  database: Database
  now: () => Date
  /** Makes the account and sends the letter; refused, in words, and whether it may be sent another time. */
  invite: (account: Account) => Promise<Result<null, { words: string; again: boolean }>>
}

/** Sends the letters of invitation that commands left, every minute; one that fails has a time of its own for the next attempt. */
export const invitationJob = (sender: Sender): AnyJob =>
  defineJob({
    name: 'people.send-invitations',
    data: z.object({}),
    every: { cron: '* * * * *', data: {} },
    retries: 0,
    run: async (_, { log }) => {
      const tried = await sendInvitations(sender)
      if (tried > 0) log.info({ tried }, 'Invitations sent')
    },
  })

const portion = 100

/**
 * Returns how many were tried. A letter may go twice when the process dies in between, and each link works until one is used.
 * One that cannot be made holds no other up: what it threw is thrown once all were tried.
 */
export const sendInvitations = async (sender: Sender): Promise<number> => {
  const thrown: unknown[] = []
  let tried = 0
  for (const { council_id } of await listCouncils(sender.database.kysely)) {
    const due = await sender.database.asCouncil(council_id, (tx) => dueInvitations(tx, sender.now(), portion))
    for (const one of due) await sendOne(sender, one, (error) => thrown.push(error))
    tried += due.length
  }
  if (thrown.length > 0) throw new AggregateError(thrown, 'letters of invitation could not be made')
  return tried
}

const sendOne = async ({ database, now, invite }: Sender, due: DueInvitation, note: (error: unknown) => void) => {
  const { email, name, council_name: council, invited_by: by } = due
  const why = whyNoMore(due)
  const sent =
    why !== null
      ? refused({ words: why, again: false })
      : await invite({ email, name, from: { council, by } }).catch((error: unknown) => {
          note(error)
          return refused({ words: 'The letter could not be made', again: true })
        })
  const attempted = sent.ok ? { state: 'sent' as const, next_at: now(), last_fault: null } : failed(sent.error)
  await database.asCouncil(due.council_id, (tx) => noteAttempt(tx, due, now(), attempted))

  function failed({ words, again }: { words: string; again: boolean }): Attempted {
    const minutes = again ? waits[due.attempts] : undefined
    if (minutes === undefined) return { state: 'ended', next_at: now(), last_fault: words }
    return { state: 'waiting', next_at: new Date(now().getTime() + minutes * 60_000), last_fault: words }
  }
}

/** What the command asked may be so no longer by the time the letter goes. */
const whyNoMore = ({ name, email, email_now, left_on }: DueInvitation): string | null => {
  if (left_on !== null) return `${name} has left the council`
  return email_now?.toLowerCase() === email.toLowerCase() ? null : `The address of ${name} was changed meanwhile`
}

/** How many minutes after each attempt that failed the next one comes: a day of a mail server that is away is borne. */
const waits = [1, 5, 15, 60, 180, 360, 720] as const
