import { DataTable } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { paths } from '../../paths.ts'
import type { Framework } from '../schema.ts'
import type { PageFrame } from '../web.ts'
import { toleranceSentence, wordFor } from '../words.ts'

type Props = { frame: PageFrame; council: string; framework: Framework; today: string }

/** How the council manages performance, read from the file that the product runs on, so that it is always true. */
export const FrameworkPage = ({ frame, council, framework, today }: Props) => (
  <Page
    {...frame}
    title={framework.title}
    breadcrumbs={[{ text: 'Home', href: paths.home(council) }, { text: 'Framework' }]}
  >
    <h1 class="govuk-heading-l">{framework.title}</h1>
    <p class="govuk-body-l">
      {framework.source.document}, {framework.source.date}.
    </p>
    {framework.source.note && <p class="govuk-body">{framework.source.note}</p>}
    <p class="govuk-body">
      <a class="govuk-link" href={paths.frameworkFile(council)}>
        See the framework file
      </a>
    </p>
    <h2 class="govuk-heading-m">Words this council uses</h2>
    <SummaryList
      rows={(['measure', 'objective', 'priority', 'action', 'appraisal'] as const).map((term) => ({
        key: { text: `${/^[aeiou]/.test(term) ? 'An' : 'A'} ${term}` },
        value: { text: wordFor(framework, term) },
      }))}
    />
    <h2 class="govuk-heading-m">How status is judged</h2>
    <p class="govuk-body">{toleranceSentence(framework, today)}</p>
    <BodiesAndReports framework={framework} />
    <h2 class="govuk-heading-m">Roles and what they answer for</h2>
    <SummaryList
      rows={framework.roles.map(({ name, duties }) => ({
        key: { text: name },
        value: { html: <Duties duties={duties} /> },
      }))}
    />
    <p class="govuk-body">
      <a class="govuk-link" href={paths.permissions(council)}>
        Who may do what
      </a>
    </p>
  </Page>
)

const BodiesAndReports = ({ framework }: { framework: Framework }) => {
  const nameOf = (code: string) => framework.bodies.find((body) => body.code === code)?.name ?? code
  const productName = (code: string) => framework.products.find((product) => product.code === code)?.name ?? code
  return (
    <DataTable
      caption="Who receives which report"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Body' }, { text: 'Report' }, { text: 'When' }]}
      rows={framework.audience.map((row) => [
        { text: nameOf(row.body) },
        { text: productName(row.product) },
        { text: row.when.replace('-', ' ') },
      ])}
    />
  )
}

const Duties = ({ duties }: { duties: readonly string[] }) => (
  <ul class={`govuk-list govuk-!-margin-bottom-0${duties.length > 1 ? ' govuk-list--bullet' : ''}`}>
    {duties.map((duty) => (
      <li>{duty}</li>
    ))}
  </ul>
)
