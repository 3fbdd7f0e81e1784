import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Db } from '#platform/database/door.ts'

type DemonstrationPerson = { email: string; name: string }

/**
 * Signing in without a password, as one of the people of a demonstration council: `POST /sign-in/demonstration` with
 * their e-mail address and name. Only ever installed in demonstration mode, and even then nobody of a real council can be chosen.
 */
export const demonstration = (kysely: Db) =>
  ({
    id: 'demonstration',
    endpoints: {
      signInDemonstration: createAuthEndpoint(
        '/sign-in/demonstration',
        { method: 'POST', body: z.object({ email: z.email(), name: z.string() }) },
        async (ctx) => {
          const person = await personOf(kysely, ctx.body)
          if (person === null)
            throw new APIError('NOT_FOUND', { message: 'No demonstration person has that name and address' })
          const { internalAdapter } = ctx.context
          const existing = async () => (await internalAdapter.findUserByEmail(person.email))?.user
          const create = () =>
            internalAdapter.createUser({ ...person, emailVerified: true }, { method: 'demonstration' })
          const user = (await existing()) ?? (await createUnlessMade(create, existing))
          const session = await internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ account_id: user.id })
        },
      ),
    },
  }) satisfies BetterAuthPlugin

const personOf = async (kysely: Db, chosen: DemonstrationPerson): Promise<DemonstrationPerson | null> =>
  (await kysely
    .withTables<{ demonstration_person: DemonstrationPerson }>()
    .selectFrom('demonstration_person')
    .select(['email', 'name'])
    .where('email', '=', chosen.email.toLowerCase())
    .where('name', '=', chosen.name)
    .executeTakeFirst()) ?? null

/** Two browsers may choose the same person for the first time at once: the later takes what the earlier made. */
const createUnlessMade = async <User>(create: () => Promise<User>, existing: () => Promise<User | undefined>) => {
  try {
    return await create()
  } catch (error) {
    const made = await existing()
    if (made === undefined) throw error
    return made
  }
}
