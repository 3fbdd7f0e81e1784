import { randomUUID } from 'node:crypto'
import { listCouncils, provision, type RoleHeld, systemActor } from '#platform/access/door.ts'
import { recordAudit } from '#platform/audit/door.ts'
import type { SignInProvider } from '#platform/config/door.ts'
import type { Database } from '#platform/database/door.ts'
import type { Log } from '#platform/log/door.ts'
import { endProvided } from './end-provided.ts'
import { groupsOf } from './groups.ts'
import { ProviderRefused } from './refusal.ts'
import type { Claims } from './tokens.ts'

export type Admitting = {
  readonly database: Database
  readonly log: Log
  readonly today: () => string
}

export type Admitted = { readonly subject: string; readonly name: string; readonly email: string }

/**
 * Lets somebody whose token holds into the provider's councils with the roles of their groups, and takes away what they
 * no longer hold. Throws ProviderRefused for another tenant or domain, too many groups, or no role left anywhere.
 */
export const admit = async (
  admitting: Admitting,
  provider: SignInProvider,
  claims: Claims,
  access_token: string,
): Promise<Admitted> => {
  const person = personOf(provider, claims)
  const groups = new Set(await groupsOf(provider, claims, access_token))
  const installed = new Set((await listCouncils(admitting.database.kysely)).map(({ council_id }) => council_id))
  let roles = 0
  for (const { council, groups: mapped } of provider.councils) {
    const grants = grantsOf(mapped, groups)
    if (!installed.has(council)) admitting.log.warn({ provider: provider.id, council }, 'a council is not installed')
    else roles += await bringInLine(admitting, provider, council, person, grants)
  }
  if (roles > 0) return person
  await endProvided({ kysely: admitting.database.kysely, log: admitting.log }, provider, person.subject)
  throw new ProviderRefused('no-role', `${person.subject} is in no group that has a role`)
}

const personOf = ({ tenants, domains }: SignInProvider, claims: Claims): Admitted => {
  if (tenants.length > 0 && !tenants.includes(claims.tid ?? ''))
    throw new ProviderRefused('wrong-tenant', `tenant ${claims.tid}`)
  const email = (claims.email ?? claims.preferred_username ?? '').toLowerCase()
  const [, domain] = /^[^\s@]+@([^\s@]+)$/.exec(email) ?? []
  if (domain === undefined || claims.email_verified === false)
    throw new ProviderRefused('no-address', `${claims.sub} has no address that is verified`)
  if (!domains.includes(domain)) throw new ProviderRefused('wrong-domain', `domain ${domain}`)
  return { subject: claims.sub, email, name: claims.name?.trim() || email }
}

type Mapped = SignInProvider['councils'][number]['groups']

/** Two groups may carry one role in one scope. */
const grantsOf = (mapped: Mapped, groups: ReadonlySet<string>): RoleHeld[] => {
  const held = mapped.filter(({ group }) => groups.has(group))
  const grants = held.map(({ role, scope }) => ({ role_code: role, scope_kind: scope.kind, scope_code: scope.code }))
  return [...new Map(grants.map((grant) => [Object.values(grant).join('\n'), grant])).values()]
}

const bringInLine = async (
  { database, today }: Admitting,
  provider: SignInProvider,
  council_id: string,
  person: Admitted,
  grants: RoleHeld[],
): Promise<number> =>
  database.asCouncil(council_id, async (tx) => {
    const done = await provision(tx, council_id, { provider: provider.id, ...person }, grants, today())
    if (done.changed && done.person_id !== null)
      await recordAudit(tx, systemActor(council_id, provider.name), {
        command: 'access.provision',
        door: 'job',
        request_id: `sign-in ${randomUUID()}`,
        subject: { kind: 'person', id: done.person_id },
        before: { roles: done.before },
        after: { name: person.name, email: person.email, roles: done.after },
        reason: `The groups held at ${provider.name}`,
      })
    return grants.length
  })
