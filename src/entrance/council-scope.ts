import type { MiddlewareHandler } from 'hono'
import { findFramework } from '#framework/adoption.ts'
import type { Framework, PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { type Actor, findActor, listCouncils } from '#platform/access/door.ts'
import { markSeen } from '#platform/access/people.ts'
import { runCommand } from '#platform/commands/door.ts'
import { answerProblem, isProgram } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { callerOf } from './caller.ts'
import type { AppEnv, Parts } from './parts.ts'

type CouncilRow = Awaited<ReturnType<typeof listCouncils>>[number]

/**
 * Everything under /:council: finds who asks and what they are in that council. Nobody signed in is sent to sign in;
 * a council that is not theirs is not found.
 */
export const enterCouncil =
  (parts: Parts): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const account = await callerOf(parts, c)
    if (account instanceof Response) return account
    if (account === null && isProgram(c)) return answerProblem(c, 'not-signed-in', 'Sign in, or send a token.')
    if (account === null) return c.redirect(`${paths.signIn()}?next=${encodeURIComponent(c.req.path)}`, 303)
    const { database, clock } = parts.runner
    const councils = await listCouncils(database.kysely)
    const council = councils.find(({ council_id }) => council_id === c.req.param('council'))
    if (council === undefined || (account.council_id ?? council.council_id) !== council.council_id) return c.notFound()
    const today = clock.today()
    const found = await database.asCouncil(council.council_id, async (tx) => {
      const framework = await findFramework(tx, council.council_id)
      const actor = framework === null ? null : await findActor(tx, account.email, today, framework.roles)
      if (framework === null || actor === null) return null
      if (actor.last_seen_on !== today) await markSeen(tx, actor.person_id, today)
      return { framework, actor: account.asActor(actor) }
    })
    if (found === null) return c.notFound()
    c.set('actor', found.actor)
    c.set('framework', found.framework)
    c.set('council', council)
    c.set('database', database)
    c.set('today', today)
    c.set('frame', frameOf(parts, { council, ...found, path: c.req.path, nonce: c.var.nonce, today }))
    c.set('run', (command, input, how) =>
      runCommand(parts.runner, command, found.actor, input, { door: 'form', request_id: c.var.request_id, ...how }),
    )
    await next()
    for (const cookie of account.set_cookies) c.header('Set-Cookie', cookie, { append: true })
    c.header('Cache-Control', 'private, no-store')
  }

type Seen = { council: CouncilRow; actor: Actor; framework: Framework; path: string; nonce: string; today: string }

const frameOf = (parts: Parts, { council, actor, framework, path, nonce, today }: Seen): PageFrame => {
  const id = council.council_id
  const entries = [
    { text: 'Home', href: paths.home(id) },
    { text: 'Plan', href: paths.plan(id) },
    { text: 'Measures', href: paths.measures(id) },
    { text: 'Reports', href: paths.reports(id) },
    { text: 'Calendar', href: paths.calendar(id) },
    { text: 'Imports', href: paths.imports(id) },
    { text: 'Framework', href: paths.framework(id) },
    { text: 'People', href: paths.people(id) },
  ]
  const role = framework.roles.find(({ code }) => code === actor.roles[0]?.role_code)?.name ?? ''
  return {
    nonce,
    assets: parts.assets,
    council: {
      name: council.name,
      short_name: council.short_name,
      brand_colour: council.brand_colour,
      href: paths.home(id),
    },
    person: { name: actor.name, role, signOut: paths.signOut() },
    nav: entries.map((entry) => ({
      ...entry,
      current: entry.href === paths.home(id) ? path === entry.href : path.startsWith(entry.href),
    })),
    today: printDate(today),
    footer: { meta: { items: [{ text: 'For programs', href: paths.api(id) }] } },
    ...noticeOf(council),
  }
}

const noticeOf = (council: CouncilRow): Pick<PageFrame, 'notice'> => {
  if (council.illustrative !== null) return { notice: { label: 'Illustrative', text: council.illustrative } }
  if (council.figures_source !== null) return { notice: { label: 'Demonstration', text: council.figures_source } }
  return {}
}
