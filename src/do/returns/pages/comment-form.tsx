import { Button } from '#ui/button/button.tsx'
import { type FormState, field } from '#ui/form.tsx'
import { TextInput } from '#ui/text-input/text-input.tsx'
import { Textarea } from '#ui/textarea/textarea.tsx'
import type { commentOn } from '../queries.ts'

export type CommentNow = Awaited<ReturnType<typeof commentOn>>

/** What the service says of a figure, in its fixed parts. */
export const CommentForm = ({ action, now, form }: { action: string; now: CommentNow; form: FormState }) => (
  <form method="post" action={action} novalidate>
    <h2 class="govuk-heading-m">Commentary</h2>
    <Textarea {...field(form, 'what_happened', now?.what_happened)} label={{ text: 'What happened' }} rows={3} />
    <Textarea {...field(form, 'why', now?.why)} label={{ text: 'Why' }} rows={3} />
    <Textarea {...field(form, 'remedy', now?.remedy)} label={{ text: 'What is being done about it' }} rows={3} />
    <TextInput
      {...field(form, 'remedy_by', now?.remedy_by ?? '')}
      label={{ text: 'By when' }}
      hint={{ text: 'For example 2027-03-31' }}
      classes="govuk-input--width-10"
    />
    <TextInput {...field(form, 'remedy_owner', now?.remedy_owner)} label={{ text: 'Who does it' }} />
    <Button text="Save the commentary" classes="govuk-button--secondary" preventDoubleClick />
  </form>
)
