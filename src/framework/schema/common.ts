import { z } from 'zod'

/** Lower-case words joined by hyphens: how everything in a framework file is pointed at. */
export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')

/** Plan items keep the council's own references, so capitals and full stops are allowed. */
export const itemCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'must be letters, digits, full stops and hyphens')

export const isoDate = z.iso.date('must be a date written as year-month-day, such as 2026-04-01')

/** A day of any year: '02-28'. 29 February is refused because most years lack it. */
export const monthDay = z
  .string()
  .regex(
    /^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|1\d|2[0-8])$/,
    'must be a month and day, such as 02-28',
  )

export const month = z
  .int('must be a whole month number')
  .min(1, 'must be a month, 1 to 12')
  .max(12, 'must be a month, 1 to 12')

export const quarter = z.int().min(1, 'must be a quarter, 1 to 4').max(4, 'must be a quarter, 1 to 4')

export const text = z.string().trim().min(1, 'must not be empty')

/** Exact decimals stay text, so that 0.1 is 0.1. A YAML number is taken as it is written. */
export const decimalText = z
  .union([z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a plain decimal number'), z.number()])
  .transform((value) => String(value))

/**
 * Says that a fact is not the council's own: `true` for the whole entry, or the names of the keys that were chosen
 * for the demonstration. Whatever is printed from such an entry carries the label "illustrative".
 */
export const illustrative = z.union([z.boolean(), z.array(text).min(1)])

export const quartersOf = z.array(quarter).min(1)
export const councilIds = z.array(code).min(1).describe('Only these councils; all the councils of the file when absent')
