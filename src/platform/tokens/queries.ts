import { sql } from 'kysely'
import { ok, type Result, refused } from '#kernel/result.ts'
import type { Database, Tx } from '#platform/database/door.ts'
import { standingOf } from './rules.ts'
import { hashOf } from './secret.ts'

export type TokenUsed = {
  council_id: string
  name: string
  holder: string
  email: string
  capabilities: readonly string[]
}

/** `token` is null for a secret that nobody was ever given. */
export type TokenRefused = { readonly reason: string; readonly token: TokenUsed | null }

type Shown = {
  council_id: string
  name: string
  holder: string
  email: string | null
  capabilities: unknown
  expires_on: string
  revoked_at: Date | null
  last_used_at: Date | null
}

/**
 * Whom a secret lets in, and where; refused in words when it is unknown, has expired or was ended, with whose it was. Nobody is in a
 * council yet, so a function of the database looks for it. When it was last used is kept to the minute, so that a busy program
 * does not write each time.
 */
export const useToken = async (
  database: Database,
  secret: string,
  { now, today }: { now: Date; today: string },
): Promise<Result<TokenUsed, TokenRefused>> => {
  const token_hash = hashOf(secret)
  const { rows } = await sql<Shown>`select * from token_shown(${token_hash})`.execute(database.kysely)
  const token = rows[0]
  if (token === undefined || token.email === null) return refused({ reason: 'This token is not known.', token: null })
  const { council_id, name, holder, email } = token
  const used = { council_id, name, holder, email, capabilities: token.capabilities as string[] }
  const reason = reasons[standingOf(token, today)]
  if (reason !== null) return refused({ reason, token: used })
  const minuteAgo = new Date(now.getTime() - 60_000)
  if (token.last_used_at === null || token.last_used_at < minuteAgo)
    await database.asCouncil(council_id, (tx) =>
      tx.updateTable('api_token').set({ last_used_at: now }).where('token_hash', '=', token_hash).execute(),
    )
  return ok(used)
}

const reasons: Record<ReturnType<typeof standingOf>, string | null> = {
  expired: 'This token has expired. Make another.',
  revoked: 'This token was ended. Make another.',
  good: null,
}

export type TokenListed = Awaited<ReturnType<typeof listTokens>>[number]

/** The tokens of a person, or of everybody in the council of the transaction; newest first, and never a hash. */
export const listTokens = (tx: Tx, person_id: string | null) =>
  tx
    .selectFrom('api_token')
    .innerJoin('person', (join) =>
      join
        .onRef('person.council_id', '=', 'api_token.council_id')
        .onRef('person.person_id', '=', 'api_token.person_id'),
    )
    .select(['token_id', 'api_token.name', 'person.name as holder', 'capabilities', 'made_at', 'expires_on'])
    .select(['last_used_at', 'revoked_at', 'revoked_by'])
    .$if(person_id !== null, (query) => query.where('api_token.person_id', '=', person_id))
    .orderBy('made_at', 'desc')
    .execute()
