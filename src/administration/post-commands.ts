import { z } from 'zod'
import { findFramework } from '#framework/adoption.ts'
import { ok, refused } from '#kernel/result.ts'
import {
  actsAs,
  addPostHolding,
  addPostRole,
  closedAmong,
  endPostRole,
  findPerson,
  findPost,
  findUnit,
  holderDuring,
  holdsPost,
  inTurn,
  mayEditPeople,
  postHasRole,
  savePost,
  vacatePost,
} from '#platform/access/door.ts'
import { defineCommand, nothingToSay } from '#platform/commands/door.ts'
import { faultsOf } from './commands.ts'
import {
  byOthers,
  date,
  endedOn,
  endsBeforeItBegins,
  givenFor,
  lastDay,
  openEnded,
  reason,
  roleInScope,
  wrong,
} from './fields.ts'
import { plainName } from './names.ts'
import { oneself } from './own.ts'

const post_code = z.string().trim().min(1, 'Choose a post')
const subjectOf = (id: string) => ({ kind: 'post', id })

/** Adds a post, or gives it another title or unit. Who holds it, and its roles, stay. */
export const changePost = defineCommand({
  name: 'people.change-post',
  title: 'Add or change a post',
  answer: nothingToSay,
  input: z.object({
    post_code: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9-]*$/, 'Use small letters, digits and hyphens, such as head-of-housing'),
    title: plainName('Enter the title'),
    unit_code: z.string().trim().default(''),
    reason,
  }),
  may: mayEditPeople,
  run: async (tx, actor, { reason, ...input }) => {
    await inTurn(tx, actor.council_id)
    const post = { ...input, unit_code: input.unit_code === '' ? null : input.unit_code }
    if (post.unit_code !== null && (await findUnit(tx, post.unit_code)) === undefined)
      return refused(wrong('unit_code', 'Choose a unit of the council'))
    const shut = post.unit_code === null ? undefined : (await closedAmong(tx, [post.unit_code])).get(post.unit_code)
    if (shut !== undefined) return refused(wrong('unit_code', `${shut}: choose another`))
    const before = (await findPost(tx, post.post_code)) ?? null
    await savePost(tx, actor.council_id, post)
    return ok({ value: {}, subject: subjectOf(post.post_code), before, after: post, reason })
  },
})

/** Somebody holds a post for a time, and with it the roles given to it. One person holds a post at a time. */
export const fillPost = defineCommand({
  name: 'people.fill-post',
  title: 'Fill a post',
  answer: nothingToSay,
  input: z.object({
    post_code,
    person_id: z.string().min(1, 'Choose who holds it'),
    held_from: date('Enter the first day, such as 2026-12-01'),
    held_until: lastDay,
    reason,
  }),
  may: mayEditPeople,
  run: async (tx, actor, { reason, ...input }, { today }) => {
    await inTurn(tx, actor.council_id)
    const holding = openEnded(input)
    const post = await findPost(tx, input.post_code)
    const person = await findPerson(tx, input.person_id)
    if (post === undefined) return refused({ kind: 'not-found' })
    if (person === undefined || person.left_on !== null)
      return refused(wrong('person_id', 'Choose somebody who is with the council'))
    const own = await oneself(tx, actor, person, today)
    if (own !== null) return refused(byOthers(`Somebody else gives ${own} a post.`))
    if (endsBeforeItBegins(holding)) return refused(wrong('held_until', 'The last day comes after the first'))
    const holder = await holderDuring(tx, holding)
    if (holder !== null) return refused(wrong('post_code', `${holder} holds this post then: make it vacant first`))
    await addPostHolding(tx, actor.council_id, holding)
    const after = { ...holding, title: post.title, holder: person.name }
    return ok({ value: {}, subject: subjectOf(post.post_code), after, reason })
  },
})

/** Whoever holds a post leaves it on a last day; from the next it is vacant, and its roles are held by nobody. */
export const leavePost = defineCommand({
  name: 'people.vacate-post',
  title: 'Make a post vacant',
  answer: nothingToSay,
  input: z.object({ post_code, held_until: date('Enter the last day, such as 2026-12-31'), reason }),
  may: mayEditPeople,
  run: async (tx, _actor, { post_code, held_until, reason }) => {
    if ((await findPost(tx, post_code)) === undefined) return refused({ kind: 'not-found' })
    const left = await vacatePost(tx, post_code, held_until)
    if (left === null) return refused(wrong('post_code', 'Nobody holds this post after that day'))
    const before = { person_id: left.person_id, held_until: null }
    return ok({ value: {}, subject: subjectOf(post_code), before, after: { ...before, held_until }, reason })
  },
})

const role = { post_code, ...roleInScope }

/** Gives a role to a post, so that whoever holds the post holds the role. */
export const givePostRole = defineCommand({
  name: 'people.give-post-role',
  title: 'Give a role to a post',
  answer: nothingToSay,
  input: z.object({ ...role, ...givenFor }),
  may: mayEditPeople,
  run: async (tx, actor, { reason, ...input }, { today }) => {
    await inTurn(tx, actor.council_id)
    const framework = await findFramework(tx, actor.council_id)
    const post = await findPost(tx, input.post_code)
    if (framework === null || post === undefined) return refused({ kind: 'not-found' })
    if (await holdsPost(tx, post.post_code, await actsAs(tx, actor.person_id, today), today))
      return refused(byOthers('Somebody else gives a role to a post that you hold, or whose holder you stand in for.'))
    const faults = await faultsOf(tx, framework, [input])
    if (faults.length > 0) return refused({ kind: 'invalid', fields: { scope_code: faults } })
    const held = openEnded(input)
    if (endsBeforeItBegins(held)) return refused(wrong('held_until', 'The last day comes after the first'))
    if (await postHasRole(tx, held)) return refused(wrong('role_code', 'The post has this role there then already'))
    await addPostRole(tx, actor.council_id, held)
    return ok({ value: {}, subject: subjectOf(post.post_code), after: { ...held, title: post.title }, reason })
  },
})

/** Takes a role from a post after a last day. */
export const takePostRole = defineCommand({
  name: 'people.end-post-role',
  title: 'End a role of a post',
  answer: nothingToSay,
  input: z.object({ ...role, ...endedOn }),
  may: mayEditPeople,
  run: async (tx, _actor, { reason, ...held }) => {
    if (endsBeforeItBegins(held)) return refused(wrong('held_until', 'The last day cannot come before the role began'))
    if (!(await endPostRole(tx, held))) return refused({ kind: 'not-found' })
    const before = { ...held, held_until: null }
    return ok({ value: {}, subject: subjectOf(held.post_code), before, after: held, reason })
  },
})
