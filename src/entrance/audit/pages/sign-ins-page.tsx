import type { PageFrame } from '#framework/door.ts'
import { printDateTime } from '#kernel/dates.ts'
import type { KeptSecurityEvent } from '#platform/audit/door.ts'
import { DataTable, ListBar } from '#ui/data-table/data-table.tsx'
import { Filters } from '#ui/filters/filters.tsx'
import { FormErrors, type FormState } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { paths } from '../../../paths.ts'
import { kindChoices, tellEvent } from '../event-words.ts'
import { AuditFrame } from './audit-frame.tsx'
import { countWords } from './count-words.ts'
import { dayFilters, inFilters } from './day-filters.ts'

/** As the address says it. */
export type EventsAsked = { readonly [name in 'kind' | 'who' | 'from' | 'until']?: string | undefined }

type Props = {
  frame: PageFrame
  council: string
  events: readonly KeptSecurityEvent[]
  asked: EventsAsked
  /** The days of the filters as they were typed, and what is wrong with them. */
  days: FormState
  /** Where the page after this one starts, as its address says it. */
  older: string | undefined
  first: boolean
}

/** Who signed in and out, and what somebody tried and was refused: on this council by anybody, elsewhere by its own people. */
export const SignInsPage = (props: Props) => {
  const { frame, council, events, asked, older, first } = props
  const isFiltered = Object.values(asked).some((value) => value !== undefined)
  return (
    <AuditFrame frame={frame} council={council} title="Sign-ins and attempts" here="attempts">
      <p class="govuk-body">
        Who signed in and out, what was changed about their accounts, and what was refused: to anybody here, and to your
        own people elsewhere.
      </p>
      <FormErrors errors={inFilters(props.days.errors)} />
      <EventFilters {...props} />
      <ListBar
        count={countWords(events.length, older !== undefined, first)}
        downloads={[
          { text: 'Download as CSV', href: paths.auditAttemptsCopy(council, 'csv', asked) },
          { text: 'Download as JSON', href: paths.auditAttemptsCopy(council, 'json', asked) },
        ]}
      />
      <Events {...props} isFiltered={isFiltered} />
      {(older !== undefined || !first) && (
        <Pagination
          {...(older === undefined
            ? {}
            : { next: { text: 'Older', href: paths.auditAttempts(council, { ...asked, older }) } })}
          {...(first ? {} : { previous: { text: 'Newest', href: paths.auditAttempts(council, asked) } })}
        />
      )}
      <p class="govuk-body">
        The same page refused again within a minute is shown once, and of one person and kind there are at most 60
        entries a minute. A mistyped web address also appears here. The address of the computer is not kept. The
        downloads give the id of each request as well, by which it is found in the log of the installation.
      </p>
    </AuditFrame>
  )
}

const EventFilters = ({ council, asked, days }: Pick<Props, 'council' | 'asked' | 'days'>) => (
  <Filters
    action={paths.auditAttempts(council)}
    clear={paths.auditAttempts(council)}
    filters={[
      {
        name: 'kind',
        label: 'What kind',
        value: asked.kind,
        items: [
          { value: '', text: 'Everything' },
          ...kindChoices.map(({ code, name }) => ({ value: code, text: name })),
        ],
      },
      { name: 'who', label: 'Name or email address', value: asked.who },
      ...dayFilters(asked, days),
    ]}
  />
)

const Who = ({ name, email }: { name: string; email: string }) => (
  <>
    {name} {email !== '' && <span class="gt-note gt-break">{email}</span>}
  </>
)

const Events = ({ council, events, isFiltered }: Props & { isFiltered: boolean }) => (
  <DataTable
    caption="Sign-ins and attempts"
    captionHidden
    head={[{ text: 'When' }, { text: 'Who' }, { text: 'Outcome' }, { text: 'What' }, { text: 'How' }, { text: 'From' }]}
    rows={events.map((event) => {
      const { outcome, what, who, email, sentence, from } = tellEvent(event)
      return [
        { text: printDateTime(event.at) },
        { html: <Who name={who} email={email} /> },
        { html: <Tag text={outcome} classes={outcome === 'Refused' ? 'govuk-tag--red' : 'govuk-tag--grey'} /> },
        { text: what },
        { text: sentence },
        { text: from },
      ]
    })}
    empty={
      isFiltered ? (
        <p class="govuk-body">
          Nothing matches.{' '}
          <a class="govuk-link" href={paths.auditAttempts(council)}>
            Clear the filters
          </a>{' '}
          to see everything.
        </p>
      ) : (
        <p class="govuk-body">Nobody has signed in, and nothing has been refused yet.</p>
      )
    }
  />
)
