import { setTimeout as wait } from 'node:timers/promises'
import type { Runner } from '#platform/commands/door.ts'
import type { Config } from '#platform/config/door.ts'
import type { Log } from '#platform/log/door.ts'
import type { SignIn } from '#platform/sign-in/door.ts'
import { disposers } from './disposers.ts'

type Parts = { runner: Runner; config: Config; signIn: Pick<SignIn, 'invite'>; log: Log }

/** The first pages after a start are not made to wait for the queue, nor for its library to load. */
const headStart = 3000

/**
 * Starts all that happens by itself, a little later. Should the queue not start, pages still work, and the log says so.
 * `stop` waits for what is running, for at most five seconds.
 */
export const startJobsSoon = (parts: Parts): { stop: () => Promise<void> } => {
  const stopping = new AbortController()
  const started = wait(headStart, undefined, { signal: stopping.signal })
    .then(() => start(parts))
    .catch((error: unknown) => {
      if (!stopping.signal.aborted) parts.log.error({ err: error }, 'Nothing happens by itself: jobs did not start')
      return null
    })
  const stop = async () => {
    stopping.abort()
    await (await started)?.stop(5000)
  }
  return { stop }
}

const start = async ({ runner, config, signIn, log }: Parts) => {
  const {
    database,
    clock: { now },
  } = runner
  const [{ startJobs }, { webhookJob }, { invitationJob }, { plannedUnitJob }, { retentionJob }] = await Promise.all([
    import('#platform/jobs/door.ts'),
    import('#platform/webhooks/jobs.ts'),
    import('#administration/jobs.ts'),
    import('#administration/planned-unit-job.ts'),
    import('./entrance/audit/jobs.ts'),
  ])
  const jobs = [
    webhookJob({ database, auth_secret: config.auth_secret, now }),
    invitationJob({ database, now, invite: signIn.invite }),
    plannedUnitJob(runner),
    retentionJob({ database, disposers }),
  ]
  return startJobs({ database, log, jobs })
}
