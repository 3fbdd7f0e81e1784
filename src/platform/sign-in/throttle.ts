import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import { cookieNamed } from './cookie-named.ts'
import { cookiePrefixOf, isHttps } from './options.ts'

const free = 10
const minute = 60_000
/** In minutes. */
const longest = 60
const year = 365 * 24 * 60 * 60

const cookieName = (config: Config) => `${cookiePrefixOf(config)}.device`

/**
 * What wrong passwords are counted by: the account tried together with the visitor's address or, on a device from which
 * that account signed in before, the device. So whoever guesses shuts out only themselves, also from the same office.
 */
export const throttleKey = (config: Config, email: string, headers: Headers, address: string | undefined): string => {
  const account = email.trim().toLowerCase()
  const device = deviceOf(config, account, headers)
  const from = device === null ? `address ${address ?? 'unknown'}` : `device ${device}`
  return createHash('sha256').update(`${account}\n${from}`).digest('base64url')
}

/** Whether that account signed in before from the device that asks, as far as its cookie says. */
export const isKnownDevice = (config: Config, email: string, headers: Headers): boolean =>
  deviceOf(config, email.trim().toLowerCase(), headers) !== null

/**
 * Counts an attempt before the password is looked at; false, and not counted, while it must wait: after ten wrong ones a minute,
 * then two, then four, an hour at the most. One statement, so that of many at once only as many are let through as there is
 * room for. A day's peace forgets all.
 */
export const countAttempt = async (kysely: Db, key: string): Promise<boolean> => {
  const now = new Date()
  await kysely
    .deleteFrom('sign_in_failure')
    .where('last_at', '<', new Date(now.getTime() - 24 * 60 * minute))
    .execute()
  const counted = await kysely
    .insertInto('sign_in_failure')
    .values({ key, failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ failures: sql`sign_in_failure.failures + 1`, last_at: now })
        .where(
          sql<boolean>`sign_in_failure.failures < ${free} or sign_in_failure.last_at <= ${now}::timestamptz
            - least(${longest}, power(2, least(sign_in_failure.failures - ${free}, 10))) * interval '1 minute'`,
        ),
    )
    .returning('key')
    .executeTakeFirst()
  return counted !== undefined
}

export const forgetAttempts = (kysely: Db, key: string) =>
  kysely.deleteFrom('sign_in_failure').where('key', '=', key).execute()

/** Marks the device as one from which the account signed in. Proves nothing by itself: the password is still asked. */
export const deviceCookie = (config: Config, email: string): string => {
  const device = randomBytes(16).toString('base64url')
  const secure = isHttps(config) ? '; Secure' : ''
  const value = `${device}.${signature(config, email.trim().toLowerCase(), device)}`
  return `${cookieName(config)}=${value}; Max-Age=${year}; Path=/; HttpOnly; SameSite=Lax${secure}`
}

const deviceOf = (config: Config, account: string, headers: Headers): string | null => {
  const [device = '', given = ''] = cookieNamed(headers, cookieName(config))?.split('.') ?? []
  const expected = Buffer.from(signature(config, account, device))
  const isOurs = given.length === expected.length && timingSafeEqual(Buffer.from(given), expected)
  return device !== '' && isOurs ? device : null
}

const signature = ({ auth_secret }: Config, account: string, device: string): string =>
  createHmac('sha256', auth_secret).update(`device\n${account}\n${device}`).digest('base64url')
