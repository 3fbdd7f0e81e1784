/** One thing looked at, in words, and whether it is well. */
export type Finding = { well: boolean; words: string }

export const good = (words: string): Finding => ({ well: true, words })
export const bad = (words: string): Finding => ({ well: false, words })
