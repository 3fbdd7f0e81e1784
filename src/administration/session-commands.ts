import { z } from 'zod'
import { ok, refused } from '#kernel/result.ts'
import { endSessionsOf, findPerson, mayEditPeople } from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import { reason } from './fields.ts'

/**
 * Signs somebody out everywhere at once: a lost device, an account misused. They may sign in again; tokens they made stay.
 * An account of several councils is signed out of all of them.
 */
export const endSessions = defineCommand({
  name: 'people.end-sessions',
  title: 'Sign somebody out',
  answer: z.object({ ended: z.int() }),
  input: z.object({ person_id: z.string().min(1), reason }),
  may: mayEditPeople,
  run: async (tx, _actor, { person_id, reason }, { request_id }) => {
    if ((await findPerson(tx, person_id)) === undefined) return refused({ kind: 'not-found' })
    const ended = await endSessionsOf(tx, person_id, request_id)
    return ok({
      value: { ended },
      subject: { kind: 'person', id: person_id },
      after: { sessions_ended: ended },
      reason,
    })
  },
})
