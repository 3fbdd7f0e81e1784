import type { Context } from 'hono'
import { isIsoDate } from '#kernel/dates.ts'
import type { AppEnv } from '../parts.ts'

type C = Context<AppEnv>

/** What the address asks for under that name; undefined for nothing. */
export const asked = (c: C, name: string): string | undefined => c.req.query(name)?.trim() || undefined

/** The same where it is a day; anything else asks for nothing. */
export const askedDay = (c: C, name: string): string | undefined => {
  const text = asked(c, name)
  return text !== undefined && isIsoDate(text) ? text : undefined
}

/** Where a page goes on, from `printPlace`; undefined for anything that was made up. */
export const askedPlace = (c: C): { at: string; id: number } | undefined => {
  const [, at, id] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_(\d{1,15})$/.exec(c.req.query('older') ?? '') ?? []
  return at === undefined || Number.isNaN(Date.parse(at)) ? undefined : { at, id: Number(id) }
}

/** The last of a page, for the address of the page after it. */
export const printPlace = ({ at, id }: { at: string; id: number }): string => `${at}_${id}`
