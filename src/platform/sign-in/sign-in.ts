import type { Result } from '#kernel/result.ts'
import type { NewAccount } from './create-account.ts'
import type { OwnAccount } from './own-account.ts'
import type { Account } from './remembered-account.ts'
import type { OpenSession } from './sessions.ts'

/** 'elsewhere': the form was not on our own pages, or BASE_URL is not the address people use. */
export type SignInRefusal = 'wrong' | 'too-many' | 'elsewhere'

export type SignIn = {
  /** Answers what lies under /api/auth/. `address` is the visitor's, see clientAddress: attempts are counted by it. */
  readonly handler: (request: Request, address?: string) => Promise<Response>
  /** The account whose session the cookie proves, or null. */
  readonly accountOf: (headers: Headers) => Promise<Account | null>
  /** Headers with the session's Set-Cookie. `headers` are those of the form's request, whose origin is checked. */
  readonly signInWithPassword: (
    given: { email: string; password: string },
    headers: Headers,
    address?: string,
  ) => Promise<Result<SignedIn, SignInRefusal>>
  /** The councils' own providers, as the sign-in page offers them. */
  readonly providers: readonly { id: string; name: string; councils: readonly string[] }[]
  /** Where the visitor goes to sign in at a provider, with the cookie that ties their return to this browser; null when unknown. */
  readonly startAtProvider: (id: string, next: string, headers: Headers) => Promise<Departure | null>
  /**
   * In demonstration mode only: headers with the Set-Cookie of a session as that person of a demonstration council;
   * without any, and so nobody signed in, when there is no such person.
   */
  readonly signInAs?: (person: { email: string; name: string }, headers?: Headers) => Promise<Headers>
  /** Ends the session; headers whose Set-Cookie clears it, and where the provider's own session is ended, if it has one. */
  readonly signOut: (headers: Headers) => Promise<{ headers: Headers; provider_url: string | null }>
  /** A local account, made by whoever administers the installation. Refused, in words, when it cannot be. */
  readonly createAccount: (account: NewAccount) => Promise<Result<{ account_id: string }, string>>
  /**
   * A local account whose owner is sent a letter, and chooses the password. Refused, in words, when there is one, and when the
   * mail server does not take the letter, which may be tried again.
   */
  readonly invite: (account: Invitee) => Promise<Result<null, { words: string; again: boolean }>>
  readonly own: OwnAccount
  readonly sessions: (account: Account) => Promise<OpenSession[]>
  /** Ends one of the account's sessions, or with no id all of them, at once. */
  readonly endSessions: (account: Account, headers: Headers, id?: string) => Promise<void>
}

/** `needs_code`: the password was right and a second factor is asked next; the cookies only say so much. */
export type SignedIn = { readonly headers: Headers; readonly needs_code: boolean }

/** `from`: the council, and who of it, on whose behalf the letter goes. */
export type Invitee = { email: string; name: string; from?: { council: string; by: string | null } }

export type Departure = { readonly location: string; readonly headers: Headers }
