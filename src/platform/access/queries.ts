import type { Db, Tx } from '#platform/database/door.ts'
import type { Actor, RoleHeld } from './actor.ts'

/** The councils of this installation, by name. */
export const listCouncils = (db: Db | Tx) => db.selectFrom('council').selectAll().orderBy('name').execute()

/** The people who can be chosen in demonstration mode: every person of the council with an account-bearing address. */
export const listPeople = (tx: Tx) =>
  tx
    .selectFrom('person')
    .select(['person_id', 'name', 'post', 'email'])
    .where('left_on', 'is', null)
    .orderBy('name')
    .execute()

type RoleTable = readonly { code: string; may: readonly string[] }[]

/**
 * The person of this council with that address, with the roles held on the day and what the role table lets them do;
 * null when there is none, or they have left.
 */
export const findActor = async (tx: Tx, email: string, today: string, roleTable: RoleTable): Promise<Actor | null> => {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('role_holding', (join) =>
      join
        .onRef('role_holding.council_id', '=', 'person.council_id')
        .onRef('role_holding.person_id', '=', 'person.person_id')
        .on('role_holding.held_from', '<=', today)
        .on((on) => on.or([on('role_holding.held_until', 'is', null), on('role_holding.held_until', '>=', today)])),
    )
    .select(['person.council_id', 'person.person_id', 'name', 'role_code', 'scope_kind', 'scope_code'])
    .where((where) => where(where.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', today)]))
    .execute()
  const [first] = rows
  if (first === undefined) return null
  const roles = rows.flatMap(({ role_code, scope_kind, scope_code }): RoleHeld[] =>
    role_code === null || scope_kind === null || scope_code === null ? [] : [{ role_code, scope_kind, scope_code }],
  )
  return {
    council_id: first.council_id,
    person_id: first.person_id,
    name: first.name,
    kind: 'person',
    roles,
    capabilities: capabilitiesOf(roles, roleTable),
  }
}

const capabilitiesOf = (roles: readonly RoleHeld[], roleTable: RoleTable): ReadonlySet<string> =>
  new Set(roles.flatMap(({ role_code }) => roleTable.find(({ code }) => code === role_code)?.may ?? []))
