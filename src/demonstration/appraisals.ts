import { z } from 'zod'
import type { Framework } from '#framework/door.ts'
import { addDays } from '#kernel/dates.ts'
import { refused } from '#kernel/result.ts'
import { recordAppraisal } from '#people/appraisals/door.ts'
import { findActor } from '#platform/access/door.ts'
import type { Runner } from '#platform/commands/door.ts'
import { asker } from '../found-council.ts'
import { whole } from './whole.ts'

/** The part of council.yaml that tells of conversations held. */
export const appraisalsFile = z
  .array(
    z.object({
      person: z.string(),
      /** Address of the line manager, who records it. */
      by: z.string(),
      kind: z.string(),
      year: z.string(),
      held_on: z.string(),
      next_due_on: z.string().default(''),
      agreed: z.string(),
    }),
  )
  .default([])

type Recorded = z.output<typeof appraisalsFile>[number]

/**
 * Records each as its line manager would, by the command that anybody's goes through; one of a day to come, or of long
 * before the day of the demonstration, is left out. Throws, naming the person, when one does not fit.
 */
export const recordAppraisals = async (
  runner: Runner,
  framework: Framework,
  council_id: string,
  appraisals: readonly Recorded[],
): Promise<void> => {
  const today = runner.clock.today()
  for (const { person: person_id, by, year: year_key, ...told } of appraisals) {
    if (told.held_on > today || told.held_on < addDays(today, -365)) continue
    const manager = await runner.database.asCouncil(council_id, (tx) => findActor(tx, by, today, framework))
    if (manager === null) return whole(refused(`${by} is nobody in ${council_id}`))
    const what = `${council_id} ${told.kind} of ${person_id}`
    const key = `demonstration ${told.kind} of ${person_id}`
    whole(await asker(runner, manager)(recordAppraisal, { person_id, year_key, ...told }, what, key))
  }
}
