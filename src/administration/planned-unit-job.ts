import { z } from 'zod'
import {
  listCouncils,
  listPlannedUnits,
  notePlannedFault,
  type PlannedUnit,
  systemActor,
} from '#platform/access/door.ts'
import { type Runner, runCommand } from '#platform/commands/door.ts'
import { type AnyJob, defineJob, type JobContext } from '#platform/jobs/door.ts'
import { carryOutPlannedUnit } from './planned-unit-commands.ts'

/** Carries out changes of units whose day has come: with the first minutes of the day, or with the next start of the server. */
export const plannedUnitJob = (runner: Runner): AnyJob =>
  defineJob({
    name: 'people.carry-out-unit-changes',
    data: z.object({}),
    every: { cron: '*/5 * * * *', data: {} },
    retries: 0,
    run: async (_, context) => {
      await carryOutDue(runner, context)
    },
  })

/**
 * Returns how many were carried out. What cannot be is said on the page of units, and tried again. Throws at the end where one
 * failed for a reason of ours, so that it keeps no other council waiting.
 */
export const carryOutDue = async (runner: Runner, { job_id, log }: JobContext): Promise<number> => {
  let done = 0
  const failed: string[] = []
  for (const { council_id } of await listCouncils(runner.database.kysely)) {
    try {
      const here = await carryOutIn(runner, council_id, `job ${job_id}`)
      if (here > 0) log.info({ council_id, changes: here }, 'Changes of units carried out on their day')
      done += here
    } catch (error) {
      log.error({ err: error, council_id }, 'Changes of units could not be carried out')
      failed.push(council_id)
    }
  }
  if (failed.length > 0) throw new Error(`changes of units could not be carried out in ${failed.join(', ')}`)
  return done
}

/** Of one day a unit may have to come before what is to be part of it: what is refused is asked again while others still change. */
const carryOutIn = async (runner: Runner, council_id: string, request_id: string): Promise<number> => {
  const today = runner.clock.today()
  const within = runner.database.asCouncil
  const due = (await within(council_id, listPlannedUnits)).filter(({ from_day }) => from_day <= today)
  const refused = new Map<PlannedUnit, string>()
  const left = new Set(due)
  for (let before = Number.POSITIVE_INFINITY; left.size < before; ) {
    before = left.size
    for (const plan of left) {
      const fault = await carryOut(runner, council_id, plan, request_id)
      if (fault === null) left.delete(plan)
      else refused.set(plan, fault)
    }
  }
  for (const plan of left) {
    const fault = refused.get(plan) ?? ''
    if (fault !== plan.fault) await within(council_id, (tx) => notePlannedFault(tx, plan, fault))
  }
  return due.length - left.size
}

/** Why it could not be, in words; null when it was. */
const carryOut = async (runner: Runner, council_id: string, plan: PlannedUnit, request_id: string) => {
  const { unit_code, from_day: from } = plan
  const actor = systemActor(council_id, 'On its day')
  const done = await runCommand(runner, carryOutPlannedUnit, actor, { unit_code, from }, { door: 'job', request_id })
  if (done.ok || done.error.kind === 'not-found') return null
  return done.error.kind === 'conflict' ? done.error.message : 'It could not be carried out.'
}
