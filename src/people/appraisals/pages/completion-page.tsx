import type { Framework, PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import { type Completion, type Counts, fewestCounted } from '../completion.ts'
import { appraisalsWord } from '../rules.ts'
import { crumbs } from './appraisal-page.tsx'
import { Illustrative } from './parts.tsx'

type Props = {
  frame: PageFrame
  council_id: string
  framework: Framework
  illustrative: boolean
  completion: Completion
  /** How many people have no line manager, elected members among them. */
  unmanaged: number
}

/** How many have had their appraisals this year, service by service: counts alone. */
export const CompletionPage = ({ frame, council_id, framework, illustrative, completion, unmanaged }: Props) => {
  const { conversations, rows, total } = completion
  const title = `${appraisalsWord(framework)} held in ${printPeriod(periodOf(completion.year_key))}`
  return (
    <Page {...frame} title={title} wide breadcrumbs={crumbs(council_id, framework, 'How many have been held')}>
      <h1 class="govuk-heading-l">{title}</h1>
      {illustrative && <Illustrative />}
      {total === null ? (
        <p class="govuk-body">
          Fewer than {fewestCounted} people have a line manager, so any count would point at somebody. Say whom posts
          report to on the{' '}
          <a class="govuk-link" href={paths.posts(council_id)}>
            posts page
          </a>
          .
        </p>
      ) : (
        <>
          <p class="govuk-body">{finding(total, conversations.length)}</p>
          <DataTable
            caption="People by service"
            head={[
              { text: 'Service' },
              { text: 'People', format: 'numeric' },
              ...conversations.map(({ name, due_on }) => ({
                text: due_on === null ? `${name}: held` : `${name}: held (due by ${printDate(due_on)})`,
                format: 'numeric' as const,
              })),
              { text: 'Next due in 30 days', format: 'numeric' },
              { text: 'Next overdue', format: 'numeric' },
            ]}
            rows={[...rows, { name: 'All', ...total }].map((row) => [
              { text: row.name },
              ...[row.people, ...conversations.map(({ code }) => row.held[code] ?? 0), row.due_soon, row.overdue].map(
                (count) => ({ text: String(count), format: 'numeric' as const }),
              ),
            ])}
          />
        </>
      )}
      <h2 class="govuk-heading-m">What is counted</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Everybody who has a line manager today. {unmanaged} {unmanaged === 1 ? 'person has' : 'people have'} none,
          elected members among them, and nobody can record anything for them.
        </li>
        <li>
          A service with fewer than {fewestCounted} people has no row of its own: it is counted with other small ones,
          so that no number points at somebody.
        </li>
        <li>No name and nothing that was said is on this page.</li>
      </ul>
    </Page>
  )
}

const finding = ({ people, overdue, due_soon }: Counts, conversations: number): string => {
  const asked = `${people} people have ${conversations} ${conversations === 1 ? 'conversation' : 'conversations'} each this year.`
  const late = overdue === 0 ? 'Nobody’s next one is overdue' : `For ${overdue} of them the next one is overdue`
  return `${asked} ${late}, and for ${due_soon} it falls due within 30 days.`
}
