import type { Context } from 'hono'
import type { Actor } from '#platform/access/door.ts'
import type { Account } from '#platform/sign-in/door.ts'
import { bearerOf, narrow, useToken } from '#platform/tokens/door.ts'
import { answerProblem } from '../api/problem.ts'
import { noteAttempt } from './audit/note-attempt.ts'
import type { AppEnv, Parts } from './parts.ts'

/** Who asks, before it is known what they are in a council. */
export type Caller = {
  /** The person's name, or the token's. */
  readonly name: string
  readonly email: string
  /** The one council a token is for; null for a person, who may be in several. */
  readonly council_id: string | null
  /** The account and how its session was begun; null for a program, which shows a token. */
  readonly account: Account | null
  readonly set_cookies: readonly string[]
  /** The person with no more than what they came with allows. */
  readonly asActor: (actor: Actor) => Actor
}

/**
 * Whom the token in the request, or else the cookie, lets in; null for nobody, and an answer for a token that is not taken. A
 * token opens commands and what can be read, never a form.
 */
export const callerOf = async (parts: Parts, c: Context<AppEnv>): Promise<Caller | Response | null> => {
  const secret = bearerOf(c.req.header('Authorization'))
  if (secret === null) {
    const account = await parts.signIn.accountOf(c.req.raw.headers)
    return account && { ...account, account, council_id: null, asActor: (actor) => actor }
  }
  const { database, clock } = parts.runner
  const token = await useToken(database, secret, { now: clock.now(), today: clock.today() })
  if (!token.ok) {
    const { reason, token: known } = token.error
    const who = known === null ? { name: 'A program', email: null } : ofToken(known)
    await noteAttempt(parts, c, who, 'token-refused', { here: c.req.param('council') ?? '', home: true }, reason)
    return answerProblem(c, 'not-signed-in', reason)
  }
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
  const { name, holder: _, ...found } = token.value
  const who = ofToken(token.value)
  if (!reads && !/^\/[^/]+\/api\/commands\//.test(c.req.path)) {
    const reason = 'A token opens commands and what can be read; a form takes a person.'
    await noteAttempt(parts, c, who, 'token-refused', { here: c.req.param('council') ?? '', home: true }, reason)
    return answerProblem(c, 'forbidden', reason)
  }
  return { ...found, ...who, account: null, set_cookies: [], asActor: (actor) => narrow(actor, { name, ...found }) }
}

const ofToken = ({ name, holder, email }: { name: string; holder: string; email: string }) => ({
  name: `${holder} (token: ${name})`,
  email,
})
