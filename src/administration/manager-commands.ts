import { z } from 'zod'
import { ok, refused } from '#kernel/result.ts'
import {
  actsAs,
  answersTo,
  findPerson,
  findPost,
  holdsPost,
  inTurn,
  isManagedBy,
  mayEditPeople,
  setManager,
  setReportsTo,
} from '#platform/access/door.ts'
import { defineCommand, nothingToSay } from '#platform/commands/door.ts'
import { byOthers, reason, wrong } from './fields.ts'
import { oneself } from './own.ts'

/** Whoever holds the one post manages whoever holds the other, from now on. */
export const setPostManager = defineCommand({
  name: 'people.set-reports-to',
  title: 'Say whom a post reports to',
  answer: nothingToSay,
  input: z.object({
    post_code: z.string().trim().min(1, 'Choose a post'),
    reports_to: z.string().trim().default('').describe('The code of the post above; empty for nobody'),
    reason,
  }),
  may: mayEditPeople,
  run: async (tx, actor, { post_code, reason, ...input }, { today }) => {
    await inTurn(tx, actor.council_id)
    const above = input.reports_to === '' ? null : input.reports_to
    const post = await findPost(tx, post_code)
    const superior = above === null ? null : await findPost(tx, above)
    if (post === undefined) return refused(wrong('post_code', 'Choose a post'))
    if (superior === undefined) return refused(wrong('reports_to', 'Choose a post of the council, or nobody'))
    if (superior !== null && (await answersTo(tx, superior.post_code, post_code)))
      return refused(wrong('reports_to', circleOf(post, superior)))
    // managing somebody opens their appraisals, so it is nothing to give to oneself
    const own = await actsAs(tx, actor.person_id, today)
    if (await holdsPost(tx, post_code, own, today))
      return refused(
        byOthers('Somebody else says whom a post reports to that you hold, or whose holder you stand in for.'),
      )
    if (superior !== null && (await holdsPost(tx, superior.post_code, own, today)))
      return refused(
        byOthers('Somebody else says what reports to a post that you hold, or whose holder you stand in for.'),
      )
    await setReportsTo(tx, post_code, above)
    const before = { title: post.title, reports_to: post.reports_to }
    const after = { title: post.title, reports_to: above, above: superior?.title ?? null }
    return ok({ value: {}, subject: { kind: 'post', id: post_code }, before, after, reason })
  },
})

type Titled = { post_code: string; title: string }

const circleOf = (post: Titled, superior: Titled): string =>
  post.post_code === superior.post_code
    ? 'A post does not report to itself'
    : `${superior.title} answers to ${post.title} already, so this would go round in a circle`

/** Says who manages somebody by name. It counts for as long as no post they hold reports to another. */
export const nameManager = defineCommand({
  name: 'people.name-manager',
  title: 'Name a line manager',
  answer: nothingToSay,
  input: z.object({
    person_id: z.string().min(1),
    manager_id: z.string().trim().default('').describe('The identifier of the line manager; empty for nobody'),
    reason,
  }),
  may: mayEditPeople,
  run: async (tx, actor, { person_id, reason, ...input }, { today }) => {
    await inTurn(tx, actor.council_id)
    const manager_id = input.manager_id === '' ? null : input.manager_id
    const person = await findPerson(tx, person_id)
    const manager = manager_id === null ? null : await findPerson(tx, manager_id)
    if (person === undefined) return refused({ kind: 'not-found' })
    if (person.left_on !== null) return refused(wrong('', `${person.name} has left the council.`))
    if (manager === undefined || (manager !== null && manager.left_on !== null))
      return refused(wrong('manager_id', 'Choose somebody who is with the council, or nobody'))
    if ((await oneself(tx, actor, person, today)) !== null)
      return refused(byOthers('Somebody else names a line manager for you, or for somebody you stand in for.'))
    const own = manager === null ? null : await oneself(tx, actor, manager, today)
    if (own !== null) return refused(byOthers(`Somebody else names ${own} as a line manager.`))
    if (manager !== null && (await isManagedBy(tx, manager.person_id, person_id, today)))
      return refused(wrong('manager_id', circleOfPeople(person, manager)))
    await setManager(tx, person_id, manager_id)
    const before = { manager_id: person.manager_id }
    const after = { manager_id, manager: manager?.name ?? null }
    return ok({ value: {}, subject: { kind: 'person', id: person_id }, before, after, reason })
  },
})

type Person = { person_id: string; name: string }

const circleOfPeople = (person: Person, manager: Person): string =>
  person.person_id === manager.person_id
    ? 'Nobody is their own line manager'
    : `${person.name} manages ${manager.name} already, or manages whoever does, so this would go round in a circle`
