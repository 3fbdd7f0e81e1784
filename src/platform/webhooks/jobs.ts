import { z } from 'zod'
import { type AnyJob, defineJob } from '#platform/jobs/door.ts'
import { type Deliverer, deliverDue } from './deliver.ts'
import { sendOpen } from './send.ts'

/** Sends what happened to whoever is to be told, every minute. What fails has a time of its own for the next attempt. */
export const webhookJob = (parts: Omit<Deliverer, 'send'>): AnyJob =>
  defineJob({
    name: 'webhooks.deliver',
    data: z.object({}),
    every: { cron: '* * * * *', data: {} },
    retries: 0,
    run: async (_, { log }) => {
      const sent = await deliverDue({ ...parts, send: sendOpen })
      if (sent > 0) log.info({ sent }, 'Webhooks sent')
    },
  })
