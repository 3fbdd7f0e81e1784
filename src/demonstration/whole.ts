import type { Result } from '#kernel/result.ts'

/** What came of a step of the demonstration; throws, in words, where it did not. */
export const whole = <Value>(done: Result<Value, string>): Value => {
  if (!done.ok) throw new Error(`The demonstration does not load. ${done.error}`)
  return done.value
}
