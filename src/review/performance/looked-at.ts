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
  const newest = await figuresOf(tx, council_id).orderBy('period_end', 'desc').limit(1).executeTakeFirst()
  return dayAfterSilence(tx, council_id, today, newest?.period_end ?? null)
}

/** The same where it is known already when the newest figure ended. Asks nothing unless that is long ago. */
export const dayAfterSilence = async (
  tx: Tx,
  council_id: string,
  today: string,
  newest_end: string | null,
): Promise<string> => {
  if (newest_end === null || newest_end >= addDays(today, -longSilence)) return today
  const round = await figuresOf(tx, council_id)
    .where('period_end', '>', addDays(newest_end, -365))
    .groupBy('period_end')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('period_end', 'desc')
    .limit(1)
    .executeTakeFirst()
  return addDays(round?.period_end ?? newest_end, 1)
}

const figuresOf = (tx: Tx, council_id: string) =>
  tx.selectFrom('measure_status').select('period_end').where('council_id', '=', council_id)

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
