// What every form of the product does alike: reading what was typed, and coming back with what was refused.
import type { Context } from 'hono'
import type { Refusal } from '#platform/commands/door.ts'
import type { FormState } from '#ui/form.tsx'

/** What was typed, by the name of the field. */
export type Typed = Record<string, string>

/** How a page with a form answers: shown, or shown again because of a refusal. */
export type FormStatus = 200 | 403 | 409 | 422

/** The text fields of the form that was sent; a file sent in place of text is as good as nothing. */
export const typedIn = async (c: Context): Promise<Typed> =>
  Object.fromEntries(
    Object.entries(await c.req.parseBody()).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

/**
 * The form again, with all that was typed and what was wrong with it. A page that has the thing in its address answers
 * not-found before asking this; elsewhere it is something chosen in the form that has gone since.
 */
export const refusedForm = (
  values: FormState['values'],
  refusal: Refusal,
): { form: FormState; status: Exclude<FormStatus, 200> } => {
  if (refusal.kind === 'invalid') return { form: { values, errors: refusal.fields }, status: 422 }
  if (refusal.kind === 'forbidden') return { form: { values, errors: { '': [refusal.reason] } }, status: 403 }
  const message = refusal.kind === 'conflict' ? refusal.message : 'That is not there: choose again'
  return { form: { values, errors: { '': [message] } }, status: 409 }
}
