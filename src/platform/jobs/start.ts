import { randomUUID } from 'node:crypto'
import { fromKysely, PgBoss } from 'pg-boss'
import { type Database, standingOf, type Tx } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import type { AnyJob, DefinedJob } from './job.ts'
import { letWork, placeOf } from './queue.ts'

export type SendOptions = {
  /** Not before this moment. */
  readonly at?: Date
  /** While one with this key waits or runs, another is not added. */
  readonly once?: string
  /** Stored in this transaction: if it is undone, so is the sending. */
  readonly tx?: Tx
}

export type Jobs = {
  /** Has a job done soon, or when the options say. Throws on data the job does not take. */
  readonly send: <Data extends object>(job: DefinedJob<Data>, data: Data, options?: SendOptions) => Promise<void>
  /** Lets what is running finish, for at most `grace` milliseconds (10 seconds unless said). */
  readonly stop: (grace?: number) => Promise<void>
}

export type JobsParts = {
  readonly database: Database
  readonly log: Log
  readonly jobs: readonly AnyJob[]
  /** How often workers look for work, in seconds. */
  readonly every?: number
}

/**
 * Starts the queue in the product's own database, with a worker for each job. Whoever owns the database makes the queue where
 * it is not there; for whoever only serves it must be. Throws when it is not, or when two jobs have one name.
 */
export const startJobs = async ({ database, log, jobs, every = 2 }: JobsParts): Promise<Jobs> => {
  refuseNamesakes(jobs)
  const { is_owner } = await standingOf(database)
  const boss = new PgBoss({ ...placeOf(database), migrate: is_owner })
  boss.on('error', (error) => log.error({ err: error }, 'The job queue met an error'))
  await boss.start()
  if (is_owner) await letWork(database)
  for (const job of jobs) await workOn(boss, job, log, every)
  return {
    send: (job, data, options) => send(boss, job, data, options),
    stop: (grace = 10_000) => boss.stop({ graceful: true, timeout: grace, close: true }),
  }
}

const refuseNamesakes = (jobs: readonly AnyJob[]): void => {
  const names = jobs.map(({ name }) => name)
  const twice = names.find((name, place) => names.indexOf(name) !== place)
  if (twice !== undefined) throw new Error(`two jobs are named ${twice}`)
}

const workOn = async (boss: PgBoss, job: AnyJob, log: Log, every: number): Promise<void> => {
  const options = { retryLimit: job.retries ?? 3, retryBackoff: true, retryDelay: 5 }
  // of those that wait or run with one key, an exclusive queue keeps one
  await boss.createQueue(job.name, { ...options, policy: 'exclusive' })
  await boss.updateQueue(job.name, options)
  await boss.work<unknown>(job.name, { pollingIntervalSeconds: every, batchSize: 1 }, async (taken) => {
    for (const { id, data } of taken) await runLogged(job, id, data, log)
  })
  if (job.every === undefined) await boss.unschedule(job.name)
  else await boss.schedule(job.name, job.every.cron, job.every.data, { tz: 'Europe/London' })
}

const runLogged = async (job: AnyJob, job_id: string, data: unknown, log: Log): Promise<void> => {
  const its = log.child({ job: job.name, job_id })
  try {
    await job.runStored(data, { job_id, log: its })
    its.info('Job done')
  } catch (error) {
    its.error({ err: error }, 'Job failed')
    throw error
  }
}

const send = async <Data extends object>(
  boss: PgBoss,
  job: DefinedJob<Data>,
  data: Data,
  { at, once, tx }: SendOptions = {},
): Promise<void> => {
  await boss.send(job.name, job.check(data), {
    ...(at === undefined ? {} : { startAfter: at }),
    singletonKey: once ?? randomUUID(),
    ...(tx === undefined ? {} : { db: fromKysely(tx) }),
  })
}
