/** What happens on a day, so that a page can group and a reader can choose. */
export const calendarKinds = [
  'return',
  'finance-return',
  'risk-return',
  'stage',
  'dispatch',
  'meeting',
  'report',
  'approval',
  'review',
  'people',
  'challenge',
  'publication',
] as const

export type CalendarKind = (typeof calendarKinds)[number]

/**
 * One date of a council's year. `id` stays the same when the date moves; `rule` is the key path in the framework file
 * that put it there; `body` is a body's code.
 */
export type CalendarEntry = {
  readonly id: string
  readonly date: string
  readonly kind: CalendarKind
  readonly title: string
  readonly body?: string
  readonly period_key?: string
  readonly rule: string
  readonly illustrative?: true
}

type Marked = { illustrative?: boolean | string[] | undefined }

/** Whether any of the facts (by key) that an entry rests on was chosen for the demonstration. */
export const chosen = (holder: Marked | undefined, ...keys: string[]): boolean =>
  Array.isArray(holder?.illustrative)
    ? holder.illustrative.some((key) => keys.includes(key))
    : holder?.illustrative === true

export const marked = (illustrative: boolean): { illustrative?: true } => (illustrative ? { illustrative: true } : {})
