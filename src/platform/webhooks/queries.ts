import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database/door.ts'

export type Webhook = Awaited<ReturnType<typeof listWebhooks>>[number]
export type Delivery = Awaited<ReturnType<typeof listDeliveries>>[number]

/** The subscriptions in force in the council of the transaction. */
export const listWebhooks = (tx: Tx) =>
  tx
    .selectFrom('webhook')
    .select(['webhook_id', 'url', 'events', 'made_by', 'made_at'])
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .execute()

/** The last that was sent or waits, newest first. */
export const listDeliveries = (tx: Tx, most: number) =>
  tx
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', (join) =>
      join
        .onRef('webhook.council_id', '=', 'webhook_delivery.council_id')
        .onRef('webhook.webhook_id', '=', 'webhook_delivery.webhook_id'),
    )
    .select(['url', 'event_id', 'event_name', 'state', 'attempts', 'next_at', 'last_answer', 'last_at'])
    .orderBy('event_id', 'desc')
    .limit(most)
    .execute()

export type Due = {
  council_id: string
  webhook_id: string
  event_id: number
  event_name: string
  attempts: number
  url: string
  payload: unknown
  at: Date
}

/** The councils that have anything told; asked by a job, which belongs to none. */
export const councilsWithWebhooks = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ council_id: string }>`
    select council_id from councils_with_webhooks() as council_id`.execute(db)
  return rows.map(({ council_id }) => council_id)
}

/** What the council of the transaction is to send now. */
export const dueDeliveries = async (tx: Tx, now: Date, most: number): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    select d.council_id, d.webhook_id, d.event_id, d.event_name, d.attempts, w.url, e.payload, e.at
    from webhook_delivery d
    join webhook w on w.council_id = d.council_id and w.webhook_id = d.webhook_id and w.ended_at is null
    join event e on e.council_id = d.council_id and e.event_id = d.event_id
    where d.state = 'waiting' and d.next_at <= ${now}
    order by d.event_id limit ${most}`.execute(tx)
  return rows
}
