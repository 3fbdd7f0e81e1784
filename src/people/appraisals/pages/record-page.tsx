import type { Framework, PageFrame } from '#framework/door.ts'
import { printPeriod } from '#kernel/period.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField, dateField } from '#ui/date-input/date-field.tsx'
import { FormErrors, type FormState, field, hasErrors } from '#ui/form.tsx'
import { Page } from '#ui/layout/page.tsx'
import { Radios } from '#ui/radios/radios.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { Textarea } from '#ui/textarea/textarea.tsx'
import { WarningText } from '#ui/warning-text/warning-text.tsx'
import type { Version } from '../queries.ts'
import { appraisalWord, conversationsOf, yearsOffered } from '../rules.ts'
import { crumbs } from './appraisal-page.tsx'

type Props = {
  frame: PageFrame
  council_id: string
  framework: Framework
  /** Whose conversation it was. */
  name: string
  action: string
  form: FormState
  today: string
  /** What comes next, as the first choice of a new record. */
  expected: { kind: string; year_key: string } | null
  /** What is there to be corrected; null for a new record. */
  now: Version | null
}

/** The form of a new record, or of a further version of one. */
export const RecordPage = (props: Props) => {
  const { frame, council_id, framework, name, action, form, today, expected, now } = props
  const title = now === null ? `Record: ${name}` : `Correct the record: ${name}`
  const kind = field(form, 'kind', now?.kind ?? expected?.kind)
  const years = yearsOffered(framework, today)
  const [year] = years
  return (
    <Page {...frame} title={title} errors={hasErrors(form.errors)} breadcrumbs={crumbs(council_id, framework, title)}>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{appraisalWord(framework)}</span>
        {title}
      </h1>
      <form method="post" action={action} novalidate>
        {now !== null && <input type="hidden" name="version" value={String(form.values.version ?? now.version)} />}
        <Radios
          idPrefix="kind"
          name="kind"
          value={kind.value}
          errorMessage={kind.errorMessage}
          fieldset={{ legend: { text: 'Which conversation was it?', classes: 'govuk-fieldset__legend--s' } }}
          items={(year ? conversationsOf(framework, year) : []).map(({ code, name }) => ({ value: code, text: name }))}
        />
        <Select
          {...field(form, 'year_key', now?.year_key ?? expected?.year_key)}
          label={{ text: 'For which year' }}
          items={years.map((one) => ({ value: one.key, text: printPeriod(one) }))}
        />
        <DateField {...dateField(form, 'held_on', now?.held_on ?? today)} label="When was it held?" />
        <DateField
          {...dateField(form, 'next_due_on', now?.next_due_on ?? '')}
          label="When is the next one due?"
          hint="Only if you agreed a day. For example, 20 5 2027"
        />
        <Textarea
          {...field(form, 'agreed', now?.agreed)}
          label={{ text: 'What was agreed' }}
          hint={{ text: `Read by ${name} and their line manager only` }}
          rows={12}
          spellcheck
        />
        {now !== null && (
          <TextInput
            {...field(form, 'reason')}
            label={{ text: 'Why it is corrected' }}
            hint={{ text: 'For the same readers. What it said before stays readable' }}
          />
        )}
        <WarningText text="It cannot be deleted. A mistake is put right by another version." />
        <Button text={now === null ? 'Save the record' : 'Save the correction'} preventDoubleClick />
      </form>
    </Page>
  )
}
