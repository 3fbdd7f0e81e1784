import { z } from 'zod'
import { listCouncils } from '#platform/access/door.ts'
import { type Disposer, sealAll } from '#platform/audit/door.ts'
import type { Database } from '#platform/database/door.ts'
import { type DefinedJob, defineJob, type JobContext } from '#platform/jobs/door.ts'
import { retainIn } from './retention-command.ts'

type Parts = { database: Database; disposers: readonly Disposer[] }

/** Carries out every council's retention rules each night, as `golden-thread retention run` does by hand. */
export const retentionJob = (parts: Parts): DefinedJob<Record<string, never>> =>
  defineJob({
    name: 'audit.dispose',
    data: z.object({}),
    every: { cron: '40 2 * * *', data: {} },
    run: (_, context) => retainEverywhere(parts, context),
  })

/** One council's fault is told at the end, so that it keeps no other council's records past their time. */
const retainEverywhere = async ({ database, disposers }: Parts, { job_id, log }: JobContext): Promise<void> => {
  await sealAll(database)
  const asked = { disposers, by: 'Every night', door: 'job', request_id: `job ${job_id}`, dry_run: false } as const
  const failed: string[] = []
  for (const { council_id } of await listCouncils(database.kysely)) {
    try {
      for (const { record, rows } of await retainIn(database, council_id, asked))
        if (rows > 0) log.info({ council_id, record, rows }, 'Records past their time were disposed of')
    } catch (error) {
      log.error({ err: error, council_id }, 'Records past their time could not be disposed of')
      failed.push(council_id)
    }
  }
  if (failed.length > 0) throw new Error(`records could not be disposed of in ${failed.join(', ')}`)
}
