import { z } from 'zod'
import { addDays } from '#kernel/dates.ts'
import { ok, refused } from '#kernel/result.ts'
import {
  type Actor,
  actsAs,
  changeUnit,
  findUnit,
  inTurn,
  isBelow,
  mayEditPeople,
  saveUnits,
  unitsHeldFrom,
} from '#platform/access/door.ts'
import { defineCommand, nothingToSay } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { byOthers, date, reason, wrong } from './fields.ts'
import { plainName } from './names.ts'

/** Adds a unit, or gives it another name or place from a day on; reports of periods before that day keep the name it had. */
export const changeOrganisation = defineCommand({
  name: 'people.change-unit',
  title: 'Add or change a unit',
  answer: nothingToSay,
  input: z.object({
    unit_code: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9-]*$/, 'Use small letters, digits and hyphens, such as housing-services'),
    name: plainName('Enter the name'),
    kind: z.enum(['directorate', 'division', 'service', 'team'], 'Choose what kind of unit it is'),
    parent_code: z.string().trim().default(''),
    from: date('Enter the first day, such as 2026-10-01'),
    reason,
  }),
  may: mayEditPeople,
  run: async (tx, actor, { from, reason, ...input }, { today }) => {
    await inTurn(tx, actor.council_id)
    const unit = { ...input, parent_code: input.parent_code === '' ? null : input.parent_code }
    if (from > today) return refused(wrong('from', 'A change is entered on its day or afterwards'))
    if (unit.parent_code !== null && (await findUnit(tx, unit.parent_code)) === undefined)
      return refused(wrong('parent_code', 'Choose a unit of the council'))
    if (unit.parent_code !== null && (await isBelow(tx, unit.parent_code, unit.unit_code)))
      return refused(wrong('parent_code', 'A unit cannot be part of itself or of what is below it'))
    const was = await findUnit(tx, unit.unit_code)
    if (was !== undefined && (await comesUnderOwn(tx, actor, unit, today)))
      return refused(
        byOthers('Somebody else moves a unit to below one where you hold a role, or whoever you stand in for does.'),
      )
    if (was === undefined) await saveUnits(tx, actor.council_id, [unit])
    else await changeUnit(tx, actor.council_id, unit, was, addDays(from, -1), reason)
    const subject = { kind: 'unit', id: unit.unit_code }
    return ok({ value: {}, subject, before: was ?? null, after: { ...unit, from }, reason })
  },
})

type Placed = { unit_code: string; parent_code: string | null }

/** A role held in a unit reaches whatever is below it, so that moving something there gives a role in that too. */
const comesUnderOwn = async (tx: Tx, actor: Actor, { unit_code, parent_code }: Placed, today: string) => {
  if (parent_code === null) return false
  const people = await actsAs(tx, actor.person_id, today)
  for (const top of await unitsHeldFrom(tx, people, today))
    if ((await isBelow(tx, parent_code, top)) && !(await isBelow(tx, unit_code, top))) return true
  return false
}
