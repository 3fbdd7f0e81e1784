import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findDisposals } from '#platform/audit/door.ts'
import { type Jobs, startJobs } from '#platform/jobs/door.ts'
import { openLog } from '#platform/log/door.ts'
import { disposers } from '../../src/disposers.ts'
import { retentionJob } from '../../src/entrance/audit/jobs.ts'
import { retentionRun } from '../../src/entrance/audit/retention-command.ts'
import { type Installation, openInstallation } from './installation.ts'

let installation: Installation
let jobs: Jobs
let job: ReturnType<typeof retentionJob>
const lines: string[] = []
const councils = ['stroud', 'stockton-on-tees']

beforeAll(async () => {
  installation = await openInstallation()
  const { database } = installation.serving
  job = retentionJob({ database, disposers })
  const log = openLog('info', { write: (line) => lines.push(line) })
  jobs = await startJobs({ database, log, jobs: [job], every: 0.5 })
})
afterAll(async () => {
  await jobs.stop(2000)
  await installation.close()
})

const db = () => installation.runner.database.kysely

/** An answer kept for a repeated request two years ago: every framework keeps it for less. */
const old = async (key: string) => {
  for (const council_id of councils)
    await sql`
      insert into idempotency_key (council_id, key, command, person_id, input_hash, outcome, at)
      values (${council_id}, ${key}, 'x', 'p', 'h', '{}', now() - interval '2 years')`.execute(db())
}
const kept = async () =>
  (await db().selectFrom('idempotency_key').select('council_id').orderBy('council_id').execute()).map(
    ({ council_id }) => council_id,
  )
/** Of those kept answers alone: what the installation itself recorded grows old as well. */
const disposals = async (council_id: string) => {
  const found = await installation.runner.database.asCouncil(council_id, (tx) => findDisposals(tx, council_id))
  return found
    .filter(({ record_type }) => record_type === 'request-keys')
    .map(({ rows, disposed_by }) => `${rows} ${disposed_by}`)
}
const nights = () => lines.filter((line) => line.includes('Job done') || line.includes('Job failed')).length
const night = async () => {
  const before = nights()
  await jobs.send(job, {})
  await vi.waitFor(() => expect(nights()).toBe(before + 1), { timeout: 15_000, interval: 50 })
}

test('Every night at twenty to three, by the clock on the wall, retention is due', async () => {
  const { rows } = await sql`select name, cron, timezone from pgboss.schedule`.execute(db())
  expect(rows).toEqual([{ name: 'audit.dispose', cron: '40 2 * * *', timezone: 'Europe/London' }])
})

test('Records past their time go in every council by itself, and the log says that it was the night', async () => {
  await old('first')
  await night()
  expect(await kept()).toEqual([])
  for (const council_id of councils) {
    expect(await disposals(council_id)).toEqual(['1 Every night'])
    const entry = (await installation.trail(council_id)).at(-1)
    expect(entry).toMatchObject({ door: 'job', command: 'audit.dispose', actor_name: 'Every night' })
  }
})

test('A second night finds nothing, and writes nothing down', async () => {
  await night()
  for (const council_id of councils) expect(await disposals(council_id)).toHaveLength(1)
})

test('When somebody runs it by hand at the same moment, each record is disposed of once', async () => {
  await old('second')
  const by_hand = () => retentionRun(installation.runner.database, disposers, {}, () => {})
  await Promise.all([by_hand(), by_hand(), night()])
  expect(await kept()).toEqual([])
  for (const council_id of councils) expect(await disposals(council_id)).toHaveLength(2)
})

test('A council whose rules cannot be carried out keeps no other from its own, and the job counts as failed', async () => {
  await old('third')
  const lacking = retentionJob({
    database: installation.runner.database,
    disposers: disposers.map((one) => ({
      ...one,
      remove: (tx, council_id, older_than) => {
        if (council_id === 'stockton-on-tees') throw new Error('the disk is full')
        return one.remove(tx, council_id, older_than)
      },
    })),
  })
  const log = openLog('silent')
  await expect(lacking.runStored({}, { job_id: '1', log })).rejects.toThrow(
    'records could not be disposed of in stockton-on-tees',
  )
  expect(await kept()).toEqual(['stockton-on-tees'])
})
