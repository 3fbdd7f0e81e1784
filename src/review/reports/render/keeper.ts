/** A bounded store of things made from their key's content; the one unused for longest goes first. */
export type Keeper<T> = { keep(key: string, make: () => T): T; clear(): void }

/** A keeper of at most `limit` things. */
export function createKeeper<T>(limit: number): Keeper<T> {
  const kept = new Map<string, T>()
  return {
    keep(key, make) {
      const found = kept.get(key)
      if (found !== undefined) {
        kept.delete(key)
        kept.set(key, found)
        return found
      }
      const made = make()
      kept.set(key, made)
      const oldest = kept.keys().next()
      if (kept.size > limit && !oldest.done) kept.delete(oldest.value)
      return made
    },
    clear: () => kept.clear(),
  }
}
