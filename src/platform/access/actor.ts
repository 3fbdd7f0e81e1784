/** Who is acting, in one council, with what they hold there on the day. */
export type Actor = {
  council_id: string
  person_id: string
  name: string
  kind: 'person' | 'system'
  roles: RoleHeld[]
  /** What the council's framework lets those roles do. */
  capabilities: ReadonlySet<string>
  /** The name of the token a program shows for the person. */
  token?: string
}

export type RoleHeld = { role_code: string; scope_kind: string; scope_code: string }

/** Whether a role the actor holds carries this capability of the framework's role table. */
export const may = (actor: Actor, capability: string): boolean =>
  actor.kind === 'system' || actor.capabilities.has(capability)

/** The product acting by itself, in a council: an import at set-up, a job. The audit log names it so. */
export const systemActor = (council_id: string, name: string): Actor => ({
  council_id,
  person_id: 'system',
  name,
  kind: 'system',
  roles: [],
  capabilities: new Set(),
})
