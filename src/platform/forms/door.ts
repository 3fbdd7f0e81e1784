// What every form of the product does alike: reading what was typed, and coming back with what was refused.
import type { Context } from 'hono'
import { type DateParts, typedDate } from '#kernel/typed-date.ts'
import type { Refusal } from '#platform/commands/door.ts'
import type { FormState } from '#ui/form.tsx'

/** What was typed, by the name of the field. */
export type Typed = Record<string, string>

/** How a page with a form answers: shown, or shown again because of a refusal. */
export type FormStatus = 200 | 403 | 409 | 422

/**
 * The text fields of the form that was sent; a file sent in place of text is as good as nothing. A date typed as day, month
 * and year is there under its own name too: as ISO text, or as it was typed where that is no date.
 */
export const typedIn = async (c: Context): Promise<Typed> => {
  const fields = Object.entries(await c.req.parseBody())
  return withDates(
    Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  )
}

/** The same of an address: `until-day`, `until-month` and `until-year` make `until`. */
export const withDates = (typed: Typed): Typed => {
  const dates = Object.keys(typed).flatMap((part) => {
    const name = part.endsWith('-day') ? part.slice(0, -'-day'.length) : null
    const parts = name === null ? null : partsOf(typed, name)
    if (name === null || parts === null) return []
    const date = typedDate(parts)
    return [[name, date.ok ? date.value : [parts.day, parts.month, parts.year].join(' ').trim()] as const]
  })
  return { ...typed, ...Object.fromEntries(dates) }
}

/** What was typed for a date, where it was asked for in three boxes. */
const partsOf = (typed: FormState['values'], name: string): DateParts | null => {
  const { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year } = typed
  const asked = typeof day === 'string' && typeof month === 'string' && typeof year === 'string'
  return asked ? { day, month, year } : null
}

/** What is wrong with a date in three boxes: 'The first day must include a year'; null where it is a date or none. */
export const dateFault = (typed: FormState['values'], name: string): string | null => {
  const parts = partsOf(typed, name)
  const date = parts === null ? null : typedDate(parts)
  return date === null || date.ok ? null : `${dateNames[name] ?? 'The date'} ${date.error}`
}

/** What a date is called where it is wrong, so that the summary above a form of two tells them apart. */
const dateNames: Readonly<Record<string, string>> = {
  from: 'The first day',
  held_from: 'The first day',
  until: 'The last day',
  held_until: 'The last day',
  left_on: 'The last day',
  held_on: 'The day it was held',
  next_due_on: 'The day the next one is due',
}

/**
 * The form again, with all that was typed and what was wrong with it. A page that has the thing in its address answers
 * not-found before asking this; elsewhere it is something chosen in the form that has gone since.
 */
export const refusedForm = (
  values: FormState['values'],
  refusal: Refusal,
): { form: FormState; status: Exclude<FormStatus, 200> } => {
  if (refusal.kind === 'invalid') return { form: { values, errors: sayingDates(values, refusal.fields) }, status: 422 }
  if (refusal.kind === 'forbidden') return { form: { values, errors: { '': [refusal.reason] } }, status: 403 }
  const message = refusal.kind === 'conflict' ? refusal.message : 'That is not there: choose again'
  return { form: { values, errors: { '': [message] } }, status: 409 }
}

/** A command tells dates as programs write them; who typed one in three boxes is told which is wrong. */
const sayingDates = (values: FormState['values'], fields: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, said]) => {
      if (partsOf(values, name) === null) return [name, said]
      const fault = dateFault(values, name)
      return [name, fault === null ? said.map(withoutExample) : [fault]]
    }),
  )

/** 'Enter the last day, such as 2026-12-31' → 'Enter the last day'. */
const withoutExample = (message: string): string => message.replace(/,? such as \d{4}-\d{2}-\d{2}$/, '')
