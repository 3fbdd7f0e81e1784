import { sql } from 'kysely'
import type { Database, Tx } from '#platform/database/door.ts'
import { councilsWithWebhooks, type Due, dueDeliveries } from './queries.ts'
import { nextAttempt } from './rules.ts'
import { secretOf, sign } from './secret.ts'
import type { Answer, Sending } from './send.ts'

export type Deliverer = {
  database: Database
  auth_secret: string
  now: () => Date
  send: (sending: Sending) => Promise<Answer>
}

const portion = 100

/**
 * Puts what happened since each subscription on its list, then sends what is due, portion by portion; councils do not wait
 * for one another. An event may be sent twice when a process dies in between, never lost: whoever is told knows it by its
 * id. Returns how many were sent.
 */
export const deliverDue = async (deliverer: Deliverer): Promise<number> => {
  const started = deliverer.now()
  const councils = await councilsWithWebhooks(deliverer.database.kysely)
  const sent = await Promise.all(councils.map((council_id) => deliverIn(deliverer, council_id, started)))
  return sent.reduce((sum, each) => sum + each, 0)
}

const deliverIn = async (deliverer: Deliverer, council_id: string, started: Date): Promise<number> => {
  const { database } = deliverer
  await database.asCouncil(council_id, (tx) => listNewEvents(tx, started))
  let sent = 0
  for (;;) {
    const due = await database.asCouncil(council_id, (tx) => dueDeliveries(tx, started, portion))
    await Promise.all([...byWebhook(due).values()].map((group) => inTurn(deliverer, group)))
    sent += due.length
    if (due.length < portion) return sent
  }
}

/** An event of a long transaction appears after later ones were sent: so many are looked through again each time. */
const lookedAgain = 10_000

const listNewEvents = async (tx: Tx, now: Date): Promise<void> => {
  await sql`
    insert into webhook_delivery (council_id, webhook_id, event_id, event_name, state, next_at)
    select e.council_id, w.webhook_id, e.event_id, e.name, 'waiting', ${now}
    from webhook w join event e on e.council_id = w.council_id
      and e.event_id > greatest(w.after_event_id, w.looked_to - ${sql.lit(lookedAgain)}) and w.events ? e.name
    where w.ended_at is null
    on conflict do nothing`.execute(tx)
  await sql`
    update webhook set looked_to = greatest(looked_to, coalesce((select max(event_id) from webhook_delivery d
      where d.council_id = webhook.council_id and d.webhook_id = webhook.webhook_id), 0))
    where ended_at is null`.execute(tx)
}

const byWebhook = (due: readonly Due[]): Map<string, Due[]> => Map.groupBy(due, ({ webhook_id }) => webhook_id)

/** One after another for each program, in the order in which things happened; programs do not wait for one another. */
const inTurn = async (deliverer: Deliverer, group: readonly Due[]): Promise<void> => {
  for (const one of group) await deliver(deliverer, one)
}

const deliver = async ({ database, auth_secret, now, send }: Deliverer, due: Due): Promise<void> => {
  const { council_id, webhook_id, event_id, event_name, url, payload, at } = due
  const body = JSON.stringify({
    id: event_id,
    event: event_name,
    council: council_id,
    at: at.toISOString(),
    data: payload,
  })
  const signature = sign(secretOf(auth_secret, council_id, webhook_id), body, now())
  const answer = await send({ url, body, headers: { 'Golden-Thread-Signature': signature } })
  const attempts = due.attempts + 1
  const again = answer.delivered ? null : nextAttempt(attempts, now())
  const state = answer.delivered ? 'delivered' : again === null ? 'failed' : 'waiting'
  const outcome = { state, attempts, next_at: again ?? now(), last_answer: answer.words.slice(0, 200), last_at: now() }
  await database.asCouncil(council_id, (tx) =>
    tx
      .updateTable('webhook_delivery')
      .set(outcome)
      .where((where) => where.and({ council_id, webhook_id, event_id }))
      .execute(),
  )
}
