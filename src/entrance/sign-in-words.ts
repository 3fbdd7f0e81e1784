import type { ProviderRefusal } from '#platform/sign-in/door.ts'

const again = 'Start again from this page.'

const words: Record<ProviderRefusal, string> = {
  'provider-down':
    'Your council’s sign-in service is not answering. Try again in a few minutes; an account with a password still works.',
  'provider-answer': `Your council’s sign-in service gave an answer that could not be trusted, so nobody was signed in. ${again}`,
  'wrong-tenant': 'That account belongs to another organisation. Sign in with the account of the council you work for.',
  'wrong-domain':
    'That account’s email address is not one of the council’s. Sign in with the account of the council you work for.',
  'no-address': 'Your council’s sign-in service did not give your email address. Ask your IT team to add it.',
  'too-many-groups':
    'Your account is in too many groups to be read. Ask your IT team to send only the groups assigned to Golden Thread.',
  'no-role': 'Your account has no role in Golden Thread. Ask your performance team, or IT team, to add you to a group.',
}

/** What the sign-in page says of an attempt elsewhere that came back with an error; undefined when there was none. */
export const wordsFor = (error: string | undefined): string | undefined => {
  if (error === undefined) return undefined
  if (error === 'access_denied') return 'The sign-in was cancelled at your council’s sign-in service.'
  return isRefusal(error) ? words[error] : `That sign-in was used already or took too long. ${again}`
}

const isRefusal = (error: string): error is ProviderRefusal => Object.hasOwn(words, error)
