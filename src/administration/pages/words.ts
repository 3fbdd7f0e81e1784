import type { Framework } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import type { RoleListed } from '#platform/access/people-queries.ts'

export const roleName = ({ roles }: Framework, role_code: string): string =>
  roles.find(({ code }) => code === role_code)?.name ?? role_code

/** 'the whole council', 'Housing', 'Environment Committee', 'measure HOU03'. */
export const scopeWords = ({ bodies }: Framework, { scope_kind, scope_code, scope_name }: RoleListed): string => {
  if (scope_kind === 'council') return 'the whole council'
  if (scope_kind === 'body') return bodies.find(({ code }) => code === scope_code)?.name ?? scope_code
  return scope_name ?? `${scope_kind} ${scope_code}`
}

export const timeWords = ({ held_from, held_until }: { held_from: string; held_until: string | null }): string =>
  held_until === null ? `since ${printDate(held_from)}` : `${printDate(held_from)} to ${printDate(held_until)}`

export const runsOn =
  (day: string) =>
  (role: RoleListed): boolean =>
    role.held_from <= day && (role.held_until === null || role.held_until >= day)
