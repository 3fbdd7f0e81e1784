import type { Context } from 'hono'
import type { Framework } from '#framework/door.ts'
import type { RoleHeld } from '#platform/access/door.ts'
import type { Config } from '#platform/config/door.ts'
import type { Account } from '#platform/sign-in/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { answerProblem, isProgram } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { noteAttempt } from './audit/note-attempt.ts'
import type { AppEnv, Parts } from './parts.ts'
import { FactorDemandedPage } from './second-factor-page.tsx'

/** Of whom a second factor is demanded, and because of which roles; no role where the installation demands it of everybody. */
export type Demand = { account: Account; roles: readonly string[] }

/**
 * The demand of whoever signed in by a password alone and holds a role, or stands in for somebody who holds one, for which the
 * council or the installation wants more; null where there is none. A provider, a passkey and a demonstration's choice of person
 * are no passwords; a program's token is made by somebody who was let in.
 */
export const factorDemanded = (
  { second_factor }: Pick<Config, 'second_factor'>,
  account: Account | null,
  framework: Pick<Framework, 'roles'>,
  held: readonly RoleHeld[],
): Demand | null => {
  if (account === null || account.begun_by !== 'password') return null
  const demanding = framework.roles.filter(
    ({ code, second_factor }) => second_factor !== undefined && held.some(({ role_code }) => role_code === code),
  )
  if (demanding.length === 0 && second_factor !== 'everybody') return null
  return { account, roles: demanding.map(({ name }) => name) }
}

/** Answers whatever was asked of the council with what is wanted first, why, and the ways to it. */
export const askForFactor = async (
  parts: Parts,
  c: Context<AppEnv>,
  { account, roles }: Demand,
  council: string,
): Promise<Response> => {
  const { signIn, assets } = parts
  await noteAttempt(parts, c, account, 'forbidden', { here: c.req.param('council') ?? '' }, unproved)
  const detail = 'A second factor is demanded of you here: set one up, and sign in with it.'
  c.header('Cache-Control', 'private, no-store')
  if (isProgram(c)) return answerProblem(c, 'forbidden', detail)
  const facts = await signIn.own.facts(account.account_id)
  const person = { name: account.name, role: '', href: paths.account(), signOut: paths.signOut() }
  // what was sent is not sent again: whoever comes back from a form begins at the council's home
  const next = c.req.method === 'GET' ? c.req.path : `/${c.req.param('council') ?? ''}`
  const page = <FactorDemandedPage {...{ nonce: c.var.nonce, assets, person, facts, roles, council, next }} />
  return c.html(renderPage(page), 403)
}

const unproved = 'A second factor is demanded of them, and they signed in with a password alone.'
