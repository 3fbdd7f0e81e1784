import type { Framework } from '#framework/door.ts'
import { addDays } from '#kernel/dates.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Sight } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { listStandings } from './standings.ts'

/** Days without a figure after which a council's figures are taken to be history. */
const longSilence = 400

/**
 * The day on which a council's figures are looked at: today, unless the newest of them ended more than a year ago, as where
 * only published figures are held. Then it is the day after the last full round of them, the day most of its last year's
 * figures end on, or every figure since would be called missing.
 */
export const dayLookedAt = async (tx: Tx, council_id: string, today: string): Promise<string> => {
  const figures = tx.selectFrom('measure_status').select('period_end').where('council_id', '=', council_id)
  const newest = await figures.orderBy('period_end', 'desc').limit(1).executeTakeFirst()
  if (newest === undefined || newest.period_end >= addDays(today, -longSilence)) return today
  const round = await figures
    .where('period_end', '>', addDays(newest.period_end, -365))
    .groupBy('period_end')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('period_end', 'desc')
    .limit(1)
    .executeTakeFirst()
  return addDays((round ?? newest).period_end, 1)
}

/** How each measure stands on the day the figures are looked at, by its code: what the plan shows beside it. */
export const measureStatuses = async (
  tx: Tx,
  council_id: string,
  { today, framework, sight }: { today: string; framework: Framework; sight: Sight },
): Promise<ReadonlyMap<string, StatusCode>> => {
  const day = await dayLookedAt(tx, council_id, today)
  const measures = await listStandings(tx, council_id, {}, { today: day, framework, sight })
  return new Map(measures.map(({ measure_code, status }) => [measure_code, status]))
}
