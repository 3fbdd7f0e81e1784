import { z } from 'zod'
import { faultOfName } from '#kernel/plain-name.ts'

/** A name of somebody or something, as it stands in lists and in the audit log. */
export const plainName = (words: string) => z.string().trim().min(1, words).check(isPlain)
/** The same where there need be none. */
export const plainNameOrNone = z.string().trim().default('').check(isPlain)

function isPlain(given: z.core.ParsePayload<string>): void {
  const fault = given.value === '' ? null : faultOfName(given.value)
  if (fault !== null) given.issues.push({ code: 'custom', message: fault, input: given.value })
}
