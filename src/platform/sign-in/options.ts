import type { BetterAuthOptions, GenericEndpointContext } from 'better-auth'
import type { Config } from '#platform/config/door.ts'
import type { Db } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { leastLength, mostLength } from './password-rules.ts'

export const basePath = '/api/auth'

export const isHttps = ({ base_url }: Pick<Config, 'base_url'>): boolean => base_url.startsWith('https:')

/**
 * What the name of every cookie begins with. A browser takes `__Host-` only over https, for this host alone and for every path
 * of it, so no neighbour on the council's domain can plant one. better-auth's own switch for https knows `__Secure-` only,
 * and would put it before ours: it is left off, and the attributes said below.
 */
export const cookiePrefixOf = (config: Pick<Config, 'base_url'>): string =>
  `${isHttps(config) ? '__Host-' : ''}golden-thread`

/** Set by us on each request that is handed to better-auth, whatever the visitor sent under this name. */
export const addressHeader = 'x-golden-thread-client-address'

const minute = 60
const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

const tables = {
  user: { modelName: 'sign_in_account', fields: { emailVerified: 'email_verified', ...stamps } },
  session: {
    modelName: 'sign_in_session',
    fields: {
      userId: 'account_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...stamps,
    },
    additionalFields: {
      begunBy: { type: 'string' as const, fieldName: 'begun_by', defaultValue: 'password', input: false },
    },
  },
  account: {
    modelName: 'sign_in_credential',
    fields: {
      userId: 'account_id',
      providerId: 'provider',
      accountId: 'subject',
      password: 'password_hash',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...stamps,
    },
  },
  verification: { modelName: 'sign_in_verification', fields: { expiresAt: 'expires_at', ...stamps } },
}

/** Sends the letter with the link; not waited for, so that the answer takes as long as when nobody has that address. */
export type SendReset = (user: { id: string; email: string; name: string }, token: string) => void

/**
 * What better-auth is told. Accounts are made by whoever administers the installation and never by a visitor: a person
 * is found by the account's e-mail address, so whoever could choose an address could choose whom to be.
 */
export const authOptions = (kysely: Db, config: Config, log: Log, sendReset: SendReset) =>
  ({
    appName: 'Golden Thread',
    baseURL: config.base_url,
    basePath,
    secret: config.auth_secret,
    database: { db: kysely, type: 'postgres' },
    ...tables,
    session: {
      ...tables.session,
      expiresIn: idleMinutes(config) * minute,
      updateAge: minute,
      // the browser carries who the account is; that the session still stands is looked up each time (open.ts)
      cookieCache: { enabled: true, maxAge: minute },
    },
    account: {
      ...tables.account,
      encryptOAuthTokens: true,
      // an address in a provider's domains is the provider's to prove, whoever made the account
      accountLinking: { trustedProviders: (config.sign_in_providers ?? []).map(({ id }) => id) },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, ctx) => ({ data: { ...session, ...begunBy(ctx) } }),
          after: (session, ctx) => endReplaced(session.token, ctx),
        },
      },
    },
    onAPIError: { errorURL: `${config.base_url}/sign-in` },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: leastLength,
      maxPasswordLength: mostLength,
      resetPasswordTokenExpiresIn: 60 * minute,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => sendReset(user, token),
    },
    // a link in a letter is kept as a hash, so that who reads the table cannot use it
    verification: { ...tables.verification, storeIdentifier: 'hashed' },
    disabledPaths: ['/sign-up/email', '/update-user', '/change-email', '/delete-user'],
    trustedOrigins: trustedOrigins(config),
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'sign_in_attempt',
      fields: { lastRequest: 'last_at_ms' },
      window: minute,
      max: 300,
      customRules: {
        // a whole council may stand behind one address: what slows guessing down is counted by account (throttle.ts)
        '/sign-in/email': { window: minute, max: 100 },
        '/request-password-reset': { window: minute, max: 20 },
        '/two-factor/*': { window: minute, max: 100 },
        '/passkey/*': { window: minute, max: 100 },
        '/sign-in/demonstration': { window: minute, max: 120 },
      },
    },
    advanced: {
      cookiePrefix: cookiePrefixOf(config),
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure: isHttps(config), path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // said aloud, since better-auth would skip both under a test runner
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : level === 'warn' ? 'warn' : 'debug'](message),
    },
  }) satisfies BetterAuthOptions

/** An unused session ends after so many minutes; a demonstration may lie open over lunch. */
const idleMinutes = ({ session_idle_minutes, demonstration }: Config): number =>
  session_idle_minutes ?? (demonstration ? 720 : 60)

/** Where a session begins anew that the visitor had already. */
const replacing = /^[/](?:change-password$|two-factor[/])/

type Begun = {
  path?: string | undefined
  params?: Record<string, string | undefined> | undefined
  context?: { session?: { session: Readonly<Record<string, unknown>> } | null }
} | null

/**
 * How a session came about, by the address that made it; a session that replaces another keeps what that one said, unless
 * it is a second factor that was just shown, or given up.
 */
const begunBy = (ctx: Begun): { begunBy?: string } => {
  const path = ctx?.path ?? ''
  if (path.startsWith('/callback/')) return { begunBy: ctx?.params?.id ?? 'provider' }
  if (path.startsWith('/sign-in/demonstration')) return { begunBy: 'demonstration' }
  if (path.startsWith('/passkey/')) return { begunBy: 'passkey' }
  const before = replacing.test(path) ? ctx?.context?.session?.session.begunBy : undefined
  const kept = typeof before === 'string' ? before : 'password'
  if (path.startsWith('/two-factor/verify-') && kept === 'password') return { begunBy: 'password-and-code' }
  if (path === '/two-factor/disable' && kept === 'password-and-code') return { begunBy: 'password' }
  return { begunBy: kept }
}

/** A browser that signs in anew leaves no session behind that still stands, which nobody would think of ending. */
const endReplaced = async (token: string, ctx: GenericEndpointContext | null): Promise<void> => {
  if (ctx?.headers === undefined) return
  const { authCookies, secret, internalAdapter } = ctx.context
  const replaced = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
  if (replaced && replaced !== token) await internalAdapter.deleteSession(replaced)
}

/** A demonstration is also visited by the machine's other names for itself. */
const trustedOrigins = ({ base_url, demonstration, port }: Config): string[] =>
  demonstration ? [base_url, `http://localhost:${port}`, `http://127.0.0.1:${port}`] : [base_url]
