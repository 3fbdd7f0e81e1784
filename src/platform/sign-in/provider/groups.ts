import { z } from 'zod'
import type { SignInProvider } from '#platform/config/door.ts'
import { ProviderRefused } from './refusal.ts'
import type { Claims } from './tokens.ts'

const page = z.object({
  value: z.array(z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])),
  '@odata.nextLink': z.url().optional(),
})

const patience = 10_000
const mostPages = 20

/**
 * The groups a person is in, by id. A person in too many for a token (Entra ID: 200) is told so in place of the groups;
 * they are then read from the groups endpoint, where the settings name one.
 */
export const groupsOf = async (
  { groups_claim, groups_endpoint }: SignInProvider,
  claims: Claims,
  access_token: string,
): Promise<readonly string[]> => {
  if (!isOverage(claims, groups_claim)) return z.array(z.string()).catch([]).parse(claims[groups_claim])
  if (groups_endpoint === undefined) throw new ProviderRefused('too-many-groups', 'more groups than a token holds')
  return readAll(groups_endpoint, access_token)
}

const isOverage = (claims: Claims, groups_claim: string): boolean => {
  const elsewhere = z.record(z.string(), z.unknown()).catch({}).parse(claims._claim_names)
  return groups_claim in elsewhere || claims.hasgroups === true || claims.hasgroups === 'true'
}

const readAll = async (endpoint: string, access_token: string): Promise<string[]> => {
  const found: string[] = []
  let next: string | undefined = endpoint
  for (let pages = 0; next !== undefined; pages++) {
    // the token is shown to the endpoint's own host only
    if (pages === mostPages || new URL(next).origin !== new URL(endpoint).origin)
      throw new ProviderRefused('too-many-groups', 'the groups endpoint does not end')
    const read = page.safeParse(await ask(next, access_token))
    if (!read.success) throw new ProviderRefused('provider-answer', 'the groups endpoint gives no groups')
    found.push(...read.data.value)
    next = read.data['@odata.nextLink']
  }
  return found
}

const ask = async (url: string, access_token: string): Promise<unknown> => {
  const answer = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
    headers: { authorization: `Bearer ${access_token}`, accept: 'application/json' },
  }).catch((error: unknown) => {
    throw new ProviderRefused('provider-down', String(error))
  })
  if (!answer.ok) throw new ProviderRefused('provider-answer', `groups: ${answer.status}`)
  return answer.json()
}
