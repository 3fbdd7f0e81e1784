import type { z } from 'zod'
import type { Log } from '#platform/log/door.ts'

export type JobContext = { readonly job_id: string; readonly log: Log }

/** Something that happens by itself: what it is told, when it recurs, and what it does. */
export type Job<Data extends object> = {
  /** Such as 'returns.remind': kept in the database, so a rename loses what is waiting. */
  readonly name: string
  readonly data: z.ZodType<Data>
  /** When it recurs, as five fields of cron in British time, and what it is then told. */
  readonly every?: { readonly cron: string; readonly data: Data }
  /** Tried again so often after a failure, each time waiting longer; 3 unless said. */
  readonly retries?: number
  /** May run twice for one sending, when the process dies half-way: it must bear that. */
  readonly run: (data: Data, context: JobContext) => Promise<void>
}

/** A job whose types are hidden, to be kept in a list with others. */
export type AnyJob = {
  readonly name: string
  readonly every?: { readonly cron: string; readonly data: object }
  readonly retries?: number
  /** Checks what was stored before running; throws when it is not what the job takes. */
  readonly runStored: (stored: unknown, context: JobContext) => Promise<void>
}

export type DefinedJob<Data extends object> = AnyJob & { readonly check: (data: Data) => Data }

/** Makes a job of its parts; hand it to startJobs, and to `send` to have it done. */
export const defineJob = <Data extends object>(job: Job<Data>): DefinedJob<Data> => ({
  name: job.name,
  ...(job.every === undefined ? {} : { every: job.every }),
  ...(job.retries === undefined ? {} : { retries: job.retries }),
  check: (data) => job.data.parse(data),
  runStored: (stored, context) => job.run(job.data.parse(stored), context),
})
