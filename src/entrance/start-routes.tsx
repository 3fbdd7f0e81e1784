import { Hono } from 'hono'
import { findFramework } from '#framework/adoption.ts'
import { listCouncils, listPeople, rolesHeld } from '#platform/access/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { paths } from '../paths.ts'
import { addressOf } from './address.ts'
import { noteAttempt } from './audit/note-attempt.ts'
import { castGroups } from './cast.ts'
import type { Cast } from './cast-list.tsx'
import type { AppEnv, Parts } from './parts.ts'
import { SignInPage, StartPage } from './start-pages.tsx'

/** Addresses only inside this site: a council, or a page below one. */
const safeNext = (next: string | undefined): string | undefined =>
  next !== undefined && /^\/[a-z][a-z0-9-]*(?:\/[\w./%?=&-]*)?$/.test(next) ? next : undefined

const castOf = ({ runner: { database, clock } }: Parts, council: { council_id: string; name: string }): Promise<Cast> =>
  database.asCouncil(council.council_id, async (tx) => {
    const framework = await findFramework(tx, council.council_id)
    const people = await listPeople(tx)
    return { council, groups: castGroups(people, await rolesHeld(tx, clock.today()), framework ?? { roles: [] }) }
  })

/** Before anyone is in a council: the start page, signing in and signing out. */
export const startRoutes = (parts: Parts) => {
  const { runner, config, signIn, assets } = parts
  const { database } = runner
  return new Hono<AppEnv>()
    .get(paths.start(), async (c) => {
      const councils = await listCouncils(database.kysely)
      return c.html(renderPage(<StartPage councils={councils} nonce={c.var.nonce} assets={assets} />))
    })
    .get(paths.signIn(), async (c) => {
      const councils = await listCouncils(database.kysely)
      const next = safeNext(c.req.query('next'))
      const asked = next?.split('/')[1]
      const shown = councils.filter(({ council_id }) => asked === undefined || council_id === asked)
      const cast = config.demonstration ? await Promise.all(shown.map((council) => castOf(parts, council))) : []
      return c.html(renderPage(<SignInPage cast={cast} next={next} nonce={c.var.nonce} assets={assets} />))
    })
    .post(paths.demonstrationSignIn(), async (c) => {
      const { email = '', name = '', next } = await c.req.parseBody<Record<string, string>>()
      const cookies = (await signIn.signInAs?.({ email, name }, c.req.raw.headers))?.getSetCookie() ?? []
      if (cookies.length === 0) return c.notFound()
      for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
      return c.redirect(safeNext(next) ?? paths.start(), 303)
    })
    .post(paths.signIn(), async (c) => {
      const { email = '', password = '', next } = await c.req.parseBody<Record<string, string>>()
      const headers = await signIn.signInWithPassword({ email, password }, c.req.raw.headers, addressOf(c))
      if (!headers.ok) {
        // not waited for: an answer must take as long for an address that nobody has
        void noteAttempt(parts, c, { name: email, email }, 'sign-in-failed', { home: true })
        const error =
          headers.error === 'wrong'
            ? 'The email address or the password is wrong'
            : 'Too many attempts. Wait a minute and try again'
        return c.html(
          renderPage(
            <SignInPage
              cast={[]}
              next={safeNext(next)}
              nonce={c.var.nonce}
              assets={assets}
              email={email}
              error={error}
            />,
          ),
          422,
        )
      }
      for (const cookie of headers.value.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      return c.redirect(safeNext(next) ?? paths.start(), 303)
    })
    .post(paths.signOut(), async (c) => {
      const headers = await signIn.signOut(c.req.raw.headers)
      for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      return c.redirect(paths.start(), 303)
    })
}
