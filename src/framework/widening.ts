import { lower } from '#kernel/words.ts'
import { capabilityWords } from './capability-words.ts'
import type { Framework } from './schema.ts'

/**
 * What the next version of a framework would let the holder of some roles do that the version in force does not, in a
 * sentence that names role and capability; null for nothing. A role that is new to the framework lacked everything. To ask no
 * second factor any more is more too, for whoever has the password.
 */
export const wideningOf = (held: readonly string[], now: Framework | null, next: Framework): string | null => {
  const gains = next.roles
    .filter(({ code }) => held.includes(code))
    .map(({ code, name, may }) => {
      const before = now?.roles.find((role) => role.code === code)?.may ?? []
      return { name, words: may.filter((each) => !before.includes(each)).map((each) => lower(capabilityWords[each])) }
    })
    .filter(({ words }) => words.length > 0)
  const laxer = next.roles.find(
    ({ code, second_factor }) =>
      held.includes(code) && second_factor === undefined && asksFactor(now?.roles.find((role) => role.code === code)),
  )
  if (laxer !== undefined)
    return `This version asks no second factor of a role of yours any more: ${laxer.name}. Somebody else must adopt it.`
  if (gains.length === 0) return null
  const told = gains.map(({ name, words }) => `${name} may ${words.join(', ')}`).join('; ')
  return `This version gives a role of yours more than it has: ${told}. Somebody else must adopt it.`
}

const asksFactor = (role: Framework['roles'][number] | undefined): boolean => role?.second_factor !== undefined
