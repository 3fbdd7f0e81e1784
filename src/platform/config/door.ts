import { ok, type Result, refused } from '#kernel/result.ts'
import { readProviders, type SignInProvider } from './providers.ts'
import type { ScannerPlace } from './scanner-place.ts'
import { keptSecret } from './secret.ts'
import { withSecretFiles } from './secret-files.ts'
import { demonstrationToday, faultsBetween, settings } from './settings.ts'

export type { SignInProvider } from './providers.ts'
export type { ScannerPlace } from './scanner-place.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** How this installation runs. Names follow the environment's, in lower case. */
export type Config = {
  readonly port: number
  readonly host: string
  /** null: PGlite, in this process */
  readonly database_url: string | null
  /** the user who owns the tables, where the one of `database_url` only serves; for the command line, never for the server */
  readonly database_owner_url?: string | null
  readonly data_dir: string
  /** scheme, host and port, with no slash at the end */
  readonly base_url: string
  readonly demonstration: boolean
  /** null outside a demonstration, where today is today */
  readonly demonstration_today: string | null
  readonly auth_secret: string
  /** null: no letter is sent; a demonstration writes them to the log */
  readonly smtp_url: string | null
  readonly mail_from: string
  readonly log_level: LogLevel
  /** the councils' own identity providers; none when left out */
  readonly sign_in_providers?: readonly SignInProvider[]
  /** an unused session ends after so many minutes: 60 when left out, in a demonstration 720 */
  readonly session_idle_minutes?: number
  /** any session ends after so many hours: 12 when left out */
  readonly session_hours?: number
  /** of whom a second factor is demanded who signs in by password: those whose role says so when left out */
  readonly second_factor?: 'roles' | 'everybody'
  /** where uploaded files are looked at for malware; none: they are not */
  readonly scanner?: ScannerPlace | null
}

/**
 * Reads the settings from an environment such as process.env. Refused with every fault at once, each a sentence that
 * starts with the setting's name. In a demonstration without AUTH_SECRET one is made and kept in DATA_DIR.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Result<Config, string[]> => {
  const { filled, faults: fileFaults } = withSecretFiles(withoutEmpty(env))
  const read = settings.safeParse(filled)
  const alone = read.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []
  const providers = filled.SIGN_IN_PROVIDERS === undefined ? ok([]) : readProviders(filled.SIGN_IN_PROVIDERS, filled)
  const faults = [...alone, ...faultsBetween(filled), ...fileFaults, ...(providers.ok ? [] : providers.error)]
  if (!read.success || !providers.ok || faults.length > 0) return refused(faults)
  const given = read.data
  const demonstration = given.DEMONSTRATION ?? given.DATABASE_URL === undefined
  return ok({
    port: given.PORT,
    host: given.HOST,
    database_url: given.DATABASE_URL ?? null,
    database_owner_url: given.DATABASE_OWNER_URL ?? null,
    data_dir: given.DATA_DIR,
    base_url: given.BASE_URL ?? `http://localhost:${given.PORT}`,
    demonstration,
    demonstration_today: demonstration ? (given.DEMONSTRATION_TODAY ?? demonstrationToday) : null,
    auth_secret: given.AUTH_SECRET ?? keptSecret(given.DATA_DIR),
    smtp_url: given.SMTP_URL ?? null,
    mail_from: given.MAIL_FROM ?? 'Golden Thread <golden-thread@localhost>',
    log_level: given.LOG_LEVEL,
    sign_in_providers: providers.value,
    session_idle_minutes: given.SESSION_IDLE_MINUTES ?? (demonstration ? 720 : 60),
    session_hours: given.SESSION_HOURS ?? 12,
    second_factor: given.SECOND_FACTOR,
    scanner: given.CLAMAV_HOST ?? null,
  })
}

/** `PORT= script/server` means no port was given, not an empty one. */
const withoutEmpty = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [[name, value]])),
  )
