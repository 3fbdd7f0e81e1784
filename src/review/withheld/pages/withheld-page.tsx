import { printDate } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { ErrorsOf } from '#ui/folded-form.tsx'
import { hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { nameOf, runsOn, type Withheld } from '../rules.ts'
import { LiftForm, type WithheldPageProps, WithholdForm } from './withheld-forms.tsx'

/** What members and the public are not given, with the reason they are told, and what was withheld before. */
export const WithheldPage = (props: WithheldPageProps) => {
  const { frame, council_id, framework, withheld, today, form, may } = props
  const running = withheld.filter((one) => runsOn(one, today))
  const ended = withheld.filter((one) => !runsOn(one, today))
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'Reports', href: paths.reports(council_id) },
    { text: 'Withheld' },
  ]
  return (
    <Page {...frame} title="Withheld from release" breadcrumbs={breadcrumbs} errors={hasErrors(form.errors)}>
      <ErrorsOf form={form} />
      <h1 class="govuk-heading-l">Withheld from release</h1>
      <p class="govuk-body">
        Everything else is released with its report. What stands here is left out of reports to members and the public,
        which say so and why. Reports released before keep what they said.
      </p>
      <DataTable
        caption="Withheld now"
        empty="Nothing is withheld."
        head={[{ text: 'What' }, { text: 'When' }, { text: 'Why' }, { text: 'By' }]}
        rows={running.map((one) => [
          { text: nameOf(framework, one) },
          { text: whenWords(one) },
          { text: one.reason },
          { text: `${one.withheld_by}, ${printDate(one.withheld_on)}` },
        ])}
      />
      {ended.length > 0 && (
        <DataTable
          caption="Withheld before"
          head={[{ text: 'What' }, { text: 'When' }, { text: 'Why' }, { text: 'How it ended' }]}
          rows={ended.map((one) => [
            { text: nameOf(framework, one) },
            { text: whenWords(one) },
            { text: one.reason },
            { text: endWords(one) },
          ])}
        />
      )}
      {may === true ? <WithholdForm {...props} /> : <p class="govuk-body">{may}</p>}
      {may === true && running.length > 0 && <LiftForm {...props} running={running} />}
    </Page>
  )
}

const whenWords = ({ from_period, until }: Withheld): string =>
  `From ${printPeriod(periodOf(from_period))} on${until === null ? '' : `, until ${printDate(until)}`}`

const endWords = ({ until, lifted_on, lifted_by, lifted_reason }: Withheld): string => {
  if (lifted_on === null) return until === null ? '' : `Its last day was ${printDate(until)}`
  return `Ended by ${lifted_by} on ${printDate(lifted_on)}: ${lifted_reason}`
}
