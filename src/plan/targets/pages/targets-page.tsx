import { type Framework, measureWords, type PageFrame } from '#framework/door.ts'
import { printDateTime } from '#kernel/dates.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { capital } from '#kernel/words.ts'
import { paths } from '#paths.ts'
import type { MeasureBrief } from '#plan/measures/door.ts'
import type { Leave } from '#platform/access/door.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { FormErrors, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { NotificationBanner } from '#ui/notification-banner/notification-banner.tsx'
import type { TableCell, TableHead } from '#ui/table/table.tsx'
import type { TargetSet } from '../queries.ts'
import { printTarget, printTolerance, type Tolerance } from '../rules.ts'
import { TargetForm, type TargetFormProps } from './target-form.tsx'

type TargetsPageProps = TargetFormProps & {
  frame: PageFrame
  framework: Framework
  done: string | null
  mayTo: Leave
  /** What counts as near target where a target has no tolerance of its own. */
  rule: string
}

/** Every target of a measure, each change with its reason, and the form to set one. */
export const TargetsPage = (props: TargetsPageProps) => {
  const { frame, council_id, measure, form, done } = props
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: capital(measureWords(props.framework).many), href: paths.measures(council_id) },
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

const History = (props: TargetsPageProps) => {
  const { targets, mayTo, rule } = props
  const columns = columnsOf(props).filter(({ filled }) => filled !== false)
  return (
    <>
      {targets.some((target) => toleranceOf(target) === null) && (
        <p class="govuk-body">{targets.every((target) => toleranceOf(target) === null) ? rule : generalRule(rule)}</p>
      )}
      <DataTable
        caption="Every target that was set"
        empty="No target has been set for this measure yet."
        head={[...columns.map(({ head }) => head), ...(mayTo === true ? [{ text: 'Change' }] : [])]}
        rows={targets.map((target, at) => [
          ...columns.map(({ cell }) => cell(target, at)),
          ...(mayTo === true ? [changeCell(props, target, at)] : []),
        ])}
      />
    </>
  )
}

const generalRule = (rule: string): string => `Where no tolerance is given, the council’s own holds. ${rule}`

type Column = { head: TableHead; cell: (target: TargetSet, at: number) => TableCell; filled?: boolean }

/** A column that no target fills is left out. */
const columnsOf = ({ targets, measure }: TargetsPageProps): Column[] => [
  { head: { text: 'Period' }, cell: (target, at) => ({ text: periodOfTarget(targets, target, at) }) },
  {
    head: { text: 'Target', format: 'numeric' },
    cell: (target) => {
      const text = printTarget(target, measure)
      return target.target_value === null ? { text } : { text, format: 'numeric' }
    },
  },
  {
    head: { text: 'Near target within' },
    cell: (target) => ({ text: printTolerance(toleranceOf(target)) || 'the council’s own' }),
    filled: targets.some((target) => toleranceOf(target) !== null),
  },
  { head: { text: 'Set by' }, cell: ({ set_by }) => ({ text: set_by }) },
  { head: { text: 'When' }, cell: ({ set_at }) => ({ text: printDateTime(set_at.toISOString()) }) },
  {
    head: { text: 'Reason' },
    cell: ({ reason }) => ({ text: reason }),
    filled: targets.some(({ reason }) => reason !== ''),
  },
  {
    head: { text: 'Source' },
    cell: ({ source }) => ({ text: source ?? '' }),
    filled: targets.some(({ source }) => Boolean(source)),
  },
]

const isInForce = (targets: readonly TargetSet[], { period_key }: TargetSet, at: number): boolean =>
  targets.findIndex((one) => one.period_key === period_key) === at

const periodOfTarget = (targets: readonly TargetSet[], target: TargetSet, at: number): string => {
  const period = printPeriod(periodOf(target.period_key))
  return isInForce(targets, target, at) ? period : `${period}, before`
}

const changeCell = ({ council_id, measure, targets }: TargetsPageProps, target: TargetSet, at: number): TableCell => {
  const period = printPeriod(periodOf(target.period_key))
  return { html: isInForce(targets, target, at) ? <ChangeLink {...{ council_id, measure, target, period }} /> : '' }
}

type Linked = { council_id: string; measure: MeasureBrief; target: TargetSet; period: string }

const ChangeLink = ({ council_id, measure, target, period }: Linked) => (
  <a
    class="govuk-link"
    href={`${paths.targets(council_id, measure.measure_code)}?period=${encodeURIComponent(target.period_key)}`}
  >
    Change<span class="govuk-visually-hidden"> the target for {period}</span>
  </a>
)

const toleranceOf = ({ tolerance_kind, tolerance_value }: TargetSet): Tolerance | null =>
  tolerance_kind === null || tolerance_value === null ? null : ({ tolerance_kind, tolerance_value } as Tolerance)
