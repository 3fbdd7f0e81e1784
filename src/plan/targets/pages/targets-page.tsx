import type { PageFrame } from '#framework/door.ts'
import { printDateTime } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { printQuantity } from '#kernel/quantity.ts'
import { paths } from '#paths.ts'
import type { MeasureBrief } from '#plan/measures/door.ts'
import type { Leave } from '#platform/access/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { FormErrors, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { NotificationBanner } from '#ui/notification-banner/notification-banner.tsx'
import type { TargetSet } from '../queries.ts'
import { printTolerance, type Tolerance } from '../rules.ts'
import { TargetForm, type TargetFormProps } from './target-form.tsx'

type TargetsPageProps = TargetFormProps & { frame: PageFrame; done: string | null; mayTo: Leave }

/** Every target of a measure, each change with its reason, and the form to set one. */
export const TargetsPage = (props: TargetsPageProps) => {
  const { frame, council_id, measure, form, done } = props
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: 'Measures', href: paths.measures(council_id) },
    { text: measure.name, href: paths.measure(council_id, measure.measure_code) },
    { text: 'Targets' },
  ]
  const banner = done === null ? undefined : <NotificationBanner type="success" text={done} />
  return (
    <Page
      {...frame}
      title={`Targets: ${measure.name}`}
      breadcrumbs={breadcrumbs}
      errors={hasErrors(form.errors)}
      banner={banner}
      wide
    >
      <FormErrors errors={form.errors} />
      <span class="govuk-caption-l">{measure.name}</span>
      <h1 class="govuk-heading-l">Targets</h1>
      {props.mayTo === true ? <TargetForm {...props} /> : <p class="govuk-body">{props.mayTo}</p>}
      <History {...props} />
    </Page>
  )
}

const History = ({ council_id, measure, targets, mayTo }: TargetsPageProps) => (
  <DataTable
    caption="Every target that was set"
    empty="No target has been set for this measure yet."
    head={[
      { text: 'Period' },
      { text: 'Target', format: 'numeric' },
      { text: 'Near target within' },
      { text: 'Set by' },
      { text: 'When' },
      { text: 'Reason' },
      { text: 'Source' },
      ...(mayTo === true ? [{ text: 'Change' }] : []),
    ]}
    rows={targets.map((target, at) => {
      const period = printPeriod(periodOf(target.period_key))
      const inForce = targets.findIndex(({ period_key }) => period_key === target.period_key) === at
      const words = targetWords(target, measure)
      return [
        { text: inForce ? period : `${period}, before` },
        target.target_value === null ? { text: words } : { text: words, format: 'numeric' as const },
        { text: printTolerance(toleranceOf(target)) || 'as the framework says' },
        { text: target.set_by },
        { text: printDateTime(target.set_at.toISOString()) },
        { text: target.reason },
        { text: target.source ?? '' },
        ...(mayTo === true
          ? [{ html: inForce ? <ChangeLink {...{ council_id, measure, target, period }} /> : '' }]
          : []),
      ]
    })}
  />
)

type Linked = { council_id: string; measure: MeasureBrief; target: TargetSet; period: string }

const ChangeLink = ({ council_id, measure, target, period }: Linked) => (
  <a
    class="govuk-link"
    href={`${paths.targets(council_id, measure.measure_code)}?period=${encodeURIComponent(target.period_key)}`}
  >
    Change<span class="govuk-visually-hidden"> the target for {period}</span>
  </a>
)

const targetWords = (target: TargetSet, { unit, decimals }: MeasureBrief): string => {
  if (target.target_value === null) return target.target_text ?? ''
  const low = printQuantity(target.target_value, unit, decimals)
  return target.target_upper === null ? low : `${low} to ${printQuantity(target.target_upper, unit, decimals)}`
}

const toleranceOf = ({ tolerance_kind, tolerance_value }: TargetSet): Tolerance | null =>
  tolerance_kind === null || tolerance_value === null ? null : ({ tolerance_kind, tolerance_value } as Tolerance)
