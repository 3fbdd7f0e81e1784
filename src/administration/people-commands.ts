import { z } from 'zod'
import { findFramework } from '#framework/adoption.ts'
import { addDays, printDate } from '#kernel/dates.ts'
import { ok, refused } from '#kernel/result.ts'
import {
  type Actor,
  addStandIn,
  endHolding,
  findPerson,
  giveHolding,
  holdsAlready,
  inPerson,
  inTurn,
  type Leave,
  mayEditPeople,
  standsInAlready,
} from '#platform/access/door.ts'
import { defineCommand, nothingToSay } from '#platform/commands/door.ts'
import { faultsOf } from './commands.ts'
import {
  byOthers,
  date,
  endedOn,
  endsBeforeItBegins,
  givenFor,
  openEnded,
  reason,
  roleInScope,
  wrong,
} from './fields.ts'
import { oneself } from './own.ts'

const role = { person_id: z.string().min(1), ...roleInScope }

/** Gives somebody a role of the framework in a scope for a time. */
export const giveRole = defineCommand({
  name: 'people.give-role',
  title: 'Give a role',
  answer: nothingToSay,
  input: z.object({ ...role, ...givenFor }),
  may: mayEditPeople,
  run: async (tx, actor, { reason, ...input }, { today }) => {
    await inTurn(tx, actor.council_id)
    const framework = await findFramework(tx, actor.council_id)
    const person = await findPerson(tx, input.person_id)
    if (framework === null || person === undefined) return refused({ kind: 'not-found' })
    if (person.left_on !== null) return refused(wrong('', `${person.name} has left the council.`))
    const own = await oneself(tx, actor, person, today)
    if (own !== null) return refused(byOthers(`Somebody else gives ${own} a role.`))
    const faults = await faultsOf(tx, framework, [input])
    if (faults.length > 0) return refused({ kind: 'invalid', fields: { scope_code: faults } })
    const holding = openEnded(input)
    if (endsBeforeItBegins(holding)) return refused(wrong('held_until', 'The last day comes after the first'))
    if (await holdsAlready(tx, holding))
      return refused(wrong('role_code', `${person.name} holds this role there at that time already`))
    await giveHolding(tx, actor.council_id, holding)
    return ok({ value: {}, subject: { kind: 'person', id: input.person_id }, after: holding, reason })
  },
})

/** Ends a role on a last day. That it was held stays known. */
export const endRole = defineCommand({
  name: 'people.end-role',
  title: 'End a role',
  answer: nothingToSay,
  input: z.object({ ...role, ...endedOn }),
  may: mayEditPeople,
  run: async (tx, _actor, { reason, ...holding }) => {
    if (endsBeforeItBegins(holding))
      return refused(wrong('held_until', 'The last day cannot come before the role began'))
    if (!(await endHolding(tx, holding))) return refused({ kind: 'not-found' })
    const subject = { kind: 'person', id: holding.person_id }
    return ok({ value: {}, subject, before: { ...holding, held_until: null }, after: holding, reason })
  },
})

/** A stand-in has all the roles of the other, so a token, which may be allowed one thing only, does not name its holder's. */
const hasRoles = (actor: Actor): boolean => inPerson(actor) && actor.roles.length > 0

/** Whether the actor may name a stand-in for this person: for themselves, or for anybody by their role. */
export const mayNameStandIn = (actor: Actor, person_id: string | undefined): Leave =>
  (hasRoles(actor) && person_id === actor.person_id) || mayEditPeople(actor)

/** Lets somebody act with another's roles for some days; what they do is recorded as done for the other. */
export const standIn = defineCommand({
  name: 'people.stand-in',
  title: 'Name a stand-in',
  answer: nothingToSay,
  input: z.object({
    person_id: z.string().min(1),
    stand_in_id: z.string().min(1, 'Choose who stands in'),
    held_from: date('Enter the first day, such as 2026-12-01'),
    held_until: date('Enter the last day, such as 2026-12-14'),
    reason,
  }),
  may: (actor) => hasRoles(actor) || mayEditPeople(actor),
  mayThis: (actor, { person_id }) => mayNameStandIn(actor, person_id),
  run: async (tx, actor, input, { today }) => {
    await inTurn(tx, actor.council_id)
    const person = await findPerson(tx, input.person_id)
    const other = await findPerson(tx, input.stand_in_id)
    if (person === undefined) return refused({ kind: 'not-found' })
    if (other === undefined || other.left_on !== null || other.person_id === person.person_id)
      return refused(wrong('stand_in_id', 'Choose somebody else who is with the council'))
    if (input.stand_in_id === actor.person_id) return refused(byOthers('Somebody else names you as a stand-in.'))
    if (endsBeforeItBegins(input)) return refused(wrong('held_until', 'The last day comes after the first'))
    if (input.held_until < today) return refused(wrong('held_until', 'Choose days to come'))
    if (input.held_until > addDays(input.held_from, 366))
      return refused(wrong('held_until', 'Somebody stands in for a year at most: give them the role instead'))
    const already = await standsInAlready(tx, input)
    if (already !== null)
      return refused(wrong('stand_in_id', `${other.name} stands in for ${person.name} ${daysOf(already)} already`))
    await addStandIn(tx, actor.council_id, input)
    return ok({
      value: {},
      subject: { kind: 'person', id: input.person_id },
      after: { stand_in: other.name, from: input.held_from, until: input.held_until },
      reason: input.reason,
    })
  },
})

const daysOf = ({ from, until }: { from: string; until: string }): string =>
  `from ${printDate(from)} to ${printDate(until)}`
