export const leastLength = 12
export const mostLength = 128

/** Whose password it is to be: their own name and address are the first thing that is guessed. */
type Whose = { readonly email: string; readonly name: string }

const ownWords = [
  'goldenthread',
  'golden',
  'thread',
  'council',
  'borough',
  'district',
  'county',
  'performance',
  'password',
]

/**
 * Why a password is not good enough, as a sentence; null when it is. `common` holds the passwords most often found in
 * breaches, in lower case: one of them, also with digits or signs around it, is refused.
 */
export const faultOfPassword = (password: string, whose: Whose, common: ReadonlySet<string>): string | null => {
  if (password.length < leastLength) return `Password must be ${leastLength} characters or more`
  if (password.length > mostLength) return `Password must be ${mostLength} characters or fewer`
  const lower = password.toLowerCase()
  const core = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (new Set(lower).size < 5 || common.has(lower) || (core.length > 0 && common.has(core)))
    return 'Password is one that is guessed first. Three words that have nothing to do with each other make a good one'
  const words = [...ownWords, ...wordsOf(whose)].sort((a, b) => b.length - a.length)
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), lower.replaceAll(/[^\p{L}]/gu, ''))
  return left.length < 5 && core.length > 0
    ? 'Password must not be made of your name, your address, or words of this product'
    : null
}

const wordsOf = ({ email, name }: Whose): string[] =>
  `${email} ${name}`
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3)
