import { Hono } from 'hono'
import { listCouncils, listPeople } from '#platform/access/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import type { AppEnv, Parts } from './app.tsx'
import { paths } from './paths.ts'
import { SignInPage, StartPage } from './start-pages.tsx'

/** Addresses only inside this site: a council, or a page below one. */
const safeNext = (next: string | undefined): string | undefined =>
  next !== undefined && /^\/[a-z][a-z0-9-]*(?:\/[\w./%?=&-]*)?$/.test(next) ? next : undefined

/** Before anyone is in a council: the start page, signing in and signing out. */
export const startRoutes = ({ runner, config, signIn, assets }: Parts) => {
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
      const cast = config.demonstration
        ? await Promise.all(
            shown.map(async (council) => ({
              council,
              people: await database.asCouncil(council.council_id, listPeople),
            })),
          )
        : []
      return c.html(renderPage(<SignInPage cast={cast} next={next} nonce={c.var.nonce} assets={assets} />))
    })
    .post(paths.demonstrationSignIn(), async (c) => {
      const { email, name, next } = await c.req.parseBody<Record<string, string>>()
      if (!config.demonstration || signIn.signInAs === undefined) return c.notFound()
      const councils = await listCouncils(database.kysely)
      const people = (
        await Promise.all(councils.map(({ council_id }) => database.asCouncil(council_id, listPeople)))
      ).flat()
      const chosen = people.find((person) => person.email === email && person.name === name)
      if (chosen?.email === undefined || chosen.email === null) return c.notFound()
      const headers = await signIn.signInAs({ email: chosen.email, name: chosen.name })
      for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      return c.redirect(safeNext(next) ?? paths.start(), 303)
    })
    .post(paths.signOut(), async (c) => {
      const headers = await signIn.signOut(c.req.raw.headers)
      for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      return c.redirect(paths.start(), 303)
    })
}
