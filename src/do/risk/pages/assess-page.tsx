import type { Framework, PageFrame } from '#framework/door.ts'
import { type Period, periodOf, printPeriod } from '#kernel/period.ts'
import { paths } from '#paths.ts'
import type { Leave } from '#platform/access/door.ts'
import { Button } from '#ui/button/button.tsx'
import { FormErrors, type FormState, field, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { Radios } from '#ui/radios/radios.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { Textarea } from '#ui/textarea/textarea.tsx'
import type { RiskAt } from '../queries.ts'
import { ratingNow } from '../rating.ts'
import { movementWords, RatingTag, registerName, scoreWords } from './words.tsx'

export type AssessPageProps = {
  frame: PageFrame
  council_id: string
  terms: Framework['risk']
  risk: RiskAt
  periods: readonly Period[]
  /** Key of the period the form opens on. */
  period: string
  mayAssess: Leave
  person: string
  form: FormState
}

/** The form by which a risk is assessed for a period. It opens on what was assessed last. */
export const AssessPage = (props: AssessPageProps) => {
  const { frame, council_id, terms, risk, form, mayAssess } = props
  const now = scoreWords(terms, risk.current_likelihood, risk.current_impact)
  return (
    <Page
      {...frame}
      title={`Assess ${risk.name}`}
      errors={hasErrors(form.errors)}
      breadcrumbs={[
        { text: 'Home', href: paths.home(council_id) },
        { text: 'Risks', href: paths.risks(council_id) },
        { text: risk.name, href: paths.risk(council_id, risk.risk_code) },
        { text: 'Assess' },
      ]}
    >
      <FormErrors errors={form.errors} />
      <span class="govuk-caption-l">
        {registerName(terms, risk.register)}, {risk.risk_code}
      </span>
      <h1 class="govuk-heading-l">Assess {risk.name}</h1>
      <p class="govuk-body">
        In {printPeriod(periodOf(risk.period_key))}:{' '}
        <RatingTag rating={ratingNow(terms, risk)} opportunity={risk.is_opportunity} />
        {now && ` ${now}`}, {movementWords(terms, risk)}.
      </p>
      {mayAssess === true ? <AssessForm {...props} /> : <p class="govuk-body">{mayAssess}</p>}
    </Page>
  )
}

const AssessForm = (props: AssessPageProps) => {
  const { council_id, terms, risk, periods, period, person, form } = props
  const last = printPeriod(periodOf(risk.period_key))
  return (
    <form method="post" action={paths.assessRisk(council_id, risk.risk_code)} novalidate class="gt-reading">
      <Select
        {...field(form, 'period_key', period)}
        label={{ text: 'Assessment for' }}
        items={periods.map((each) => ({
          value: each.key,
          text: `${printPeriod(each)}, ${printPeriod(each, 'months')}`,
        }))}
      />
      <Radios
        {...field(form, 'changed')}
        fieldset={{ legend: { text: 'Has the risk changed?', classes: 'govuk-fieldset__legend--s' } }}
        items={[
          {
            value: 'no',
            text: 'No change since the assessment before',
            hint: { text: 'The score and the controls are carried on. Your name stays with the statement.' },
          },
          { value: 'yes', text: 'Yes, the score or the controls changed' },
        ]}
      />
      <Scores {...props} />
      {terms.matrix && <MatrixKey terms={terms} />}
      <Textarea
        {...field(form, 'controls', risk.controls)}
        label={{ text: 'Controls' }}
        hint={{ text: `What is in place to make the risk less likely or less grave. Shown as it was in ${last}.` }}
        rows={4}
      />
      <Textarea
        {...field(form, 'comment')}
        label={{ text: 'What changed and why' }}
        hint={{ text: 'Needed when the risk has changed. Reports print it beside the score.' }}
        rows={4}
      />
      <TextInput
        {...field(form, 'reviewed_by', person)}
        label={{ text: 'Reviewed by' }}
        hint={{ text: 'For example the owner with the management team of the directorate' }}
      />
      <Button text="Save the assessment" preventDoubleClick />
    </form>
  )
}

/** On the council's own matrix, or in its own colours. */
const Scores = ({ terms, risk, form }: AssessPageProps) => {
  if (terms.matrix === undefined) {
    const ratings = terms.judged?.ratings ?? []
    return (
      <Radios
        {...field(form, 'rating', risk.rag ?? '')}
        fieldset={{ legend: { text: 'Rating now', classes: 'govuk-fieldset__legend--s' } }}
        items={ratings.map(({ name, status }) => ({ value: status, text: name }))}
      />
    )
  }
  const levels = (words: readonly string[]) => [
    { value: '', text: 'Choose' },
    ...words.map((word, at) => ({ value: String(at + 1), text: `${at + 1}: ${word}` })),
  ]
  return (
    <>
      <Select
        {...field(form, 'likelihood', String(risk.current_likelihood ?? ''))}
        label={{ text: 'Likelihood now' }}
        items={levels(terms.matrix.likelihood)}
      />
      <Select
        {...field(form, 'impact', String(risk.current_impact ?? ''))}
        label={{ text: 'Impact now' }}
        items={levels(terms.matrix.impact)}
      />
    </>
  )
}

/** What the scores are called here: 'Low from 1 to 4, Medium from 5 to 8, High from 9 to 16.' */
const MatrixKey = ({ terms }: { terms: Framework['risk'] }) => (
  <p class="govuk-body">
    {terms.matrix?.score === 'product' && 'The score is likelihood times impact. '}
    {terms.matrix?.bands.map(({ name, from, to }) => `${name} from ${from} to ${to}`).join(', ')}.
  </p>
)
