import type { Framework } from '#framework/door.ts'
import type { RoleHeld } from '#platform/access/door.ts'

/**
 * The roles a person holds, by the framework's names, the one to stand after their name first: one with a say over
 * the whole council before one over a part, then the one that may do most, then an office there is only one or few of. Each role once.
 */
export const rolesShown = (held: readonly RoleHeld[], { roles }: Pick<Framework, 'roles'>): string[] => {
  const ranked = held.flatMap(({ role_code, scope_kind }) => {
    const place = roles.findIndex(({ code }) => code === role_code)
    const role = roles[place]
    return role
      ? [
          {
            role,
            place,
            whole: scope_kind === 'council' && role.may.length > 0 ? 1 : 0,
            office: role.per === undefined ? 0 : 1,
          },
        ]
      : []
  })
  ranked.sort(
    (a, b) => b.whole - a.whole || b.role.may.length - a.role.may.length || b.office - a.office || a.place - b.place,
  )
  return [...new Set(ranked.map(({ role }) => role.name))]
}
