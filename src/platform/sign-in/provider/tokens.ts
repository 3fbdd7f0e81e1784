import { errors, jwtVerify } from 'jose'
import { z } from 'zod'
import type { SignInProvider } from '#platform/config/door.ts'
import type { Metadata } from './metadata.ts'
import { GrantGone, ProviderRefused } from './refusal.ts'

const given = z.object({
  id_token: z.string(),
  access_token: z.string(),
  refresh_token: z.string().optional(),
})
export type Tokens = z.infer<typeof given>

const patience = 10_000
const toleratedSkew = 60

/** Trades a code or a refresh token for tokens (RFC 6749, 4.1.3 and 6). */
export const askForTokens = async (
  { client_id, client_secret }: SignInProvider,
  metadata: Metadata,
  grant: Record<string, string>,
): Promise<Tokens> => {
  const inBody = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true
  const basic = Buffer.from(`${encodeURIComponent(client_id)}:${encodeURIComponent(client_secret)}`).toString('base64')
  const answer = await fetch(metadata.token_endpoint, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
    headers: { accept: 'application/json', ...(inBody ? {} : { authorization: `Basic ${basic}` }) },
    body: new URLSearchParams({ ...grant, ...(inBody ? { client_id, client_secret } : {}) }),
  }).catch((error: unknown) => {
    throw new ProviderRefused('provider-down', String(error))
  })
  const said: unknown = await answer.json().catch(() => null)
  if (answer.status === 400 && z.object({ error: z.literal('invalid_grant') }).safeParse(said).success)
    throw new GrantGone('the grant is no longer good')
  const tokens = given.safeParse(said)
  if (!answer.ok || !tokens.success) throw new ProviderRefused('provider-answer', `tokens: ${answer.status}`)
  return tokens.data
}

const claims = z.looseObject({
  sub: z.string().min(1),
  nonce: z.string().optional(),
  tid: z.string().optional(),
  azp: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  preferred_username: z.string().optional(),
})
export type Claims = z.infer<typeof claims>

/** Only those by which a provider proves itself with a key of its own: never HS256, whose key is the client's secret, nor none. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/**
 * The claims of an id token whose signature, issuer, audience, times (within a minute) and nonce hold
 * (OpenID Connect Core 3.1.3.7). A refreshed token has no nonce to compare, so `nonce` is null for it.
 */
export const verifyIdToken = async (
  { client_id }: SignInProvider,
  { issuer, keys }: Metadata,
  id_token: string,
  nonce: string | null,
): Promise<Claims> => {
  const { payload } = await jwtVerify(id_token, keys, {
    audience: client_id,
    algorithms,
    clockTolerance: toleratedSkew,
    maxTokenAge: '1h',
    requiredClaims: ['iss', 'aud', 'exp', 'iat', 'sub', ...(nonce === null ? [] : ['nonce'])],
  }).catch((error: unknown) => {
    const cannotBeAsked = error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)
    throw new ProviderRefused(cannotBeAsked ? 'provider-down' : 'provider-answer', String(error))
  })
  const read = claims.safeParse(payload)
  if (!read.success) throw new ProviderRefused('provider-answer', 'the id token lacks claims')
  // a directory of many tenants names its issuer with a gap for the tenant
  const expected = issuer.replace('{tenantid}', read.data.tid ?? '')
  if (payload.iss !== expected) throw new ProviderRefused('provider-answer', `issued by ${payload.iss}`)
  if (nonce !== null && read.data.nonce !== nonce) throw new ProviderRefused('provider-answer', 'another nonce')
  if (read.data.azp !== undefined && read.data.azp !== client_id)
    throw new ProviderRefused('provider-answer', `meant for ${read.data.azp}`)
  return read.data
}
