import type { Framework } from '#framework/door.ts'
import { printDate, printDateTime } from '#kernel/dates.ts'
import type { PersonListed, PlannedUnit, RoleListed, UnitListed } from '#platform/access/door.ts'
import type { InvitationSeen } from '../invitations.ts'

/** As the framework names it; the code of a role that it has dropped. */
export const roleName = ({ roles }: Framework, role_code: string): string =>
  roles.find(({ code }) => code === role_code)?.name ?? role_code

/** 'the whole council', 'Housing', 'Environment Committee', 'measure HOU03'. */
export const scopeWords = (
  { bodies, risk }: Framework,
  { scope_kind, scope_code, scope_name }: Pick<RoleListed, 'scope_kind' | 'scope_code' | 'scope_name'>,
): string => {
  if (scope_kind === 'council') return 'the whole council'
  if (scope_kind === 'body') return bodies.find(({ code }) => code === scope_code)?.name ?? scope_code
  if (scope_kind === 'register') return risk.registers.find(({ code }) => code === scope_code)?.name ?? scope_code
  return scope_name ?? `${scope_kind} ${scope_code}`
}

type Time = { held_from: string; held_until: string | null }

/** 'since 1 April 2026', 'from 1 April 2027' while that is ahead, '1 April 2026 to 31 March 2027'. */
export const timeWords = ({ held_from, held_until }: Time, today: string): string => {
  if (held_until !== null) return `${printDate(held_from)} to ${printDate(held_until)}`
  return `${held_from > today ? 'from' : 'since'} ${printDate(held_from)}`
}

/** Whether something held for a time is held on a day, its first and its last included. */
export const runsOn =
  (day: string) =>
  ({ held_from, held_until }: Time): boolean =>
    held_from <= day && (held_until === null || held_until >= day)

/** The posts a person holds on a day, or what was written when they were added. */
export const postWords = ({ posts, post }: Pick<PersonListed, 'posts' | 'post'>, day: string): string => {
  const titles = posts.filter(runsOn(day)).map(({ title }) => title)
  return titles.length === 0 ? post : titles.join(', ')
}

/** 'From 1 April 2027: Homes and Tenants, a directorate, part of Place'; what the unit keeps is left out. */
export const plannedWords = (
  { from_day, name, kind, moves, parent_code }: PlannedUnit,
  units: readonly UnitListed[],
  planned: readonly PlannedUnit[],
): string => {
  const isThere = (code: string) => (one: { unit_code: string; name: string | null }) =>
    one.unit_code === code && one.name !== null
  const nameOf = (code: string) => (units.find(isThere(code)) ?? planned.find(isThere(code)))?.name ?? code
  const place = parent_code === null ? 'directly below the council' : `part of ${nameOf(parent_code)}`
  const changes = [name, kind === null ? null : `a ${kind}`, moves ? place : null].filter((words) => words !== null)
  return `From ${printDate(from_day)}: ${changes.join(', ')}`
}

/** Where the letter is by which somebody chooses a password, and why it has not gone. */
export const invitationWords = ({ state, invited_at, last_at, last_fault }: InvitationSeen): string => {
  const asked = `asked for on ${printDateTime(invited_at.toISOString())}`
  if (state === 'sent') return `The letter was sent on ${printDateTime((last_at ?? invited_at).toISOString())}`
  if (state === 'ended') return `The letter was not sent, ${asked}. ${last_fault}.`
  if (last_fault === null) return `The letter is on its way, ${asked}.`
  return `The letter has not gone yet, ${asked}. ${last_fault}. It is tried again for a day.`
}
