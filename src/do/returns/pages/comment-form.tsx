import { printDate } from '#kernel/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField, dateField } from '#ui/date-input/date-field.tsx'
import { type FormState, field } from '#ui/form.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { Textarea } from '#ui/textarea/textarea.tsx'
import { WarningText } from '#ui/warning-text/warning-text.tsx'
import type { commentOn } from '../queries.ts'

export type CommentNow = Awaited<ReturnType<typeof commentOn>>

type CommentFormProps = {
  action: string
  now: CommentNow
  form: FormState
  /** The figure it was written for, as printed, where that has since become another. */
  earlier: string | null
}

/** What the service says of a figure, in its fixed parts. */
export const CommentForm = ({ action, now, form, earlier }: CommentFormProps) => (
  <form method="post" action={action} novalidate>
    <h2 class="govuk-heading-m">Commentary</h2>
    {earlier !== null && (
      <WarningText
        text={`This was written for the earlier figure, ${earlier}. Change it, or save it as it is if it still holds.`}
      />
    )}
    <Textarea {...field(form, 'what_happened', now?.what_happened)} label={{ text: 'What happened' }} rows={3} />
    <Textarea {...field(form, 'why', now?.why)} label={{ text: 'Why' }} rows={3} />
    <Textarea {...field(form, 'remedy', now?.remedy)} label={{ text: 'What is being done about it' }} rows={3} />
    <DateField {...dateField(form, 'remedy_by', now?.remedy_by ?? '')} label="By when" />
    <TextInput {...field(form, 'remedy_owner', now?.remedy_owner)} label={{ text: 'Who does it' }} />
    <Button text="Save the commentary" classes="govuk-button--secondary" preventDoubleClick />
  </form>
)

/** The same for those who only read. */
export const CommentRead = ({ now, earlier }: { now: NonNullable<CommentNow>; earlier: string | null }) => {
  const by = [now.remedy_owner, now.remedy_by && `by ${printDate(now.remedy_by)}`].filter(Boolean).join(', ')
  return (
    <section>
      <h2 class="govuk-heading-m">Commentary</h2>
      {earlier !== null && <WarningText text={`This was written for the earlier figure, ${earlier}.`} />}
      <p class="govuk-body">{now.what_happened}</p>
      {now.why && <p class="govuk-body">{now.why}</p>}
      {now.remedy && (
        <p class="govuk-body">
          What is being done: {now.remedy}
          {by && ` (${by})`}
        </p>
      )}
    </section>
  )
}
