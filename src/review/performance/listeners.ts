import { z } from 'zod'
import { parsePeriodKey } from '#kernel/period.ts'
import type { Listener } from '#platform/commands/door.ts'
import { keepReleased } from './keep-released.ts'
import { restatusCouncil, restatusMeasures } from './keep-status.ts'

/** `period_keys`, where given, are the only periods whose figures changed. */
const payload = z.object({ measure_codes: z.array(z.string()), period_keys: z.array(z.string()).optional() })
const release = z.object({ release_id: z.string(), period_key: z.string(), body_code: z.string() })

const restatus = (event: string): Listener => ({
  event,
  inTransaction: async (tx, actor, given) => {
    const { measure_codes, period_keys } = payload.parse(given)
    await restatusMeasures(tx, actor.council_id, measure_codes, period_keys)
  },
})

/** A figure and its judgement change together or not at all: whoever changed the one is told if the other fails. */
export const performanceListeners: readonly Listener[] = [
  restatus('returns.values-changed'),
  restatus('targets.changed'),
  restatus('measures.changed'),
  {
    event: 'framework.changed',
    inTransaction: async (tx, actor) => {
      await restatusCouncil(tx, actor.council_id)
    },
  },
  {
    event: 'reports.released',
    inTransaction: async (tx, actor, given, { today }) => {
      const { period_key, ...released } = release.parse(given)
      const period = parsePeriodKey(period_key)
      if (period !== null) await keepReleased(tx, actor.council_id, { ...released, period, released_on: today })
    },
  },
]
