import { faultsOf } from '#administration/door.ts'
import { findFramework } from '#framework/adoption.ts'
import { listCouncils } from '#platform/access/door.ts'
import type { SignInProvider } from '#platform/config/door.ts'
import type { Database } from '#platform/database/door.ts'

/**
 * What the providers' file names that no council here has: a council, a role of its framework, a scope. Nobody is given such a
 * role, so whoever comes by that group would find themselves with less than was meant. Sentences for a log or a command line.
 */
export const providerFaults = async (
  { kysely, asCouncil }: Database,
  providers: readonly SignInProvider[],
): Promise<string[]> => {
  const installed = new Set((await listCouncils(kysely)).map(({ council_id }) => council_id))
  const faults: string[] = []
  for (const { id, councils } of providers)
    for (const { council, groups } of councils) {
      const said = (fault: string) => faults.push(`SIGN_IN_PROVIDERS ${id}, council ${council}: ${fault}`)
      if (!installed.has(council)) said('There is no such council here yet.')
      else
        await asCouncil(council, async (tx) => {
          const framework = await findFramework(tx, council)
          const roles = groups.map(({ role, scope }) => ({
            role_code: role,
            scope_kind: scope.kind,
            scope_code: scope.code,
          }))
          if (framework === null) said('It has no framework in force.')
          else for (const fault of new Set(await faultsOf(tx, framework, roles))) said(fault)
        })
    }
  return faults
}
