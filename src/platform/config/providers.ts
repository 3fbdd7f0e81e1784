import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { ok, type Result, refused } from '#kernel/result.ts'

const isLoopback = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

const address = z
  .url({ protocol: /^https?$/, error: 'must be an https address' })
  .refine((url) => url.startsWith('https:') || isLoopback(url), 'must be an https address')

const words = z.string().trim().min(1, 'must not be empty')

const scope = z
  .strictObject({
    kind: z.enum(['council', 'unit', 'body', 'plan', 'register', 'measure']),
    code: z.string().default(''),
  })
  .default({ kind: 'council', code: '' })
  .refine(({ kind, code }) => (kind === 'council') === (code === ''), 'names a code, unless it is the whole council')

const waysOfOurOwn = ['credential', 'password', 'password-and-code', 'passkey', 'demonstration']

const provider = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
      .refine((id) => !waysOfOurOwn.includes(id), 'is a way of signing in of our own: choose another'),
    name: words,
    discovery_url: address,
    client_id: words,
    client_secret_env: words.optional(),
    client_secret_file: words.optional(),
    tenants: z.array(words).default([]),
    domains: z.array(z.string().regex(/^[a-z0-9.-]+[.][a-z]+$/, 'must be a domain such as example.gov.uk')).min(1),
    scopes: z.array(words).default(['openid', 'profile', 'email', 'offline_access']),
    groups_claim: words.default('groups'),
    groups_endpoint: address.optional(),
    confirm_minutes: z.number().int().min(1).max(720).default(30),
    councils: z
      .array(
        z.strictObject({
          council: z.string().regex(/^[a-z][a-z0-9-]+$/, 'must be the id of a council'),
          groups: z.array(z.strictObject({ group: words, role: words, scope })).min(1),
        }),
      )
      .min(1),
  })
  .refine(
    ({ client_secret_env, client_secret_file }) =>
      (client_secret_env === undefined) !== (client_secret_file === undefined),
    'needs client_secret_env or client_secret_file, and only one of them',
  )
  .refine(
    ({ discovery_url, tenants }) =>
      tenants.length > 0 || !/[/](?:common|organizations|consumers)[/]/.test(discovery_url),
    'needs tenants: that discovery_url lets any organisation sign in',
  )

const file = z
  .strictObject({ providers: z.array(provider).min(1) })
  .refine(({ providers }) => isEachOnce(providers.map(({ id }) => id)), 'two providers have the same id')
  .refine(
    ({ providers }) => isEachOnce(providers.flatMap(({ domains }) => domains)),
    'two providers have the same domain',
  )

/** Where a council's people prove who they are: Entra ID or any OpenID Connect provider. docs/guide/sign-in.md explains each. */
export type SignInProvider = Omit<z.infer<typeof provider>, 'client_secret_env' | 'client_secret_file'> & {
  readonly client_secret: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the providers' YAML file. Secrets come from the environment or a file of their own, never from this one.
 * Refused with every fault at once, each a sentence that starts with the setting's name and says where in the file.
 */
export const readProviders = (path: string, env: Environment): Result<readonly SignInProvider[], string[]> => {
  const content = contentOf(path)
  if (!content.ok) return refused([content.error])
  const read = file.safeParse(content.value)
  if (!read.success)
    return refused(
      read.error.issues.map(({ path: at, message }) => `SIGN_IN_PROVIDERS ${[...at.map(String), message].join(' ')}`),
    )
  const filled = read.data.providers.map(({ client_secret_env, client_secret_file, ...rest }) => ({
    ...rest,
    client_secret: secretOf(env, client_secret_env, client_secret_file),
  }))
  const without = filled.filter(({ client_secret }) => client_secret === '').map(({ id }) => id)
  if (without.length > 0)
    return refused(without.map((id) => `SIGN_IN_PROVIDERS ${id} has no secret where its settings say it is`))
  return ok(filled)
}

const contentOf = (path: string): Result<unknown, string> => {
  try {
    return ok(parse(readFileSync(path, 'utf8')))
  } catch (error) {
    return refused(`SIGN_IN_PROVIDERS cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const secretOf = (env: Environment, name: string | undefined, path: string | undefined): string => {
  if (name !== undefined) return env[name]?.trim() ?? ''
  try {
    return path === undefined ? '' : readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

const isEachOnce = (values: readonly string[]) => new Set(values).size === values.length
