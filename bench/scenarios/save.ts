import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { recordValue } from '#do/returns/commands.ts'
import { systemActor } from '#platform/access/door.ts'
import { runCommand } from '#platform/commands/door.ts'
import type { Database } from '#platform/database/door.ts'
import { restatusCouncil } from '#review/performance/keep-status.ts'
import { councilId, loadCouncils, measureCode } from '../support/councils.ts'
import { type Line, line, rateAt, type Scenario } from '../support/measure.ts'
import { withPostgres } from '../support/postgres.ts'
import { runnerOn } from '../support/product.ts'

const concurrency = 50
type Size = { measures: number; periods: number; saves: number }

/** A figure with its status, audit row and event, fifty at a time, beside the figure and an audit row alone. */
export const save: Scenario = async ({ quick }) => {
  const lines: Line[] = []
  for (const periods of quick ? [12] : [12, 60]) {
    const size = quick ? { measures: 60, periods, saves: 120 } : { measures: 1000, periods, saves: 3000 }
    lines.push(await withPostgres((database, url) => saveOn(database, url, size)))
  }
  return lines
}

const saveOn = async (database: Database, url: string, size: Size): Promise<Line> => {
  await loadCouncils(database, 0, 2, size)
  await database.asCouncil(councilId(0), (tx) => restatusCouncil(tx, councilId(0)))
  await savedByUs(database, { ...size, saves: size.measures }, '2026-11') // warms connections and compiled code
  const floor = await savedBarely(url, size)
  const ours = await savedByUs(database, size, '2026-12')
  return line({
    what: `save a figure, ${size.periods} periods of history`,
    ours,
    unit: 'per second',
    yardstick: { name: 'raw insert of figure and audit row', value: floor },
    bound: '≥ 500 a second',
    holds: ({ ours }) => ours >= 500,
  })
}

const savedByUs = (database: Database, { measures, saves }: Size, period_key: string): Promise<number> => {
  const runner = runnerOn(database)
  const actor = systemActor(councilId(0), 'the bench')
  return rateAt(concurrency, saves, async (at) => {
    const value = String(80 + Math.floor(at / measures) + (at % 7) / 10)
    const input = { measure_code: measureCode(at % measures), period_key, value, reason: 'Late data' }
    const saved = await runCommand(runner, recordValue, actor, input, { door: 'form', request_id: randomUUID() })
    if (!saved.ok) throw new Error(JSON.stringify(saved.error))
  })
}

const savedBarely = async (url: string, { measures, saves }: Size): Promise<number> => {
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  const once = async (at: number) => {
    const client = await pool.connect()
    const code = measureCode(at % measures)
    await client.query('begin')
    await client.query(
      `insert into measure_value (council_id, measure_code, period_key, version, period_start, period_end, value, state, entered_by)
       values ($1, $2, '2026-12', $3, '2026-12-01', '2026-12-31', $4, 'final', 'Ana')`,
      [councilId(1), code, Math.floor(at / measures) + 1, String(at)],
    )
    await client.query(
      `insert into audit_entry (council_id, actor_name, door, request_id, command, subject_kind, subject_id, after)
       values ($1, 'Ana', 'form', $2, 'returns.record-value', 'value', $3, $4)`,
      [councilId(1), randomUUID(), `${code} 2026-12`, JSON.stringify({ value: String(at) })],
    )
    await client.query('commit')
    client.release()
  }
  try {
    return await rateAt(concurrency, saves, once)
  } finally {
    await pool.end()
  }
}
