import { randomUUID } from 'node:crypto'
import { addDays } from '#kernel/dates.ts'
import type { Tx } from '#platform/database/door.ts'
import type { RoleHeld } from './actor.ts'
import { closedAmong } from './closed-units.ts'

/** Someone as a council's identity provider knows them. `subject` never changes there; name and address may. */
export type ProvidedPerson = { provider: string; subject: string; name: string; email: string }

/** What provisioning did to one person of the council; `person_id` is null when nobody was there to lose anything. */
export type Provisioned = { person_id: string | null; before: RoleHeld[]; after: RoleHeld[]; changed: boolean }

/**
 * Brings a person and their roles in line with what their provider says today: added on first sight, roles given and
 * ended, name and address followed. With no grant at all they leave the council from that day. Roles given by hand stay; a
 * provider that still names a closed unit gives no role in it.
 */
export const provision = async (
  tx: Tx,
  council_id: string,
  person: ProvidedPerson,
  grants: readonly RoleHeld[],
  today: string,
): Promise<Provisioned> => {
  await releaseAddress(tx, person)
  const known = await knownPerson(tx, person)
  const before = known === null ? [] : await providedRoles(tx, person.provider, known)
  if (grants.length === 0 && known === null) return { person_id: null, before, after: [], changed: false }
  const person_id = known ?? (await addOrClaim(tx, council_id, person))
  const renewed = await follow(tx, person_id, person, grants.length === 0 ? today : null)
  const open = await inOpenUnits(tx, grants)
  const given = open.filter((grant) => !before.some(isSame(grant)))
  const ended = before.filter((held) => !open.some(isSame(held)))
  for (const role of ended) await endRole(tx, person_id, role, today)
  let isGiven = false
  for (const role of given)
    isGiven = (await giveRole(tx, council_id, { provider: person.provider, person_id }, role, today)) || isGiven
  const changed = known === null || renewed || isGiven || ended.length > 0
  return { person_id, before: before.map(bare), after: open.map(bare), changed }
}

const inOpenUnits = async (tx: Tx, grants: readonly RoleHeld[]): Promise<RoleHeld[]> => {
  const ofUnit = grants.filter(({ scope_kind }) => scope_kind === 'unit')
  const closed = await closedAmong(
    tx,
    ofUnit.map(({ scope_code }) => scope_code),
  )
  return grants.filter((grant) => !(ofUnit.includes(grant) && closed.has(grant.scope_code)))
}

type Held = RoleHeld & { held_from: string }

const bare = ({ role_code, scope_kind, scope_code }: RoleHeld): RoleHeld => ({ role_code, scope_kind, scope_code })

const isSame = (one: RoleHeld) => (other: RoleHeld) =>
  one.role_code === other.role_code && one.scope_kind === other.scope_kind && one.scope_code === other.scope_code

const knownPerson = async (tx: Tx, { provider, subject }: ProvidedPerson): Promise<string | null> =>
  (
    await tx
      .selectFrom('provisioned_person')
      .select('person_id')
      .where('provider', '=', provider)
      .where('subject', '=', subject)
      .executeTakeFirst()
  )?.person_id ?? null

const providedRoles = (tx: Tx, provider: string, person_id: string): Promise<Held[]> =>
  tx
    .selectFrom('provisioned_role')
    .innerJoin('role_holding', (join) =>
      join
        .onRef('role_holding.council_id', '=', 'provisioned_role.council_id')
        .onRef('role_holding.person_id', '=', 'provisioned_role.person_id')
        .onRef('role_holding.role_code', '=', 'provisioned_role.role_code')
        .onRef('role_holding.scope_kind', '=', 'provisioned_role.scope_kind')
        .onRef('role_holding.scope_code', '=', 'provisioned_role.scope_code')
        .onRef('role_holding.held_from', '=', 'provisioned_role.held_from'),
    )
    .select(['role_holding.role_code', 'role_holding.scope_kind', 'role_holding.scope_code', 'role_holding.held_from'])
    .where('provisioned_role.provider', '=', provider)
    .where('provisioned_role.person_id', '=', person_id)
    .where('role_holding.held_until', 'is', null)
    .execute()

/** An address that the provider has given to somebody else since brings nothing of whoever had it before. */
const releaseAddress = (tx: Tx, { provider, subject, email }: ProvidedPerson) =>
  tx
    .updateTable('person')
    .set({ email: null })
    .where((where) => where(where.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .where('person_id', 'in', (of) =>
      of
        .selectFrom('provisioned_person')
        .select('person_id')
        .where('provider', '=', provider)
        .where('subject', '<>', subject),
    )
    .execute()

/** Whoever was added by hand with that address is that person. */
const addOrClaim = async (tx: Tx, council_id: string, { provider, subject, name, email }: ProvidedPerson) => {
  const there = await tx
    .selectFrom('person')
    .select('person_id')
    .where((where) => where(where.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
  const person_id = there?.person_id ?? randomUUID()
  if (there === undefined) await tx.insertInto('person').values({ council_id, person_id, name, email }).execute()
  await tx.insertInto('provisioned_person').values({ council_id, provider, subject, person_id }).execute()
  return person_id
}

/** Whether anything about the person had to change. */
const follow = async (tx: Tx, person_id: string, { name, email }: ProvidedPerson, left_on: string | null) => {
  const changed = await tx
    .updateTable('person')
    .set({ name, email, left_on })
    .where('person_id', '=', person_id)
    .where((where) =>
      where.or([
        where('name', '<>', name),
        where('email', 'is distinct from', email),
        left_on === null ? where('left_on', 'is not', null) : where('left_on', 'is', null),
      ]),
    )
    .returning('person_id')
    .execute()
  return changed.length > 0
}

/** Given and taken on one day, it was never held for one: the row goes, and the audit log has both. */
const endRole = async (tx: Tx, person_id: string, role: Held, today: string) => {
  const { role_code, scope_kind, scope_code, held_from } = role
  const key = { person_id, role_code, scope_kind, scope_code, held_from }
  if (held_from >= today)
    await tx
      .deleteFrom('role_holding')
      .where((where) => where.and(key))
      .execute()
  else
    await tx
      .updateTable('role_holding')
      .set({ held_until: addDays(today, -1) })
      .where((where) => where.and(key))
      .execute()
}

type Whose = { provider: string; person_id: string }

/** A role that is held already, given by hand, is not taken over: the provider could then end it. */
const giveRole = async (tx: Tx, council_id: string, whose: Whose, role: RoleHeld, held_from: string) => {
  const { provider, person_id } = whose
  const holding = { council_id, person_id, ...bare(role) }
  const held = await tx
    .selectFrom('role_holding')
    .select('held_from')
    .where((where) => where.and(holding))
    .where('held_until', 'is', null)
    .executeTakeFirst()
  if (held !== undefined) return false
  await tx
    .insertInto('role_holding')
    .values({ ...holding, held_from })
    .execute()
  await tx
    .insertInto('provisioned_role')
    .values({ ...holding, provider, held_from })
    .execute()
  return true
}
