import type { MiddlewareHandler } from 'hono'
import { findFrameworkOf, versionInForce } from '#framework/adoption.ts'
import { type Framework, measureWords, type PageFrame } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { capital } from '#kernel/words.ts'
import {
  type Actor,
  actorOf,
  councilsOf,
  type listCouncils,
  markSeen,
  mayImport,
  mayReadAudit,
  maySeeRisks,
  personHolding,
} from '#platform/access/door.ts'
import { runCommand } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { answerProblem, isProgram } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { noteAttempt, noteRefusal } from './audit/note-attempt.ts'
import { callerOf } from './caller.ts'
import type { AppEnv, Parts } from './parts.ts'
import { rolesShown } from './roles-shown.ts'
import { askForFactor, factorDemanded } from './second-factor.tsx'

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
    if (account === null) return c.redirect(paths.signIn(c.req.path), 303)
    const { database, clock } = parts.runner
    const today = clock.today()
    const id = c.req.param('council') ?? ''
    const entry = isCouncilId(id) && (account.council_id ?? id) === id
    const [found, theirs] = await Promise.all([
      entry ? database.asCouncil(id, (tx) => findEntry(tx, id, account.email, today)) : null,
      account.council_id === null ? councilsOf(database.kysely, account.email, today) : [],
    ])
    if (found === null) {
      await noteAttempt(parts, c, account, 'other-council', { here: id, home: true })
      return c.notFound()
    }
    const { council, framework } = found
    const actor = account.asActor(found.actor)
    const demanded = factorDemanded(parts.config, account.account, framework, actor.roles)
    if (demanded !== null) return askForFactor(parts, c, demanded, council.name)
    c.set('actor', actor)
    c.set('framework', framework)
    c.set('council', council)
    c.set('database', database)
    c.set('today', today)
    c.set('frame', frameOf(parts, { council, theirs, framework, actor, path: c.req.path, nonce: c.var.nonce, today }))
    c.set('noteFailure', (error) =>
      parts.log.error({ err: error, request_id: c.var.request_id, path: c.req.path }, 'request failed half-way'),
    )
    let refused: string | undefined
    let is_answered = false
    c.set('run', async (command, input, how) => {
      const asking = { door: 'form', request_id: c.var.request_id, ...how } as const
      const done = await runCommand(parts.runner, command, actor, input, asking)
      if (done.ok) return done
      const { error } = done
      if (error.kind === 'forbidden') refused = error.reason
      if (error.kind === 'invalid')
        parts.log.info(invalid(command.name, error.fields, c.var.request_id), 'invalid input')
      // the page of a long file goes on after its answer has begun
      if (is_answered && refused !== undefined) await noteRefusal(parts, c, account, refused)
      return done
    })
    await next()
    is_answered = true
    await noteRefusal(parts, c, account, refused)
    for (const cookie of account.set_cookies) c.header('Set-Cookie', cookie, { append: true })
    c.header('Cache-Control', 'private, no-store')
  }

/** Which fields were wrong, and nothing of what was in them: below a field, a name may be something that was typed. */
const invalid = (command: string, fields: Record<string, unknown>, request_id: string) => ({
  command,
  fields: [...new Set(Object.keys(fields).map((name) => name.split('.')[0]))],
  request_id,
})

/** As the database has them; anything else was typed into the address. */
const isCouncilId = (id: string): boolean => /^[a-z][a-z0-9-]+$/.test(id)

/** The council, how it works and what this person is in it; null where there is no such council, or they are nobody there. */
export const findEntry = async (tx: Tx, council_id: string, email: string, today: string) => {
  const row = await tx
    .selectFrom('council')
    .selectAll()
    .select([versionInForce.as('version'), personHolding(email, today).as('person')])
    .where('council_id', '=', council_id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { version, person, ...council } = row
  const framework = await findFrameworkOf(tx, council_id, version)
  const actor = framework === null ? null : actorOf(person, framework)
  if (framework === null || actor === null) return null
  if (actor.last_seen_on !== today) await markSeen(tx, actor.person_id, today)
  return { council, framework, actor }
}

type Seen = {
  council: CouncilRow
  theirs: readonly { council_id: string; name: string }[]
  actor: Actor
  framework: Framework
  path: string
  nonce: string
  today: string
}

const frameOf = (parts: Parts, { council, theirs, actor, framework, path, nonce, today }: Seen): PageFrame => {
  const id = council.council_id
  const entries = [
    { text: 'Home', href: paths.home(id) },
    { text: 'Plan', href: paths.plan(id) },
    { text: capital(measureWords(framework).many), href: paths.measures(id) },
    ...(maySeeRisks(actor) === true ? [{ text: 'Risks', href: paths.risks(id) }] : []),
    { text: 'Reports', href: paths.reports(id) },
    { text: 'Calendar', href: paths.calendar(id) },
    ...(mayImport(actor) === true ? [{ text: 'Imports', href: paths.imports(id) }] : []),
    { text: 'Framework', href: paths.framework(id) },
    { text: 'People', href: paths.people(id) },
    ...(mayReadAudit(actor) === true ? [{ text: 'Audit', href: paths.audit(id) }] : []),
  ]
  const [role = '', ...also] = rolesShown(actor.roles, framework)
  return {
    nonce,
    assets: parts.assets,
    council: {
      name: council.name,
      short_name: council.short_name,
      brand_colour: council.brand_colour,
      href: paths.home(id),
    },
    councils: theirs.map(({ council_id, name }) => ({
      name,
      href: paths.home(council_id),
      current: council_id === id,
    })),
    person: { name: actor.name, role, also, href: paths.account(), signOut: paths.signOut() },
    nav: entries.map((entry) => ({
      ...entry,
      current: entry.href === paths.home(id) ? path === entry.href : path.startsWith(entry.href),
    })),
    today: printDate(today),
    footer: { meta: { items: [{ text: 'API', href: paths.api(id) }] } },
    ...noticeOf(council),
  }
}

const noticeOf = (council: CouncilRow): Pick<PageFrame, 'notice'> => {
  if (council.illustrative !== null) return { notice: { label: 'Illustrative', text: council.illustrative } }
  if (council.figures_source !== null) return { notice: { label: 'Demonstration', text: council.figures_source } }
  return {}
}
