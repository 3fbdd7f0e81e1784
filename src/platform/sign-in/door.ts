// Who someone is. What they may do is platform/access's: a person there is found by the account's e-mail address.
export { clientAddress } from './client-address.ts'
export { openSignIn, type SignIn, type SignInRefusal } from './open.ts'
export type { ProviderRefusal } from './provider/refusal.ts'
export type { Account } from './remembered-account.ts'
