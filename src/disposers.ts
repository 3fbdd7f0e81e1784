import { invitationDisposers } from '#administration/door.ts'
import { appraisalDisposers } from '#people/appraisals/door.ts'
import { auditDisposers, type Disposer } from '#platform/audit/door.ts'
import { commandDisposers } from '#platform/commands/door.ts'

/** Every kind of record that a retention rule can name, with the room that knows how to dispose of it. */
export const disposers: readonly Disposer[] = [
  ...auditDisposers,
  ...commandDisposers,
  ...appraisalDisposers,
  ...invitationDisposers,
]
