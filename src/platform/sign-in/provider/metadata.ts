import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { ProviderRefused } from './refusal.ts'

const document = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
})

export type Metadata = z.infer<typeof document> & { readonly keys: JWTVerifyGetKey }

const patience = 5_000
const hour = 60 * 60 * 1000
/** Asked anew, before a visitor is sent there: nobody is sent to a provider that has gone away. */
export const fresh = 0

/**
 * Reads what a provider says of itself when it is first needed, and again when what is kept is older than asked for (in
 * milliseconds; an hour when nothing is asked). A provider that does not answer is asked again at the next sign-in, so
 * that the product starts, and lets others in, while one is down.
 */
export const openMetadata = (discovery_url: string): ((maxAge?: number) => Promise<Metadata>) => {
  let known: { metadata: Metadata; at: number } | undefined
  return async (maxAge = hour) => {
    if (known !== undefined && Date.now() - known.at < maxAge) return known.metadata
    const read = document.safeParse(await ask(discovery_url))
    if (!read.success) throw new ProviderRefused('provider-down', `${discovery_url}: ${read.error.message}`)
    // keys stay with the provider's address, so that an answer asked afresh does not fetch them again
    const isSame = known?.metadata.jwks_uri === read.data.jwks_uri
    const keys = isSame && known ? known.metadata.keys : keysAt(read.data.jwks_uri)
    known = { metadata: { ...read.data, keys }, at: Date.now() }
    return known.metadata
  }
}

const keysAt = (address: string) => createRemoteJWKSet(new URL(address), { timeoutDuration: patience })

const ask = async (url: string): Promise<unknown> => {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience) })
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
    return await answer.json()
  } catch (error) {
    throw new ProviderRefused('provider-down', `${url}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
