import { sql } from 'kysely'
import { type Disposer, disposerOf } from '#platform/audit/door.ts'

/** Letters that went, or will not go. One that is still tried stays, however old. */
const settled = (council_id: string, older_than: string) => sql`
  council_id = ${council_id} and state <> 'waiting' and invited_at < ${older_than}::timestamptz`

/** How invitations are disposed of under a retention rule, with the addresses they went to. */
export const invitationDisposers: readonly Disposer[] = [
  disposerOf('invitations', 'invitation', { id: 'invitation_id', at: 'invited_at', old: settled }),
]
