import type { PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { printPeriod } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Page } from '#ui/layout/page.tsx'
import type { ReportListed } from '../queries.ts'

type Props = {
  frame: PageFrame
  council: string
  reports: readonly ReportListed[]
  /** The bodies whose drafts this person opens. */
  drafts: 'all' | readonly string[]
}

/** Which body gets which report, period by period, with what was released and, for those who may, what is still a draft. */
export const ReportListPage = ({ frame, council, reports, drafts }: Props) => {
  const opens = ({ body }: ReportListed) => drafts === 'all' || drafts.includes(body.code)
  const shown = reports.filter((report) => report.releases.length > 0 || opens(report))
  const periods = [...new Set(shown.map((report) => report.period.key))]
  return (
    <Page
      {...frame}
      title="Reports"
      wide
      breadcrumbs={[{ text: 'Home', href: paths.home(council) }, { text: 'Reports' }]}
    >
      <h1 class="govuk-heading-l">Reports</h1>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.withheld(council)}>
          What is withheld from release, and why
        </a>
      </p>
      {periods.length === 0 && <p class="govuk-body">No report has been released yet.</p>}
      {periods.map((key) => (
        <PeriodTable council={council} reports={shown.filter((report) => report.period.key === key)} opens={opens} />
      ))}
    </Page>
  )
}

type Table = { council: string; reports: ReportListed[]; opens: (report: ReportListed) => boolean }

const PeriodTable = ({ council, reports, opens }: Table) => {
  const [first] = reports
  if (!first) return null
  const drafts = reports.some(opens)
  return (
    <DataTable
      caption={`${printPeriod(first.period)}, ${printPeriod(first.period, 'months')}`}
      captionClasses="govuk-table__caption--m"
      head={[
        { text: 'Report', classes: 'gt-third' },
        { text: 'To', classes: 'gt-third' },
        { text: 'Released' },
        ...(drafts ? [{ text: 'Draft' }] : []),
      ]}
      rows={reports.map((report) => {
        const href = paths.report(council, report.product.code, report.period.key, report.body.code)
        const to = ` for ${report.body.name}, ${printPeriod(report.period)}`
        const name = `${report.product.name}${to}`
        const newest = Math.max(...report.releases.map(({ issue }) => issue))
        return [
          report.releases.length === 0
            ? { text: report.product.name }
            : { html: <Link href={`${href}?issue=${newest}`} text={report.product.name} hidden={to} /> },
          { text: report.body.name },
          { html: <Releases href={href} report={report} name={name} /> },
          ...(drafts ? [opens(report) ? { html: <DraftLink href={href} name={name} /> } : { text: '' }] : []),
        ]
      })}
    />
  )
}

const Releases = ({ href, report, name }: { href: string; report: ReportListed; name: string }) => {
  const [only] = report.releases
  if (!only) return <>Not released</>
  if (report.releases.length === 1 && only.issue === 1) return <>{printDate(only.released_on)}</>
  return (
    <>
      {report.releases.map((release, at) => (
        <>
          {at > 0 && ', '}
          <Link
            href={`${href}?issue=${release.issue}`}
            text={`Issue ${release.issue}, ${printDate(release.released_on)}`}
            hidden={`: ${name}`}
          />
        </>
      ))}
    </>
  )
}

const DraftLink = ({ href, name }: { href: string; name: string }) => (
  <Link href={href} text="Open the draft" hidden={`: ${name}`} />
)

const Link = ({ href, text, hidden }: { href: string; text: string; hidden: string }) => (
  <a class="govuk-link" href={href}>
    {text}
    <span class="govuk-visually-hidden">{hidden}</span>
  </a>
)
