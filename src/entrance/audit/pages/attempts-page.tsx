import type { PageFrame } from '#framework/door.ts'
import { printDateTime } from '#kernel/dates.ts'
import type { KeptAttempt } from '#platform/audit/door.ts'
import { DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { paths } from '../../../paths.ts'
import { AuditFrame } from './audit-frame.tsx'

type Props = { frame: PageFrame; council: string; attempts: readonly KeptAttempt[]; older: string | undefined }

const kindWords: Record<string, string> = {
  'not-found': 'Not found, or not open to them',
  forbidden: 'Not allowed',
  'other-council': 'Another council',
  'sign-in-failed': 'Sign-in failed',
  'token-refused': 'Token refused',
}

/** What somebody tried and was refused: on this council by anybody, and elsewhere by its own people. */
export const AttemptsPage = ({ frame, council, attempts, older }: Props) => (
  <AuditFrame frame={frame} council={council} title="Attempts refused" here="attempts">
    <p class="govuk-body">
      What was asked of this council and refused, and what its own people were refused elsewhere: by a person, by a
      token, by a form from another site, by a sign-in that failed. The same attempt again within a minute is shown
      once, and of one person’s at most 60 a minute. A mistyped address also appears here.
    </p>
    <ListBar count={attempts.length === 1 ? '1 attempt' : `${older ? 'The newest ' : ''}${attempts.length} attempts`} />
    <DataTable
      caption="Attempts refused"
      captionHidden
      head={[
        { text: 'When' },
        { text: 'Who' },
        { text: 'What they asked for' },
        { text: 'Outcome' },
        { text: 'Request' },
      ]}
      rows={attempts.map((attempt) => [
        { text: printDateTime(attempt.at) },
        { text: attempt.actor_email ? `${attempt.actor_name} (${attempt.actor_email})` : attempt.actor_name },
        { text: `${attempt.method} ${attempt.route}` },
        { text: `${kindWords[attempt.kind] ?? attempt.kind}. ${attempt.reason}` },
        { text: attempt.request_id },
      ])}
      empty={<p class="govuk-body">Nothing has been refused yet.</p>}
    />
    {older !== undefined && <Pagination next={{ text: 'Older', href: paths.auditAttempts(council, { older }) }} />}
  </AuditFrame>
)
