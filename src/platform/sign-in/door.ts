// Who someone is. What they may do is platform/access's: a person there is found by the account's e-mail address.
export { clientAddress } from './client-address.ts'
export { forgetFactors } from './forget-factors.ts'
export { openSignIn } from './open.ts'
export type { AccountFacts, NewSecondFactor } from './own-account.ts'
export type { ProviderRefusal } from './provider/refusal.ts'
export type { Account } from './remembered-account.ts'
export type { OpenSession } from './sessions.ts'
export type { SignedIn, SignIn, SignInRefusal } from './sign-in.ts'
