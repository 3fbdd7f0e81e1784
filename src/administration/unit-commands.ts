import { z } from 'zod'
import { addDays } from '#kernel/dates.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import {
  type Actor,
  actsAs,
  changeUnit,
  inTurn,
  keepPlannedUnit,
  listPlannedUnits,
  listUnits,
  mayEditPeople,
  type PlannedUnit,
  saveUnits,
  type Unit,
  unitsHeldFrom,
} from '#platform/access/door.ts'
import { defineCommand, nothingToSay, type Outcome, type Refusal } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { byOthers, date, reason, wrong } from './fields.ts'
import { plainName } from './names.ts'
import { changeTo, comesUnder, faultOfPlace, unitsOn } from './unit-rules.ts'

/**
 * Adds a unit, or gives it another name or place from a day on; reports of periods before that day keep the name it had.
 * A day that lies ahead is waited for: `carryOutPlannedUnit` does it then.
 */
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
    const ahead = from > today
    const others = ahead ? (await listPlannedUnits(tx)).filter((plan) => !isOf(plan, unit.unit_code, from)) : []
    const units = unitsOn((await listUnits(tx)).map(plain), others, from)
    const fault = faultOfPlace(units, unit)
    if (fault !== null) return refused(wrong('parent_code', fault))
    if (comesUnder(units, unit, await unitsOf(tx, actor.person_id, today))) return refused(byOthers(own))
    const was = units.find(({ unit_code }) => unit_code === unit.unit_code)
    const change: Change = { unit, was, from, reason }
    return ahead ? plan(tx, actor, change) : enter(tx, actor.council_id, change)
  },
})

export type Change = { unit: Unit; was: Unit | undefined; from: string; reason: string }

const own = 'Somebody else moves a unit to below one where you hold a role, or whoever you stand in for does.'

const isOf = (plan: PlannedUnit, unit_code: string, from_day: string) =>
  plan.unit_code === unit_code && plan.from_day === from_day

export const plain = ({ unit_code, parent_code, kind, name }: Unit): Unit => ({ unit_code, parent_code, kind, name })

/** Units in which somebody has or will have a role, of their own or of whomever they stand in for. */
export const unitsOf = async (tx: Tx, person_id: string, today: string): Promise<string[]> =>
  unitsHeldFrom(tx, await actsAs(tx, person_id, today), today)

/** Makes a change the present, of which the day has come. */
export const enter = async (tx: Tx, council_id: string, { unit, was, from, reason }: Change) => {
  if (was === undefined) await saveUnits(tx, council_id, [unit])
  else await changeUnit(tx, council_id, unit, was, addDays(from, -1), reason)
  const subject = { kind: 'unit', id: unit.unit_code }
  return ok({ value: {}, subject, before: was ?? null, after: { ...unit, from }, reason })
}

type Planned = Result<Outcome<Record<string, never>>, Refusal>

const plan = async (tx: Tx, actor: Actor, { unit, was, from, reason }: Change): Promise<Planned> => {
  const change = changeTo(was, unit)
  if (change === null) return refused(wrong('name', 'Change something: by that day the unit is like this already'))
  const planned_by = actor.kind === 'person' ? actor.person_id : null
  const { unit_code } = unit
  const planned = { unit_code, from_day: from, ...change, reason, planned_by, fault: null }
  await keepPlannedUnit(tx, actor.council_id, planned)
  const subject = { kind: 'unit', id: unit_code }
  return ok({ value: {}, subject, before: was ?? null, after: { ...unit, from, planned: true }, reason })
}
