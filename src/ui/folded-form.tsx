import type { PropsWithChildren } from 'hono/jsx'
import { Button } from './button/button.tsx'
import { dateField } from './date-input/date-field.tsx'
import { Details } from './details/details.tsx'
import { emptyForm, FormErrors, type FormState, field } from './form.tsx'

/** One of several forms on a page: what was typed and refused belongs to the one that was sent. */
export const stateOf = (form: FormState, which: string): FormState => (form.values.form === which ? form : emptyForm)

/** A field of one of several forms, whose ids must differ. */
export const fieldOf = (form: FormState, which: string, name: string, initial = '') => ({
  ...field(stateOf(form, which), name, initial),
  id: `${which}-${name}`,
})

/** The same for a date. */
export const dateFieldOf = (form: FormState, which: string, name: string, initial = '') => ({
  ...dateField(stateOf(form, which), name, initial),
  id: `${which}-${name}`,
})

/** The summary of errors, leading to the fields of the form that was sent. */
export const ErrorsOf = ({ form }: { form: FormState }) => {
  const which = String(form.values.form ?? '')
  const errors = Object.entries(form.errors).map(
    ([name, said]) => [name === '' ? '' : `${which}-${name}`, said] as const,
  )
  return <FormErrors errors={Object.fromEntries(errors)} />
}

type FoldedProps = PropsWithChildren<{ form: FormState; which: string; title: string; action: string; button: string }>

/** A form folded away until it is wanted, or comes back with something wrong. */
export const FoldedForm = ({ form, which, title, action, button, children }: FoldedProps) => (
  <Details summaryText={title} open={form.values.form === which}>
    <form method="post" action={action} novalidate>
      <input type="hidden" name="form" value={which} />
      {children}
      <Button text={button} preventDoubleClick />
    </form>
  </Details>
)
