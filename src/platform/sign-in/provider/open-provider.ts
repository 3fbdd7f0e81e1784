import { createHash } from 'node:crypto'
import type { OAuthProvider } from 'better-auth'
import type { SignInProvider } from '#platform/config/door.ts'
import { type Admitting, admit } from './admit.ts'
import { fresh, type Metadata, openMetadata } from './metadata.ts'
import { noteRefused } from './note-refusal.ts'
import { GrantGone, ProviderRefused, toSignInPage } from './refusal.ts'
import { askForTokens, type Claims, type Tokens, verifyIdToken } from './tokens.ts'

export type OpenProvider = {
  readonly settings: SignInProvider
  readonly oauth: OAuthProvider<Claims>
  /** Asks again about somebody who is signed in. Throws GrantGone or ProviderRefused. */
  readonly confirm: (refresh_token: string, subject: string) => Promise<Tokens>
}

type Opening = Admitting & { readonly base_url: string }

/**
 * One provider as better-auth's core knows them: it keeps state, nonce and PKCE verifier, we read the provider's answer.
 * better-auth's own OpenID Connect plugin asks every provider at the start, and has no clock tolerance, tenants or groups.
 */
export const openProvider = (opening: Opening, settings: SignInProvider): OpenProvider => {
  const { base_url, log } = opening
  const metadata = openMetadata(settings.discovery_url)
  const refuse = async (error: unknown, claims: Claims | null = null): Promise<never> => {
    const refused = refusedOf(error)
    const { refusal, message: reason } = refused
    log.warn({ provider: settings.id, refusal, reason }, 'a sign-in by a provider was refused')
    await noteRefused(opening, settings, refused, claims)
    throw toSignInPage(base_url, refusal)
  }
  const oauth: OAuthProvider<Claims> = {
    id: settings.id,
    name: settings.name,
    requiresIdTokenNonce: true,
    accountSubject: ({ profile }) => profile.sub,
    options: { overrideUserInfoOnSignIn: true },
    createAuthorizationURL: (asked) =>
      authorizationUrl(settings, metadata(fresh), asked).catch((error) => refuse(error)),
    validateAuthorizationCode: async ({ code, codeVerifier = '', redirectURI }) => {
      const grant = { grant_type: 'authorization_code', code, code_verifier: codeVerifier, redirect_uri: redirectURI }
      try {
        const tokens = await askForTokens(settings, await metadata(), grant)
        return { idToken: tokens.id_token, accessToken: tokens.access_token, refreshToken: tokens.refresh_token }
      } catch (error) {
        // better-auth takes any throw here for a bad code: told at the next step, it keeps its own name
        return { raw: { refusal: error } }
      }
    },
    getUserInfo: async ({ idToken = '', accessToken = '', expectedIdTokenNonce = '', raw }) => {
      let claims: Claims | null = null
      try {
        if (raw?.refusal !== undefined) throw raw.refusal
        claims = await verifyIdToken(settings, await metadata(), idToken, expectedIdTokenNonce)
        const { email, name } = await admit(opening, settings, claims, accessToken)
        return { user: { email, name, emailVerified: true }, data: claims }
      } catch (error) {
        return refuse(error, claims)
      }
    },
    createEndSessionURL: async ({ idToken }) => {
      const { end_session_endpoint } = await metadata(fresh)
      if (end_session_endpoint === undefined) return null
      const url = new URL(end_session_endpoint)
      if (idToken) url.searchParams.set('id_token_hint', idToken)
      url.searchParams.set('client_id', settings.client_id)
      url.searchParams.set('post_logout_redirect_uri', `${base_url}/`)
      return url
    },
  }
  return {
    settings,
    oauth,
    confirm: async (refresh_token, subject) => {
      const said = await metadata()
      const grant = { grant_type: 'refresh_token', refresh_token }
      const tokens = await askForTokens(settings, said, grant)
      const claims = await verifyIdToken(settings, said, tokens.id_token, null)
      if (claims.sub !== subject) throw new ProviderRefused('provider-answer', 'another subject')
      await admit(opening, settings, claims, tokens.access_token)
      return tokens
    },
  }
}

const refusedOf = (error: unknown): ProviderRefused => {
  if (error instanceof ProviderRefused) return error
  if (error instanceof GrantGone) return new ProviderRefused('provider-answer', error.message)
  throw error
}

type Asked = { state: string; codeVerifier: string; redirectURI: string; idTokenNonce?: string | undefined }

const authorizationUrl = async (
  { client_id, scopes }: SignInProvider,
  metadata: Promise<Metadata>,
  { state, codeVerifier, redirectURI, idTokenNonce = '' }: Asked,
): Promise<URL> => {
  const url = new URL((await metadata).authorization_endpoint)
  const query = {
    response_type: 'code',
    client_id,
    redirect_uri: redirectURI,
    scope: scopes.join(' '),
    state,
    nonce: idTokenNonce,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}
