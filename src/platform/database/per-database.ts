import type { Tx } from './open.ts'

/**
 * Something to remember by, of which each database that this process has open has one of its own: what is true in one
 * need not be in another.
 */
export const perDatabase = <Value>(make: () => Value): ((tx: Tx) => Value) => {
  const made = new WeakMap<object, Value>()
  return (tx) => {
    const { adapter } = tx.getExecutor() // made when a database is opened, and shared by all of its transactions
    const known = made.get(adapter)
    if (known !== undefined) return known
    const value = make()
    made.set(adapter, value)
    return value
  }
}
