import { ErrorSummary } from './error-summary/error-summary.tsx'

/** Field name → what is wrong with it. The empty name is for what belongs to no one field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** A form as it comes back: what was typed, kept as typed, and what was refused. */
export type FormState = {
  readonly values: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly errors: FieldErrors
}

export const emptyForm: FormState = { values: {}, errors: {} }

export const hasErrors = (errors: FieldErrors): boolean => Object.values(errors).some((messages) => messages.length > 0)

/** The error summary, linked to each field by its id; nothing when nothing is wrong. */
export const FormErrors = ({ errors, title }: { errors: FieldErrors; title?: string }) => {
  if (!hasErrors(errors)) return null
  const errorList = Object.entries(errors).flatMap(([name, messages]) =>
    messages.map((text) => (name === '' ? { text } : { text, href: `#${encodeURIComponent(name)}` })),
  )
  return <ErrorSummary titleText={title ?? 'There is a problem'} errorList={errorList} />
}

/** The `errorMessage` option of a field. */
export const errorOf = (errors: FieldErrors, name: string): { text: string } | undefined => {
  const messages = errors[name]
  return messages && messages.length > 0 ? { text: messages.join('. ') } : undefined
}

/** The options a single-value field shares with its form: `<TextInput {...field(form, 'code')} label={…} />`. */
export const field = (form: FormState, name: string, initial = '') => {
  const typed = form.values[name]
  return {
    id: name,
    name,
    value: (typeof typed === 'string' ? typed : typed?.[0]) ?? initial,
    errorMessage: errorOf(form.errors, name),
  }
}

/** The same for checkboxes, which send any number of values. */
export const choices = (form: FormState, name: string, initial: readonly string[] = []) => {
  const typed = form.values[name]
  return {
    idPrefix: name,
    name,
    values: typed === undefined ? initial : typeof typed === 'string' ? [typed] : typed,
    errorMessage: errorOf(form.errors, name),
  }
}
