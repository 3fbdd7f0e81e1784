import { capital } from '#kernel/words.ts'
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
    <p class="govuk-body-l">{sourceWords(framework)}.</p>
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
      head={[{ text: 'Report' }, { text: 'When' }, { text: 'Who receives it' }]}
      rows={[...Map.groupBy(framework.audience, ({ product, when }) => `${product} ${when}`).values()].map((rows) => [
        { text: productName(rows[0]?.product ?? '') },
        { text: capital(rows[0]?.when.replace('-', ' ') ?? '') },
        { html: <Bodies names={[...new Set(rows.map(({ body }) => nameOf(body)))]} /> },
      ])}
    />
  )
}

/** What the file was written from; its title is not said twice. */
const sourceWords = ({ title, source }: Framework): string => {
  const { document, date } = source
  if (document === title) return capital(date)
  const rest = document.startsWith(`${title}, `) ? capital(document.slice(title.length + 2)) : document
  return `${rest}, ${date}`
}

const Bodies = ({ names }: { names: readonly string[] }) => (
  <ul class="gt-cell-list">
    {names.map((name) => (
      <li>{name}</li>
    ))}
  </ul>
)

const Duties = ({ duties }: { duties: readonly string[] }) => (
  <ul class={`govuk-list govuk-!-margin-bottom-0${duties.length > 1 ? ' govuk-list--bullet' : ''}`}>
    {duties.map((duty) => (
      <li>{duty}</li>
    ))}
  </ul>
)
