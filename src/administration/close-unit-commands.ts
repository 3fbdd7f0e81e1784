import { z } from 'zod'
import { ok, refused } from '#kernel/result.ts'
import { closedAmong, inTurn, listUnits, mayEditPeople, setClosed } from '#platform/access/door.ts'
import { defineCommand, nothingToSay } from '#platform/commands/door.ts'
import { date, reason, wrong } from './fields.ts'
import { stillIn } from './unit-contents.ts'
import { faultOfClosingDay, stillWords } from './unit-rules.ts'

const unit_code = z.string().trim().min(1, 'Choose a unit')

/** Closes a unit in which nothing is any more. What was of it keeps its name, and nothing new goes into it. */
export const closeUnit = defineCommand({
  name: 'people.close-unit',
  title: 'Close a unit',
  answer: nothingToSay,
  input: z.object({ unit_code, from: date('Enter the first day on which it is closed, such as 2026-10-01'), reason }),
  may: mayEditPeople,
  run: async (tx, actor, { unit_code, from, reason }, { today }) => {
    await inTurn(tx, actor.council_id)
    const unit = (await listUnits(tx)).find((one) => one.unit_code === unit_code)
    if (unit === undefined) return refused(wrong('unit_code', 'Choose a unit of the council'))
    if (unit.closed_from !== null) return refused(wrong('unit_code', `${unit.name} is closed already`))
    const fault = faultOfClosingDay(from, today, unit.was[0]?.until)
    if (fault !== null) return refused(wrong('from', fault))
    const still = await stillIn(tx, actor, unit_code, today)
    if (still.length > 0) return refused(wrong('unit_code', stillWords(unit.name, still)))
    await setClosed(tx, unit_code, from, reason)
    const before = { name: unit.name, closed_from: null }
    const subject = { kind: 'unit', id: unit_code }
    return ok({ value: {}, subject, before, after: { ...before, closed_from: from }, reason })
  },
})

/** Opens a closed unit again, as it was. */
export const reopenUnit = defineCommand({
  name: 'people.reopen-unit',
  title: 'Reopen a unit',
  answer: nothingToSay,
  input: z.object({ unit_code, reason }),
  may: mayEditPeople,
  run: async (tx, actor, { unit_code, reason }) => {
    await inTurn(tx, actor.council_id)
    const unit = (await listUnits(tx)).find((one) => one.unit_code === unit_code)
    if (unit === undefined || unit.closed_from === null)
      return refused(wrong('unit_code', 'Choose a unit that is closed'))
    const above =
      unit.parent_code === null ? undefined : (await closedAmong(tx, [unit.parent_code])).get(unit.parent_code)
    if (above !== undefined) return refused(wrong('unit_code', `${above}: reopen that first`))
    await setClosed(tx, unit_code, null, '')
    const before = { name: unit.name, closed_from: unit.closed_from }
    const subject = { kind: 'unit', id: unit_code }
    return ok({ value: {}, subject, before, after: { ...before, closed_from: null }, reason })
  },
})
