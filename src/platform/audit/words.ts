import { isIsoDate, printDate } from '#kernel/dates.ts'
import { parsePeriodKey, printPeriod } from '#kernel/period.ts'

/** A row of the log as it was kept; `before` and `after` are whatever the command left there. */
export type AuditEntry = {
  entry_id: number
  /** ISO text to the microsecond. */
  at: string
  person_id: string | null
  actor_name: string
  /** The person's post as it is now; empty for the product itself. */
  post: string
  door: string
  request_id: string
  command: string
  subject_kind: string
  subject_id: string
  before: unknown
  after: unknown
  reason: string | null
  /** Whether a seal covers it already. */
  sealed: boolean
}

/** The names of the things that rows point at by code. */
export type AuditNames = {
  measure: (code: string) => { name: string; unit: string; decimals: number } | undefined
  /** What the council and its framework call a thing today; its code where they no longer know it. */
  named: (kind: NamedKind, code: string) => string
}

export type NamedKind = 'person' | 'unit' | 'post' | 'plan' | 'measure' | 'role' | 'body' | 'register' | 'product'

/** How a room tells of its commands: a title for choosing, and what was done, as the rest of a sentence about a person. */
export type AuditWords = Readonly<
  Record<string, { readonly title: string; readonly tell: (entry: AuditEntry, names: AuditNames) => string | null }>
>

/** What was kept, as fields; nothing where it is not an object. */
export const fieldsOf = (kept: unknown): Readonly<Record<string, unknown>> =>
  typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? { ...kept } : {}

/** A field as text, or null where there is none. */
export const textOf = (fields: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = fields[name]
  if (value === null || value === undefined || typeof value === 'object') return null
  return String(value)
}

/** A day as it is printed, '1 April 2023'; other text as it was kept, null where there is none. */
export const dayOf = (fields: Readonly<Record<string, unknown>>, name: string): string | null => {
  const text = textOf(fields, name)
  return text !== null && isIsoDate(text) ? printDate(text) : text
}

/** A period as it is printed, 'Q2 2026/27'; other text as it was kept. */
export const periodWords = (key: string): string => {
  const period = parsePeriodKey(key)
  return period === null ? key : printPeriod(period)
}

/** Empty where that side does not speak of the field; 'nothing' where it says there is nothing. */
export type FieldChange = { field: string; before: string; after: string }

/** What differs between before and after, field by field in words; what is alike is left out. */
export const fieldChanges = (before: unknown, after: unknown): FieldChange[] => {
  const [was, is] = [flatten(before), flatten(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const change = { field, before: was.get(field) ?? '', after: is.get(field) ?? '' }
    const alike = (change.before || 'nothing') === (change.after || 'nothing')
    return alike ? [] : [change]
  })
}

const flatten = (kept: unknown, path = '', into = new Map<string, string>()): Map<string, string> => {
  if (kept === undefined || (kept === null && path === '')) return into
  if (kept === null) return into.set(path, 'nothing')
  if (typeof kept !== 'object') return into.set(path || 'all', String(kept))
  for (const [name, value] of Object.entries(kept)) flatten(value, nested(path, nameOf(name, kept)), into)
  return into
}

const nested = (path: string, name: string): string => (path === '' ? name : `${path}, ${name}`)
const nameOf = (name: string, within: object): string =>
  Array.isArray(within) ? String(Number(name) + 1) : name.replaceAll(/[_-]/g, ' ')
