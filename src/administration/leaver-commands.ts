import { z } from 'zod'
import { actionDuties } from '#do/delivery/door.ts'
import { riskDuties } from '#do/risk/door.ts'
import { ok, refused } from '#kernel/result.ts'
import { measureDuties } from '#plan/measures/door.ts'
import {
  type DutiesAsked,
  type Duty,
  findPerson,
  inTurn,
  markLeft,
  mayEditPeople,
  moveHoldings,
  moveManaged,
  movePosts,
} from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { byOthers, date, reason, wrong } from './fields.ts'
import { oneself } from './own.ts'

const duties = [measureDuties, actionDuties, riskDuties]

/** Everything anybody, or one person, is named for, as far as `seen_by` may see it: measures, actions and risks. */
export const everyDuty = async (tx: Tx, asked: DutiesAsked): Promise<Duty[]> => {
  const lists: Duty[][] = []
  for (const { list } of duties) lists.push(await list(tx, asked))
  return lists.flat()
}

/** Moves all that a leaver is named for, their roles, and whom they manage, to a successor in one step; says what moved. */
export const handOver = defineCommand({
  name: 'people.hand-over',
  title: 'Hand over from a leaver',
  answer: z.object({ moved: z.array(z.string()), roles: z.int() }),
  input: z.object({
    person_id: z.string().min(1),
    successor_id: z.string().min(1, 'Choose who takes over'),
    left_on: date('Enter the last day, such as 2026-11-30'),
    reason,
  }),
  may: mayEditPeople,
  run: async (tx, actor, { person_id, successor_id, left_on, reason }, { today }) => {
    await inTurn(tx, actor.council_id)
    const leaver = await findPerson(tx, person_id)
    const successor = await findPerson(tx, successor_id)
    if (leaver === undefined) return refused({ kind: 'not-found' })
    if (leaver.left_on !== null) return refused(wrong('', `${leaver.name} has left already.`))
    if (person_id === actor.person_id) return refused(byOthers('Somebody else hands over what is yours.'))
    if (successor === undefined || successor.left_on !== null || successor_id === person_id)
      return refused(wrong('successor_id', 'Choose somebody else who is with the council'))
    const own = await oneself(tx, actor, successor, today)
    if (own !== null) return refused(byOthers(`Somebody else hands over to ${own.replace(/,$/, '')}.`))
    const moved = await everyDuty(tx, { person_id })
    const seen = new Set((await everyDuty(tx, { person_id, seen_by: actor })).map(dutyWords))
    for (const { move } of duties) await move(tx, person_id, successor_id)
    const roles = await moveHoldings(tx, person_id, successor_id, left_on)
    const posts = await movePosts(tx, person_id, successor_id, left_on)
    const managed = await moveManaged(tx, person_id, successor_id)
    await markLeft(tx, person_id, left_on)
    const all = moved.map(dutyWords)
    const more = [...posts.map((title) => `post ${title}`), ...managed.map((name) => `line manager of ${name}`)]
    const list = [...all, ...more]
    return ok({
      // whoever hands over is told of the risks that they may see; the log, of all
      value: { moved: [...all.filter((words) => seen.has(words)), ...more], roles: roles.length },
      subject: { kind: 'person', id: person_id },
      before: { left_on: null },
      after: { left_on, successor: successor.name, moved: list, roles },
      reason,
      events: [
        {
          name: 'measures.changed',
          payload: { measure_codes: moved.filter(({ what }) => what === 'measure').map(({ code }) => code) },
        },
      ],
    })
  },
})

const dutyWords = ({ what, code, name }: Duty): string => `${what} ${code}: ${name}`
