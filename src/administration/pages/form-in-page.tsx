import type { PropsWithChildren } from 'hono/jsx'
import type { Framework } from '#framework/door.ts'
import type { UnitListed } from '#platform/access/people-queries.ts'
import { Button } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { emptyForm, FormErrors, type FormState, field } from '#ui/form.tsx'

/** One of several forms on a page: what was typed and refused belongs to the one that was sent. */
export const stateOf = (form: FormState, which: string): FormState => (form.values.form === which ? form : emptyForm)

/** A field of one of several forms, whose ids must differ. */
export const fieldOf = (form: FormState, which: string, name: string, initial = '') => ({
  ...field(stateOf(form, which), name, initial),
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

export const unitItems = (units: readonly UnitListed[], none: string) => [
  { value: '', text: none },
  ...units.map(({ unit_code, name }) => ({ value: unit_code, text: name })),
]

export const roleItems = ({ roles }: Framework, none: string) => [
  { value: '', text: none },
  ...roles.map(({ code, name }) => ({ value: code, text: name })),
]

/** The scopes chosen from a list; those of single measures and plan items are given by a program or the command line. */
export const scopeItems = ({ bodies }: Framework, units: readonly UnitListed[]) => [
  { value: 'council', text: 'The whole council' },
  ...units.map(({ unit_code, name, kind }) => ({ value: `unit:${unit_code}`, text: `${name} (${kind})` })),
  ...bodies.map(({ code, name }) => ({ value: `body:${code}`, text: name })),
]
