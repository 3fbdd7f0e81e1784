/** Who is acting, in one council, with what they hold there on the day. */
export type Actor = {
  council_id: string
  person_id: string
  name: string
  kind: 'person' | 'system'
  roles: RoleHeld[]
  /** The name of the token a program shows for the person. */
  token?: string
  /** The last day on which this person was here before; null for the first time. */
  last_seen_on?: string | null
  /** What they may do by their own roles, when they stand in for somebody besides. */
  alone?: Powers
} & Powers

export type Powers = {
  /** What the council's framework lets the roles held for the whole council do. */
  capabilities: ReadonlySet<string>
  /** What the roles held for a part of the council let the person do there; without it, there is no such role. */
  reach?: readonly Reach[]
}

/** A role is held in a scope: the council, a unit, a body, a plan item, a register or a measure. */
export type RoleHeld = {
  role_code: string
  scope_kind: string
  scope_code: string
  /** Whose role it is, where this person stands in for another. */
  for_name?: string
}

/** What a role held for a part of the council reaches things by. */
export const ways = ['unit', 'measure', 'body', 'register'] as const
export type Way = (typeof ways)[number]

/** A role held for a part of the council, with what lies in that part. */
export type Reach = RoleHeld & {
  /** 'Housing', 'Homes for all', 'HOU03', 'the Housing Committee': as a sentence names the scope. */
  scope_name: string
  capabilities: ReadonlySet<string>
  /**
   * Codes of what is in the scope: of a unit, itself and every one below; of a plan item, the measures that hang from it;
   * of a measure, a body or a register, itself alone.
   */
  reaches: Readonly<Record<Way, ReadonlySet<string>>>
}

/** Whether a person asks, and neither a program in their name nor the product. */
export const inPerson = (actor: Actor): boolean => actor.kind === 'person' && actor.token === undefined

/** Whether any role the actor holds, wherever it is held, carries this capability of the framework's role table. */
export const may = (actor: Actor, capability: string): boolean =>
  mayEverywhere(actor, capability) || reachWith(actor, capability).length > 0

/** Whether a role held for the whole council carries the capability. */
export const mayEverywhere = (actor: Actor, capability: string): boolean =>
  actor.kind === 'system' || actor.capabilities.has(capability)

/** The parts of the council in which the actor has the capability. */
export const reachWith = (actor: Actor, capability: string): readonly Reach[] =>
  (actor.reach ?? []).filter(({ capabilities }) => capabilities.has(capability))

/**
 * The actor as the audit log should name them: 'Bob for Ann' where only standing in for Ann allowed it. `allowed` says
 * whether somebody might do it.
 */
export const actingFor = (actor: Actor, allowed: (as: Actor) => boolean): Actor => {
  if (actor.alone === undefined || allowed({ ...actor, ...actor.alone })) return actor
  const names = [...new Set(actor.roles.flatMap(({ for_name }) => for_name ?? []))]
  return { ...actor, name: `${actor.name} for ${names.join(' and ')}` }
}

/** The product acting by itself, in a council: an import at set-up, a job. The audit log names it so. */
export const systemActor = (council_id: string, name: string): Actor => ({
  council_id,
  person_id: 'system',
  name,
  kind: 'system',
  roles: [],
  capabilities: new Set(),
})
