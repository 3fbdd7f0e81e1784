import { z } from 'zod'
import { ok, refused } from '#kernel/result.ts'
import { findPerson, mayEditPeople } from '#platform/access/door.ts'
import { defineCommand, type Refusal } from '#platform/commands/door.ts'
import { keepInvitation, signsInAlready } from './invitations.ts'

/** Has a letter sent, once this is kept, that leads somebody to where they choose a password. */
export const inviteToSignIn = defineCommand({
  name: 'people.invite',
  title: 'Invite to sign in',
  answer: z.object({ email: z.string() }),
  input: z.object({ person_id: z.string().min(1) }),
  may: mayEditPeople,
  run: async (tx, actor, { person_id }, { now }) => {
    const person = await findPerson(tx, person_id)
    if (person === undefined) return refused({ kind: 'not-found' })
    const { name, email, left_on } = person
    if (left_on !== null) return refused(conflict(`${name} has left the council.`))
    if (email === null || email === '') return refused(conflict(`${name} has no email address here.`))
    if (await signsInAlready(tx, person_id)) return refused(conflict(`${email} has an account already.`))
    const invited_by = actor.kind === 'person' ? actor.name : null
    if (!(await keepInvitation(tx, actor.council_id, { person_id, email, invited_by }, now)))
      return refused(conflict(`A letter to ${email} is on its way already.`))
    return ok({ value: { email }, subject: { kind: 'person', id: person_id }, after: { email } })
  },
})

const conflict = (message: string): Refusal => ({ kind: 'conflict', message })
