import { type Framework, measureWords, type PageFrame } from '#framework/door.ts'
import { printDateTime } from '#kernel/dates.ts'
import { type Period, printPeriod } from '#kernel/period.ts'
import { capital } from '#kernel/words.ts'
import { paths } from '#paths.ts'
import type { MeasureBrief } from '#plan/measures/door.ts'
import type { Leave } from '#platform/access/door.ts'
import { Button } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { FormErrors, type FormState, field, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { Textarea } from '#ui/textarea/textarea.tsx'
import { bySomebodyElse, type Person, spokenOfBefore, valueStates } from '../rules.ts'
import { type Beside, BesideIt, printFigure, type Version } from './beside.tsx'
import { CommentForm, type CommentNow, CommentRead } from './comment-form.tsx'

export type ValuePageProps = {
  frame: PageFrame
  framework: Framework
  council_id: string
  measure: MeasureBrief
  period: Period
  versions: readonly Version[]
  comment: CommentNow
  beside: Beside
  form: FormState
  /** What this person may do with the figure, or the sentence why not. */
  may: { see: Leave; enter: Leave; explain: Leave; sign: Leave }
  person: Person
}

/** One figure: its form, its signature, and every version of it. */
export const ValuePage = (props: ValuePageProps) => {
  const { frame, council_id, measure, period, versions, form } = props
  const title = `${measure.name}, ${printPeriod(period)}`
  const earlier = spokenOfBefore(props.comment?.value_version ?? null, versions)
  const breadcrumbs = [
    { text: 'Home', href: paths.home(council_id) },
    { text: capital(measureWords(props.framework).many), href: paths.measures(council_id) },
    { text: measure.name, href: paths.measure(council_id, measure.measure_code) },
    { text: printPeriod(period) },
  ]
  return (
    <Page title={title} {...frame} breadcrumbs={breadcrumbs} errors={hasErrors(form.errors)}>
      <FormErrors errors={form.errors} />
      <span class="govuk-caption-l">{measure.name}</span>
      <h1 class="govuk-heading-l">{printPeriod(period, 'months')}</h1>
      {props.may.enter !== true && props.may.see === true && versions[0] && (
        <p class="govuk-body-l">
          {printFigure(versions[0], measure)}, {versions[0].state}.
        </p>
      )}
      {props.may.see === true && <BesideIt measure={measure} beside={props.beside} />}
      {props.may.enter === true ? <ValueForm {...props} /> : <p class="govuk-body">{props.may.enter}</p>}
      {versions[0] && <Signature {...props} newest={versions[0]} />}
      {props.may.explain === true ? (
        <CommentForm
          action={`${paths.measure(council_id, measure.measure_code)}/${period.key}/comment`}
          now={props.comment}
          form={form}
          earlier={earlier && printFigure(earlier, measure)}
        />
      ) : (
        props.may.explain !== props.may.enter && <p class="govuk-body">{props.may.explain}</p>
      )}
      {props.may.explain !== true && props.comment && (
        <CommentRead now={props.comment} earlier={earlier && printFigure(earlier, measure)} />
      )}
      {props.may.see === true ? (
        <History versions={versions} measure={measure} />
      ) : (
        <p class="govuk-body">{props.may.see}</p>
      )}
    </Page>
  )
}

const ValueForm = ({ council_id, measure, period, versions, form }: ValuePageProps) => {
  const now = versions[0]
  const initial = (name: 'value' | 'numerator' | 'denominator' | 'forecast_value') => now?.[name] ?? ''
  return (
    <form method="post" action={paths.value(council_id, measure.measure_code, period.key)} novalidate>
      <TextInput
        {...field(form, 'value', initial('value') || (now?.value_text ?? ''))}
        label={{ text: measure.unit === 'number' ? 'Figure' : `Figure (${measure.unit})`, classes: 'govuk-label--m' }}
        hint={{ text: 'A number, or words such as “Not available” or “below 10”.' }}
        classes="govuk-input--width-10"
      />
      <Select
        {...field(form, 'state')}
        label={{ text: 'State of the figure' }}
        hint={{ text: 'Leave it to what you enter, unless the figure is provisional.' }}
        items={[
          { value: '', text: 'As entered' },
          ...valueStates.map((state) => ({ value: state, text: capital(state) })),
        ]}
      />
      <TextInput
        {...field(form, 'numerator', initial('numerator'))}
        label={{ text: 'Numerator, if there is one' }}
        classes="govuk-input--width-10"
      />
      <TextInput
        {...field(form, 'denominator', initial('denominator'))}
        label={{ text: 'Denominator, if there is one' }}
        classes="govuk-input--width-10"
      />
      <TextInput
        {...field(form, 'forecast', initial('forecast_value'))}
        label={{ text: 'Forecast for the year end, if you have one' }}
        classes="govuk-input--width-10"
      />
      {now && (
        <Textarea
          {...field(form, 'reason')}
          label={{ text: 'Why the figure changes' }}
          hint={{ text: 'The earlier figure stays in the history with your reason.' }}
          rows={3}
        />
      )}
      <Button text="Save the figure" preventDoubleClick />
    </form>
  )
}

const Signature = ({ council_id, measure, period, newest, may, person }: ValuePageProps & { newest: Version }) => {
  if (newest.signed_by !== null) {
    return (
      <p class="govuk-body">
        Signed off by {newest.signed_by}
        {newest.signed_at && `, ${printDateTime(newest.signed_at.toISOString())}`}.
      </p>
    )
  }
  const leave = may.sign === true ? bySomebodyElse(newest, person) : may.sign
  if (leave !== true) return <p class="govuk-body">Not signed off yet. {leave}</p>
  return (
    <form method="post" id="sign-off" action={paths.signOff(council_id, measure.measure_code, period.key)}>
      <input type="hidden" name="version" value={String(newest.version)} />
      <Button
        text={`Sign off ${printFigure(newest, measure)}`}
        classes={may.enter === true ? 'govuk-button--secondary' : ''}
        preventDoubleClick
      />
    </form>
  )
}

const History = ({ versions, measure }: { versions: readonly Version[]; measure: MeasureBrief }) => (
  <DataTable
    caption="Every version of this figure"
    empty="No figure has been given for this period yet."
    head={[
      { text: 'Version' },
      { text: 'Figure', format: 'numeric' },
      { text: 'State' },
      { text: 'Given by' },
      { text: 'When' },
      { text: 'Reason' },
      { text: 'From' },
    ]}
    rows={versions.map((version) => [
      { text: String(version.version) },
      { text: printFigure(version, measure), format: 'numeric' },
      { text: version.state },
      { text: version.entered_by },
      { text: printDateTime(version.entered_at.toISOString()) },
      { text: version.reason },
      {
        text: version.file_name === null ? 'Entered by hand' : `${version.file_name}, row ${version.import_row ?? ''}`,
      },
    ])}
  />
)
