import { sql } from 'kysely'
import type { Database } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { sealAll, sealCouncil } from './seal.ts'

export type Sealing = { stop: () => Promise<void> }

const hour = 3_600_000

/**
 * Seals the log of every council a moment after it grows, so that a row can be changed unseen for that moment only. The
 * whole log is looked through at the start and once an hour. What fails is logged and tried again.
 */
export const startSealing = (database: Database, log: Log, every = 2000): Sealing => {
  const seen = new Map<string, number>()
  let wholeAt = 0
  let stopped = false
  const round = async () => {
    try {
      if (Date.now() - wholeAt > hour) {
        wholeAt = Date.now()
        await sealAll(database)
      } else await sealGrown(database, seen)
    } catch (error) {
      log.error({ err: error }, 'The audit log could not be sealed')
    }
  }
  let running = Promise.resolve()
  let timer: NodeJS.Timeout
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => {
      running = round().then(next)
    }, every)
    timer.unref()
  }
  running = round().then(next)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Only councils whose newest row is not the one seen before: an idle installation costs one small statement. */
const sealGrown = async (database: Database, seen: Map<string, number>) => {
  const { rows } = await sql<{
    council_id: string
    newest: number
  }>`select council_id, newest from newest_audit_entries()`.execute(database.kysely)
  for (const { council_id, newest } of rows) {
    if (seen.get(council_id) === newest) continue
    await sealCouncil(database, council_id)
    seen.set(council_id, newest)
  }
}
