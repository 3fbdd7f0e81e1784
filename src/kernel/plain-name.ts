const unseen = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/u
const written = /[\p{L}\p{N}]/u
const latin = /\p{Script=Latin}/u
const alike = /[\p{Script=Cyrillic}\p{Script=Greek}]/u

/** The most that a name has room for in a list. */
export const longestName = 200

/**
 * What keeps a name from being read as it is kept, in words, or null. A name stands in lists, letters and the audit log, where
 * one that looks like somebody else's would be taken for theirs: it is one line, all of it can be seen, and no word of it mixes
 * Latin letters with those of alphabets that look alike.
 */
export const faultOfName = (name: string): string | null => {
  if (name.length > longestName) return `Use ${longestName} characters at most`
  if (unseen.test(name)) return 'Leave out characters that cannot be seen, and write it in one line'
  if (!written.test(name)) return 'Use letters or digits'
  const mixed = name.split(/[^\p{L}\p{M}]+/u).find((word) => latin.test(word) && alike.test(word))
  return mixed === undefined ? null : `Write “${mixed}” in one alphabet: some of its letters only look like Latin ones`
}
