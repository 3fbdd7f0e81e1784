import { capabilityWords } from '#framework/door.ts'
import { lower } from '#kernel/words.ts'

/** In one phrase; a token that may do nothing besides may read. */
export const wordsOf = (given: unknown): string => {
  const words: Readonly<Record<string, string>> = capabilityWords
  const named = Array.isArray(given) ? given.map((each) => words[String(each)] ?? String(each)) : []
  return ['Read', ...named.map(lower)].join(', ')
}
