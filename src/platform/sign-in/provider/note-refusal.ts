import { randomUUID } from 'node:crypto'
import { recordSecurityEvent, type SecurityEvent } from '#platform/audit/door.ts'
import { basePath } from '../options.ts'
import type { Admitting } from './admit.ts'
import type { ProviderRefused } from './refusal.ts'
import type { Claims } from './tokens.ts'

type Opening = Pick<Admitting, 'database' | 'log'>
type Provider = { readonly id: string; readonly name: string; readonly councils: readonly { council: string }[] }

/**
 * Keeps for the auditors of a provider's councils that somebody it sent was not let in. Who it was is what the token says,
 * and only once the token held. That the provider was down is nobody's attempt.
 */
export const noteRefused = async (
  opening: Opening,
  provider: Provider,
  { refusal, message }: ProviderRefused,
  claims: Claims | null,
): Promise<void> => {
  if (refusal === 'provider-down') return
  const email = (claims?.email ?? claims?.preferred_username)?.toLowerCase() ?? null
  await keep(opening, provider, { name: claims?.name?.trim() || email, email }, message)
}

/** Keeps that the address to come back to was asked by somebody who had not set out from here, or had come back before. */
export const noteStray = (opening: Opening, provider: Provider): Promise<void> =>
  keep(opening, provider, { name: null, email: null }, 'the answer was used already, or began in another browser')

const keep = async (
  { database, log }: Opening,
  { id, name, councils }: Provider,
  who: { name: string | null; email: string | null },
  why: string,
): Promise<void> => {
  const attempt: SecurityEvent = {
    kind: 'sign-in-failed',
    actor_name: who.name ?? `Somebody by ${name}`,
    actor_email: who.email,
    method: 'GET',
    route: `${basePath}/callback/${id}`,
    reason: `By ${name}: ${why}.`.slice(0, 500),
    device: null,
    request_id: `sign-in ${randomUUID()}`,
  }
  try {
    for (const { council } of councils) await recordSecurityEvent(database.kysely, attempt, { here: council })
  } catch (error) {
    log.error({ err: error, provider: id }, 'a refused sign-in could not be kept')
  }
}
