import { z } from 'zod'
import { isIsoDate } from '#kernel/dates.ts'
import { scannerPlace } from './scanner-place.ts'

/** The day on which the illustrative figures are in season: a quarter just closed, its report not yet signed. */
export const demonstrationToday = '2026-11-20'

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address, such as https://performance.example.gov.uk' })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '', 'must have no path after the host')
  .transform((url) => url.origin)

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a whole number from 0 to 65535')

const count = (most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, `must be a whole number from 1 to ${most}`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, `must be a whole number from 1 to ${most}`)

const yesOrNo = z.enum(['true', 'false'], { error: 'must be true or false' }).transform((text) => text === 'true')

const database = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address such as postgres://user:password@host/database',
})

/**
 * Every setting the product reads from its environment; an empty value counts as none. README.md explains each.
 * Faults are worded to follow the setting's name.
 */
export const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: database.optional(),
  DATABASE_OWNER_URL: database.optional(),
  DATA_DIR: z.string().default('var'),
  BASE_URL: origin.optional(),
  DEMONSTRATION: yesOrNo.optional(),
  DEMONSTRATION_TODAY: z.string().refine(isIsoDate, 'must be a date such as 2026-11-20').optional(),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://user:password@host' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/, 'must be an address such as Performance <performance@example.gov.uk>')
    .optional(),
  SIGN_IN_PROVIDERS: z.string().optional(),
  SESSION_IDLE_MINUTES: count(1440).optional(),
  SESSION_HOURS: count(168).optional(),
  SECOND_FACTOR: z.enum(['roles', 'everybody'], { error: 'must be roles or everybody' }).default('roles'),
  CLAMAV_HOST: scannerPlace.optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' })
    .default('info'),
})

/** Faults of settings taken together, to be told beside the faults of each alone. */
export const faultsBetween = (given: Readonly<Record<string, string>>): string[] => {
  const demonstration = (given.DEMONSTRATION ?? String(given.DATABASE_URL === undefined)) === 'true'
  const faults: [boolean, string][] = [
    [
      !demonstration && given.AUTH_SECRET === undefined,
      'AUTH_SECRET is required outside a demonstration: at least 32 characters that nobody can guess',
    ],
    [
      !demonstration && given.DEMONSTRATION_TODAY !== undefined,
      'DEMONSTRATION_TODAY may be set in a demonstration only',
    ],
    [
      given.DATABASE_OWNER_URL !== undefined && given.DATABASE_URL === undefined,
      'DATABASE_URL is required with DATABASE_OWNER_URL: the address of the user who serves',
    ],
    [
      given.SMTP_URL !== undefined && given.MAIL_FROM === undefined,
      'MAIL_FROM is required with SMTP_URL: the address mail is sent from',
    ],
  ]
  return faults.flatMap(([found, fault]) => (found ? [fault] : []))
}
