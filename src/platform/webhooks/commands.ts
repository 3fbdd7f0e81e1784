import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { ok, refused } from '#kernel/result.ts'
import { type Actor, mayEditFramework } from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import { faultOfUrl } from './fault-of-url.ts'
import { eventsTold } from './rules.ts'

const keepers = (actor: Actor): true | string =>
  mayEditFramework(actor) === true ||
  'Only the people who look after the framework say which programs are told of events.'

/** Has another program told of chosen events from now on. */
export const subscribe = defineCommand({
  name: 'webhooks.subscribe',
  title: 'Tell a program of events',
  input: z.object({
    url: z
      .string()
      .trim()
      .max(500, 'Enter an address of 500 characters at most')
      .check((given) => {
        const message = faultOfUrl(given.value)
        if (message !== null) given.issues.push({ code: 'custom', message, input: given.value })
      }),
    events: z
      .array(z.string().refine((name) => name in eventsTold, 'There is no such event'))
      .min(1, 'Choose at least one event'),
  }),
  may: keepers,
  run: async (tx, actor, { url, events }, { now }) => {
    const webhook_id = randomUUID()
    const { newest } = await tx
      .selectFrom('event')
      .select((select) => select.fn.coalesce(select.fn.max('event_id'), sql<number>`0`).as('newest'))
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('webhook')
      .values({
        council_id: actor.council_id,
        webhook_id,
        url,
        events: JSON.stringify(events),
        made_by: actor.name,
        made_at: now,
        after_event_id: newest,
        looked_to: newest,
      })
      .execute()
    return ok({ value: { webhook_id }, subject: { kind: 'webhook', id: webhook_id }, after: { url, events } })
  },
})

/** Tells the program no more, also of what still waited to be told. */
export const unsubscribe = defineCommand({
  name: 'webhooks.unsubscribe',
  title: 'Stop telling a program',
  answer: z.object({ webhook_id: z.string() }),
  input: z.object({ webhook_id: z.string().min(1) }),
  may: keepers,
  run: async (tx, actor, { webhook_id }, { now }) => {
    const ended = await tx
      .updateTable('webhook')
      .set({ ended_at: now })
      .where('council_id', '=', actor.council_id)
      .where('webhook_id', '=', webhook_id)
      .where('ended_at', 'is', null)
      .returning('url')
      .executeTakeFirst()
    if (ended === undefined) return refused({ kind: 'not-found' })
    return ok({ value: { webhook_id }, subject: { kind: 'webhook', id: webhook_id }, before: ended })
  },
})
