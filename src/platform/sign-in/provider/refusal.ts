import { APIError } from 'better-auth/api'

/** Why somebody whom a provider sent is not let in. The sign-in page has words for each. */
export type ProviderRefusal =
  | 'provider-down'
  | 'provider-answer'
  | 'wrong-tenant'
  | 'wrong-domain'
  | 'no-address'
  | 'too-many-groups'
  | 'no-role'

/** Thrown out of a provider's answer; `reason` is for the log, never for the visitor. */
export class ProviderRefused extends Error {
  readonly refusal: ProviderRefusal
  constructor(refusal: ProviderRefusal, reason: string) {
    super(reason)
    this.refusal = refusal
  }
}

/** The provider answered, and says that a code or a refresh token is no longer good. */
export class GrantGone extends Error {}

/** Ends better-auth's callback with our own page, which says why. */
export const toSignInPage = (base_url: string, refusal: ProviderRefusal): APIError =>
  new APIError('FOUND', undefined, { location: `${base_url}/sign-in?error=${refusal}` })
