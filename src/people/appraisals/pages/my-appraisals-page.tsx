import type { Framework, PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import type { Leave, Named } from '#platform/access/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { dueSentences } from '../finding.ts'
import type { HeldListed } from '../queries.ts'
import { conversationName, myAppraisals, type Next } from '../rules.ts'
import { AppraisalLink, Illustrative, StandingTag } from './parts.tsx'

export type ManagedListed = Named & { post: string; next: Next | null; last: HeldListed | null }

export type MyAppraisalsProps = {
  frame: PageFrame
  council_id: string
  framework: Framework
  illustrative: boolean
  managers: readonly Named[]
  next: Next | null
  own: readonly HeldListed[]
  /** What is due first, first. */
  managed: readonly ManagedListed[]
  /** Written by this person, of somebody they no longer manage. */
  earlier: readonly HeldListed[]
  maySeeCompletion: Leave
}

/** One's own appraisals, and those of the people one manages. What was agreed is on a page of its own. */
export const MyAppraisalsPage = (props: MyAppraisalsProps) => {
  const { frame, council_id, framework, illustrative } = props
  const title = myAppraisals(framework)
  const team = props.managed.map(({ next }) => next)
  const due = dueSentences(props.managers.length === 0 ? null : props.next, team)
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'People', href: paths.people(council_id) },
    { text: title },
  ]
  return (
    <Page {...frame} title={title} wide breadcrumbs={breadcrumbs}>
      <h1 class="govuk-heading-l">{title}</h1>
      {due.length > 0 && <p class="govuk-body-l">{due.join(' ')}</p>}
      {illustrative && <Illustrative />}
      <p class="govuk-body">
        What was agreed is read by the person and their line manager, and by nobody else: not by administrators,
        auditors or the chief executive. Each reading is written down, and both can see who read it.
      </p>
      {props.maySeeCompletion === true && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.appraisalsHeld(council_id)}>
            How many have been held
          </a>
        </p>
      )}
      <Own {...props} />
      <Team {...props} />
      <Earlier {...props} />
    </Page>
  )
}

const nextWords = ({ conversation, year }: Next): string => `${conversation.name}, ${printPeriod(year)}`
const dueWords = ({ due_on }: Next): string => (due_on === null ? 'No date' : printDate(due_on))

const Own = (props: MyAppraisalsProps) => {
  const { council_id, framework, managers, next, own } = props
  return (
    <section>
      <h2 class="govuk-heading-m">Yours</h2>
      {managers.length === 0 ? (
        <p class="govuk-body">
          Nobody is named as your line manager, so none can be recorded for you. If you work for the council, ask
          whoever keeps posts and people to say who it is.
        </p>
      ) : (
        <SummaryList
          rows={[
            { key: { text: 'Line manager' }, value: { text: managers.map(({ name }) => name).join(' and ') } },
            next && { key: { text: 'Next' }, value: { text: nextWords(next) } },
            next && { key: { text: 'Due' }, value: { text: dueWords(next) } },
            next && { key: { text: 'Standing' }, value: { html: <StandingTag standing={next.standing} /> } },
          ]}
        />
      )}
      {(managers.length > 0 || own.length > 0) && (
        <DataTable
          caption="Yours, the latest first"
          captionHidden
          empty="None is recorded for you yet. Your line manager records each one after you have talked."
          head={[{ text: 'Conversation' }, { text: 'Year' }, { text: 'Held on' }]}
          rows={own.map((one) => [
            {
              html: (
                <AppraisalLink council_id={council_id} appraisal_id={one.appraisal_id}>
                  {conversationName(framework, one.year_key, one.kind)}
                </AppraisalLink>
              ),
            },
            { text: printPeriod(periodOf(one.year_key)) },
            { text: printDate(one.held_on) },
          ])}
        />
      )}
    </section>
  )
}

const Team = ({ council_id, managed }: MyAppraisalsProps) =>
  managed.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Of the people you manage</h2>
      <DataTable
        caption="People you manage, what is due first"
        head={[
          { text: 'Person' },
          { text: 'Next' },
          { text: 'Standing' },
          { text: 'Due' },
          { text: 'Last held' },
          { text: 'Record' },
        ]}
        rows={managed.map(({ person_id, name, post, next, last }) => [
          { text: post === '' ? name : `${name}, ${post}` },
          { text: next === null ? 'None' : nextWords(next) },
          { html: <StandingTag standing={next?.standing ?? 'no-date'} /> },
          { text: next === null ? 'No date' : dueWords(next) },
          {
            html:
              last === null ? (
                'None yet'
              ) : (
                <AppraisalLink council_id={council_id} appraisal_id={last.appraisal_id} of={name}>
                  {printDate(last.held_on)}
                </AppraisalLink>
              ),
          },
          {
            html: (
              <a class="govuk-link" href={paths.recordAppraisal(council_id, person_id)}>
                Record one<span class="govuk-visually-hidden"> for {name}</span>
              </a>
            ),
          },
        ])}
      />
      <p class="govuk-body">
        Where a day was agreed at the last conversation, the next is due then, and not in the council’s own month.
      </p>
    </section>
  )

const Earlier = ({ council_id, framework, earlier }: MyAppraisalsProps) =>
  earlier.length === 0 ? null : (
    <DataTable
      caption="Written by you, about people whom others manage now"
      head={[{ text: 'Person' }, { text: 'Conversation' }, { text: 'Held on' }]}
      rows={earlier.map((one) => [
        { text: one.name },
        {
          html: (
            <AppraisalLink council_id={council_id} appraisal_id={one.appraisal_id} of={one.name}>
              {conversationName(framework, one.year_key, one.kind)}
            </AppraisalLink>
          ),
        },
        { text: printDate(one.held_on) },
      ])}
    />
  )
