import { z } from 'zod'
import { isIsoDate } from '#kernel/dates.ts'
import type { Refusal } from '#platform/commands/door.ts'
import { scopeKinds } from './commands.ts'

/** A day as ISO text; `words` ask for it. */
export const date = (words: string) => z.string().trim().refine(isIsoDate, words)
export const reason = z.string().trim().min(1, 'Say why')

/** A role of the framework, and where it is held. */
export const roleInScope = {
  role_code: z.string().min(1, 'Choose a role'),
  scope_kind: z.enum(scopeKinds),
  scope_code: z.string().trim().default(''),
}

/** A last day that need not be given; see `openEnded`. */
export const lastDay = z
  .string()
  .trim()
  .default('')
  .refine((text) => text === '' || isIsoDate(text), 'Enter a date such as 2027-03-31')

/** From when, and until when if that is known, something is given. */
export const givenFor = { held_from: date('Enter a date such as 2026-12-01'), held_until: lastDay, reason }

/** What was given from one day ends on another. */
export const endedOn = {
  held_from: date('Enter a date such as 2026-12-01'),
  held_until: date('Enter the last day, such as 2026-12-31'),
  reason,
}

/** With null for the last day where none was given, as it is kept. */
export const openEnded = <Held extends { held_until: string }>(held: Held) => ({
  ...held,
  held_until: held.held_until === '' ? null : held.held_until,
})

/** A time without end never does. */
export const endsBeforeItBegins = ({ held_from, held_until }: { held_from: string; held_until: string | null }) =>
  held_until !== null && held_until < held_from

/** The refusal of one field; of the whole where the field has no name. */
export const wrong = (field: string, message: string): Refusal => ({ kind: 'invalid', fields: { [field]: [message] } })

/** What nobody does for themselves; told to the auditor, like every attempt at more than one may. */
export const byOthers = (reason: string): Refusal => ({ kind: 'forbidden', reason })
