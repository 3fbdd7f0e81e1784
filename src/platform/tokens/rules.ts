import type { Actor } from '#platform/access/door.ts'

/** For how many days a token may be made. */
export const lifetimes = [30, 90, 180, 365] as const

type Dated = { expires_on: string; revoked_at: Date | null }

/** A token is taken up to and on its last day, unless it was ended. */
export const standingOf = ({ expires_on, revoked_at }: Dated, today: string): 'good' | 'expired' | 'revoked' => {
  if (revoked_at !== null) return 'revoked'
  return expires_on < today ? 'expired' : 'good'
}

/** What follows 'Bearer' in an Authorization header; null when the header is none or of another kind. */
export const bearerOf = (header: string | undefined): string | null =>
  /^bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1] ?? null

/** The holder of a token, with no more than the token allows and no more than they may do themselves today. */
export const narrow = (actor: Actor, token: { name: string; capabilities: readonly string[] }): Actor => {
  const allowed = (held: ReadonlySet<string>) => new Set(token.capabilities.filter((each) => held.has(each)))
  const { reach, ...held } = actor
  return {
    ...held,
    token: token.name,
    capabilities: allowed(held.capabilities),
    ...(reach && { reach: reach.map((part) => ({ ...part, capabilities: allowed(part.capabilities) })) }),
  }
}
