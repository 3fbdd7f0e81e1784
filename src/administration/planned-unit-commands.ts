import { z } from 'zod'
import { ok, refused } from '#kernel/result.ts'
import { dropPlannedUnit, inTurn, listPlannedUnits, listUnits, mayEditPeople } from '#platform/access/door.ts'
import { defineCommand, nothingToSay, type Refusal } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { date, reason } from './fields.ts'
import { enter, plain, unitsOf } from './unit-commands.ts'
import { changed, comesUnder, faultOfPlace } from './unit-rules.ts'

const whichPlanned = { unit_code: z.string().min(1, 'Choose a change'), from: date('Choose a change') }

/** Takes back a change of a unit before it is carried out. */
export const withdrawPlannedUnit = defineCommand({
  name: 'people.withdraw-unit-change',
  title: 'Withdraw a change of a unit that is ahead',
  answer: nothingToSay,
  input: z.object({ ...whichPlanned, reason }),
  may: mayEditPeople,
  run: async (tx, actor, { unit_code, from, reason }) => {
    await inTurn(tx, actor.council_id)
    const plan = await findPlanned(tx, unit_code, from)
    if (plan === undefined) return refused({ kind: 'not-found' })
    await dropPlannedUnit(tx, plan)
    return ok({ value: {}, subject: { kind: 'unit', id: unit_code }, before: plan, after: null, reason })
  },
})

/**
 * Makes a change that was entered ahead the present, on its day or afterwards; the job asks for it. Whatever became of the unit
 * meanwhile stays, but for what the change names.
 */
export const carryOutPlannedUnit = defineCommand({
  name: 'people.carry-out-unit-change',
  title: 'Carry out a change of a unit on its day',
  answer: nothingToSay,
  input: z.object(whichPlanned),
  may: mayEditPeople,
  run: async (tx, actor, { unit_code, from }, { today }) => {
    await inTurn(tx, actor.council_id)
    const plan = await findPlanned(tx, unit_code, from)
    if (plan === undefined) return refused({ kind: 'not-found' })
    if (from > today) return refused(conflict('Its day has not come.'))
    const units = (await listUnits(tx)).map(plain)
    const was = units.find((unit) => unit.unit_code === unit_code)
    const unit = changed(was, plan)
    if (unit === null) return refused(conflict('The unit that it changes is not there.'))
    const fault = faultOfPlace(units, unit)
    if (fault !== null) return refused(conflict(`${fault}.`))
    // whoever entered it may have been given a role since, which it would widen
    const held = plan.planned_by === null ? [] : await unitsOf(tx, plan.planned_by, today)
    if (comesUnder(units, unit, held)) return refused(conflict(enteredForThemselves))
    await dropPlannedUnit(tx, plan)
    return enter(tx, actor.council_id, { unit, was, from, reason: plan.reason })
  },
})

const findPlanned = async (tx: Tx, unit_code: string, from: string) =>
  (await listPlannedUnits(tx)).find((plan) => plan.unit_code === unit_code && plan.from_day === from)

const conflict = (message: string): Refusal => ({ kind: 'conflict', message })

const enteredForThemselves =
  'Whoever entered it holds a role by now that it would widen. Somebody else withdraws it and enters it again.'
