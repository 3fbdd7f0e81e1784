import type { Framework, PageFrame } from '#framework/door.ts'
import { printDate, printDateTime } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { listed } from '#kernel/words.ts'
import { paths } from '#paths.ts'
import type { Leave } from '#platform/access/door.ts'
import { Button } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Details } from '#ui/details/details.tsx'
import { Page } from '#ui/layout/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Appraisal, Version } from '../queries.ts'
import { appraisalWord, conversationName, myAppraisals } from '../rules.ts'
import { Illustrative, Typed } from './parts.tsx'

type Props = {
  frame: PageFrame
  council_id: string
  framework: Framework
  illustrative: boolean
  appraisal: Appraisal
  readings: readonly { at: string; name: string }[]
  mayCorrect: Leave
}

/** What two people agreed, what it said before a correction, and who has read it. */
export const AppraisalPage = (props: Props) => {
  const { frame, council_id, framework, illustrative, appraisal, mayCorrect } = props
  const { person, managers } = appraisal
  const [newest, ...earlier] = appraisal.versions
  const title = `${appraisalWord(framework)}: ${person.name}`
  const readers = [person.name, newest.writer, ...managers.map(({ name }) => name)]
  return (
    <Page {...frame} title={title} breadcrumbs={crumbs(council_id, framework, title)}>
      <h1 class="govuk-heading-l">{title}</h1>
      {illustrative && <Illustrative />}
      <p class="govuk-body">
        Only {listed([...new Set([...readers, ...earlier.map(({ writer }) => writer)])])} can read this page.
      </p>
      <SummaryList
        rows={[
          {
            key: { text: 'Conversation' },
            value: {
              text: `${conversationName(framework, newest.year_key, newest.kind)}, ${printPeriod(periodOf(newest.year_key))}`,
            },
          },
          { key: { text: 'Held on' }, value: { text: printDate(newest.held_on) } },
          {
            key: { text: 'Next due on' },
            value: { text: newest.next_due_on === null ? 'Not agreed' : printDate(newest.next_due_on) },
          },
          { key: { text: 'Written by' }, value: { text: `${newest.writer}, ${printDateTime(newest.at)}` } },
          {
            key: { text: 'Line manager today' },
            value: { text: managers.map(({ name }) => name).join(', ') || 'Nobody' },
          },
        ]}
      />
      <h2 class="govuk-heading-m">What was agreed</h2>
      <Typed text={newest.agreed} />
      {newest.reason !== '' && <p class="govuk-body">Corrected because: {newest.reason}</p>}
      {earlier.map((version) => (
        <Details summaryText={`As it was, version ${version.version}`}>
          <Earlier version={version} framework={framework} />
        </Details>
      ))}
      {mayCorrect === true && (
        <Button
          text="Correct this record"
          href={paths.correctAppraisal(council_id, appraisal.appraisal_id)}
          classes="govuk-button--secondary"
          attributes={{ 'data-no-prefetch': '' }}
        />
      )}
      <Readings {...props} />
    </Page>
  )
}

/** The way to a page below one’s appraisals. */
export const crumbs = (council_id: string, framework: Framework, last: string) => [
  { text: 'Home', href: paths.home(council_id) },
  { text: 'People', href: paths.people(council_id) },
  { text: myAppraisals(framework), href: paths.appraisals(council_id) },
  { text: last },
]

const Earlier = ({ version, framework }: { version: Version; framework: Framework }) => (
  <>
    <p class="govuk-body">
      {conversationName(framework, version.year_key, version.kind)}, held on {printDate(version.held_on)}. Written by{' '}
      {version.writer}, {printDateTime(version.at)}.{version.reason !== '' && ` Corrected because: ${version.reason}`}
    </p>
    <Typed text={version.agreed} />
  </>
)

const Readings = ({ readings }: Props) => (
  <DataTable
    caption="Who has read this"
    head={[{ text: 'Who' }, { text: 'When' }]}
    rows={readings.map(({ at, name }) => [{ text: name }, { text: printDateTime(at) }])}
  />
)
