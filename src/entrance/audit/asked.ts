import type { Context } from 'hono'
import { isIsoDate } from '#kernel/dates.ts'
import { dateFault, withDates } from '#platform/forms/door.ts'
import type { FormState } from '#ui/form.tsx'
import type { AppEnv } from '../parts.ts'

type C = Context<AppEnv>

/** What the address asks for under that name, a day in three boxes as one; undefined for nothing. */
export const asked = (c: C, name: string): string | undefined => withDates(c.req.query())[name]?.trim() || undefined

/** The same where it is a day; anything else asks for nothing. */
export const askedDay = (c: C, name: string): string | undefined => {
  const text = asked(c, name)
  return text !== undefined && isIsoDate(text) ? text : undefined
}

/** The days of the filters as they were typed; one that is none filters nothing, and the page says so. */
export const daysTyped = (c: C): FormState => {
  const values = c.req.query()
  const faults = ['from', 'until'].flatMap((name) => {
    const fault = dateFault(values, name)
    return fault === null ? [] : [[name, [fault]] as const]
  })
  return { values, errors: Object.fromEntries(faults) }
}

/** Where a page goes on, from `printPlace`; undefined for anything that was made up. */
export const askedPlace = (c: C): { at: string; id: number } | undefined => {
  const [, at, id] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_(\d{1,15})$/.exec(c.req.query('older') ?? '') ?? []
  return at === undefined || Number.isNaN(Date.parse(at)) ? undefined : { at, id: Number(id) }
}

/** The last of a page, for the address of the page after it. */
export const printPlace = ({ at, id }: { at: string; id: number }): string => `${at}_${id}`
