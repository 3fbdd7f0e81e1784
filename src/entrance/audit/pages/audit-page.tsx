import type { PageFrame } from '#framework/door.ts'
import type { Anchor, AuditFilter, FieldChange } from '#platform/audit/door.ts'
import { ListBar } from '#ui/data-table/data-table.tsx'
import { Details } from '#ui/details/details.tsx'
import { FormErrors, type FormState } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { paths } from '../../../paths.ts'
import { kindWords } from '../kind-words.ts'
import { printChange, type ToldEntry } from '../sentence.ts'
import { AuditFilters, type Choices } from './audit-filters.tsx'
import { AuditFrame } from './audit-frame.tsx'
import { countWords } from './count-words.ts'
import { inFilters } from './day-filters.ts'

export type AuditPageProps = {
  readonly frame: PageFrame
  readonly council: string
  readonly told: readonly ToldEntry[]
  readonly asked: AuditFilter
  /** What the code that was asked for stands for. */
  readonly about: string | undefined
  readonly choices: Choices
  /** The days of the filters as they were typed, and what is wrong with them. */
  readonly days: FormState
  readonly head: Anchor | null
  /** Where the page after this one starts, as its address says it. */
  readonly older: string | undefined
  readonly first: boolean
}

/** Who did what, newest first, chosen by filters that live in the address. */
export const AuditPage = (props: AuditPageProps) => {
  const { frame, council, told, asked, about, older, first, head } = props
  const title = about ? `What was done to ${about}` : 'What was done'
  return (
    <AuditFrame frame={frame} council={council} title={title} here="changes">
      <FormErrors errors={inFilters(props.days.errors)} />
      <AuditFilters {...props} />
      <ListBar
        count={countWords(told.length, older !== undefined, first)}
        downloads={[
          { text: 'Download as CSV', href: paths.auditCopy(council, 'csv', asked) },
          { text: 'Download as JSON', href: paths.auditCopy(council, 'json', asked) },
        ]}
      />
      {told.length === 0 ? (
        <div class="gt-empty">
          <p class="govuk-body">
            Nothing was done that matches.{' '}
            <a class="govuk-link" href={paths.audit(council)}>
              Clear the filters
            </a>{' '}
            to see everything.
          </p>
        </div>
      ) : (
        <ol class="govuk-list gt-entries">
          {told.map((one) => (
            <Entry told={one} council={council} />
          ))}
        </ol>
      )}
      {(older !== undefined || !first) && (
        <Pagination
          {...(older === undefined ? {} : { next: { text: 'Older', href: paths.audit(council, { ...asked, older }) } })}
          {...(first ? {} : { previous: { text: 'Newest', href: paths.audit(council, asked) } })}
        />
      )}
      <Chain head={head} />
    </AuditFrame>
  )
}

const Entry = ({ told, council }: { told: ToldEntry; council: string }) => {
  const { entry, when, sentence, changes, door } = told
  const code = entry.subject_id.split(' ')[0] ?? ''
  return (
    <li>
      <p class="gt-note govuk-!-margin-bottom-1">
        {when}, through {door}
        {!entry.sealed && ', not sealed yet'}
      </p>
      <p class="govuk-body govuk-!-margin-bottom-1">{sentence}</p>
      <Details summaryText={`Details of entry ${entry.entry_id}`} classes="govuk-!-margin-bottom-0">
        <Changes changes={changes} />
        <p class="govuk-body">
          <a class="govuk-link" href={paths.audit(council, { code })}>
            Everything done to {code}
          </a>
        </p>
        <p class="govuk-body">
          {kindWords[entry.subject_kind] ?? entry.subject_kind} {entry.subject_id}. Command {entry.command}, request{' '}
          {entry.request_id}.
        </p>
      </Details>
    </li>
  )
}

const Changes = ({ changes }: { changes: readonly FieldChange[] }) =>
  changes.length === 0 ? (
    <p class="govuk-body">Nothing differs between before and after.</p>
  ) : (
    <ul class="govuk-list govuk-list--bullet">
      {changes.map((change) => (
        <li>{printChange(change)}</li>
      ))}
    </ul>
  )

const Chain = ({ head }: { head: Anchor | null }) => (
  <section>
    <h2 class="govuk-heading-m">That nothing was changed afterwards</h2>
    {head === null ? (
      <p class="govuk-body">No entry has been sealed yet. Each is sealed a few seconds after it is written.</p>
    ) : (
      <p class="govuk-body">
        {head.position.toLocaleString('en-GB')} entries are under seal. Each seal covers its entry and the seal before
        it; note the newest down where the administrators of the database cannot reach it, and the command “audit
        verify” will show whether anything before it was altered, removed or put in:{' '}
        <span class="gt-code">{head.hash}</span>
      </p>
    )}
  </section>
)
