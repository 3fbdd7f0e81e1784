import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addDays } from '#kernel/dates.ts'
import { ok, refused } from '#kernel/result.ts'
import { type Actor, type Leave, may, mayEditFramework } from '#platform/access/door.ts'
import { defineCommand } from '#platform/commands/door.ts'
import { lifetimes } from './rules.ts'

const mayHoldToken = (actor: Actor): Leave => {
  if (actor.token !== undefined) return 'A token can neither make nor end another. Sign in.'
  return (actor.kind === 'person' && actor.roles.length > 0) || 'Only people with a role in the council hold tokens.'
}

/**
 * Keeps a token by the hash of its secret, which is made where it is shown: the secret itself is never part of a command,
 * and so in no log, outbox or kept answer. Whoever makes it holds it, and it allows at most what they may do themselves.
 */
export const makeToken = defineCommand({
  name: 'tokens.make',
  title: 'Make a token',
  input: z.object({
    name: z.string().trim().min(1, 'Say which program the token is for').max(80, 'Use 80 characters at most'),
    capabilities: z.array(z.string()).default([]),
    days: z.coerce.number().refine((days) => lifetimes.some((each) => each === days), 'Choose for how long it is good'),
    token_hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  may: mayHoldToken,
  run: async (tx, actor, { name, capabilities, days, token_hash }, { today, now }) => {
    const beyond = capabilities.filter((capability) => !may(actor, capability))
    if (beyond.length > 0)
      return refused({ kind: 'invalid', fields: { capabilities: ['Choose only what you may do yourself'] } })
    const token_id = randomUUID()
    const expires_on = addDays(today, days)
    const given = { name, capabilities: JSON.stringify(capabilities), expires_on, made_at: now, token_hash }
    await tx
      .insertInto('api_token')
      .values({ council_id: actor.council_id, token_id, person_id: actor.person_id, ...given })
      .execute()
    return ok({
      value: { token_id, expires_on },
      subject: { kind: 'token', id: token_id },
      after: { name, capabilities, expires_on },
    })
  },
})

/** Ends a token at once. Whoever holds it may, and the people who look after the framework may end anybody's. */
export const revokeToken = defineCommand({
  name: 'tokens.revoke',
  title: 'End a token',
  input: z.object({ token_id: z.string().min(1) }),
  may: mayHoldToken,
  run: async (tx, actor, { token_id }, { now }) => {
    const token = await tx
      .selectFrom('api_token')
      .select(['person_id', 'name', 'revoked_at'])
      .where('token_id', '=', token_id)
      .executeTakeFirst()
    if (token === undefined) return refused({ kind: 'not-found' })
    if (token.person_id !== actor.person_id && mayEditFramework(actor) !== true) return refused({ kind: 'not-found' })
    if (token.revoked_at !== null) return refused({ kind: 'conflict', message: 'This token was ended already.' })
    await tx
      .updateTable('api_token')
      .set({ revoked_at: now, revoked_by: actor.name })
      .where('token_id', '=', token_id)
      .execute()
    return ok({
      value: { token_id },
      subject: { kind: 'token', id: token_id },
      before: { name: token.name },
      after: { ended: now.toISOString() },
    })
  },
})
