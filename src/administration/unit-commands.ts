import { z } from 'zod'
import { addDays } from '#kernel/dates.ts'
import { ok, refused } from '#kernel/result.ts'
import { changeUnit, findUnit, isBelow, mayEditPeople, saveUnits } from '#platform/access/door.ts'
import { defineCommand, nothingToSay } from '#platform/commands/door.ts'
import { date, reason, wrong } from './fields.ts'
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
    const unit = { ...input, parent_code: input.parent_code === '' ? null : input.parent_code }
    if (from > today) return refused(wrong('from', 'A change is entered on its day or afterwards'))
    if (unit.parent_code !== null && (await findUnit(tx, unit.parent_code)) === undefined)
      return refused(wrong('parent_code', 'Choose a unit of the council'))
    if (unit.parent_code !== null && (await isBelow(tx, unit.parent_code, unit.unit_code)))
      return refused(wrong('parent_code', 'A unit cannot be part of itself or of what is below it'))
    const was = await findUnit(tx, unit.unit_code)
    if (was === undefined) await saveUnits(tx, actor.council_id, [unit])
    else await changeUnit(tx, actor.council_id, unit, was, addDays(from, -1), reason)
    const subject = { kind: 'unit', id: unit.unit_code }
    return ok({ value: {}, subject, before: was ?? null, after: { ...unit, from }, reason })
  },
})
