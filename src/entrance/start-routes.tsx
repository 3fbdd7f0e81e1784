import { Hono } from 'hono'
import { findFramework } from '#framework/adoption.ts'
import { councilsOf, listCouncils, listPeople, rolesHeld } from '#platform/access/door.ts'
import { typedIn } from '#platform/forms/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { paths } from '../paths.ts'
import { addressOf } from './address.ts'
import { castGroups } from './cast.ts'
import type { Cast } from './cast-list.tsx'
import type { AppEnv, Parts } from './parts.ts'
import { safeNext } from './safe-next.ts'
import { wordsFor } from './sign-in-words.ts'
import { SignedOutPage, SignInPage, StartPage } from './start-pages.tsx'

const castOf = ({ runner: { database, clock } }: Parts, council: { council_id: string; name: string }): Promise<Cast> =>
  database.asCouncil(council.council_id, async (tx) => {
    const framework = await findFramework(tx, council.council_id)
    const people = await listPeople(tx)
    return { council, groups: castGroups(people, await rolesHeld(tx, clock.today()), framework ?? { roles: [] }) }
  })

/** Before anyone is in a council: the start page, signing in and signing out. */
export const startRoutes = (parts: Parts) => {
  const { runner, config, signIn, assets } = parts
  const { database, clock } = runner
  const offered = (council: string | undefined) =>
    signIn.providers.filter(({ councils }) => council === undefined || councils.includes(council))
  return new Hono<AppEnv>()
    .get(paths.start(), async (c) => {
      const councils = await listCouncils(database.kysely)
      const account = await signIn.accountOf(c.req.raw.headers)
      const theirs = account === null ? [] : await councilsOf(database.kysely, account.email, clock.today())
      const person =
        account === null ? undefined : { name: account.name, role: '', href: paths.account(), signOut: paths.signOut() }
      for (const cookie of account?.set_cookies ?? []) c.header('Set-Cookie', cookie, { append: true })
      c.header('Cache-Control', 'private, no-store')
      return c.html(
        renderPage(
          <StartPage councils={councils} theirs={theirs} person={person} nonce={c.var.nonce} assets={assets} />,
        ),
      )
    })
    .get(paths.signIn(), async (c) => {
      const councils = await listCouncils(database.kysely)
      const next = safeNext(c.req.query('next'))
      const asked = councils.find(({ council_id }) => council_id === next?.split('/')[1])?.council_id
      const shown = councils.filter(({ council_id }) => asked === undefined || council_id === asked)
      const cast = config.demonstration ? await Promise.all(shown.map((council) => castOf(parts, council))) : []
      const error = wordsFor(c.req.query('error'))
      return c.html(
        renderPage(
          <SignInPage
            cast={cast}
            providers={offered(asked)}
            next={next}
            nonce={c.var.nonce}
            assets={assets}
            {...(error === undefined ? {} : { notice: error })}
            done={c.req.query('done') === 'password'}
          />,
        ),
        error === undefined ? 200 : 403,
      )
    })
    .get('/sign-in/with/:provider', async (c) => {
      const next = safeNext(c.req.query('next')) ?? paths.start()
      const departure = await signIn.startAtProvider(c.req.param('provider'), next, c.req.raw.headers)
      if (departure === null) return c.notFound()
      for (const cookie of departure.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      c.header('Cache-Control', 'no-store')
      return c.redirect(departure.location, 303)
    })
    .post(paths.demonstrationSignIn(), async (c) => {
      const { email = '', name = '', next } = await typedIn(c)
      const cookies = (await signIn.signInAs?.({ email, name }, c.req.raw.headers))?.getSetCookie() ?? []
      if (cookies.length === 0) return c.notFound()
      for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
      return c.redirect(safeNext(next) ?? paths.start(), 303)
    })
    .post(paths.signIn(), async (c) => {
      const { email = '', password = '', next } = await typedIn(c)
      const headers = await signIn.signInWithPassword({ email, password }, c.req.raw.headers, addressOf(c))
      if (!headers.ok) {
        const error =
          headers.error === 'wrong'
            ? 'The email address or the password is wrong'
            : 'Too many attempts. Wait a few minutes and try again'
        return c.html(
          renderPage(
            <SignInPage
              cast={[]}
              providers={offered(safeNext(next)?.split('/')[1])}
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
      for (const cookie of headers.value.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      if (headers.value.needs_code) return c.redirect(paths.signInCode(safeNext(next)), 303)
      return c.redirect(safeNext(next) ?? paths.start(), 303)
    })
    .post(paths.signOut(), async (c) => {
      const { headers, provider_url } = await signIn.signOut(c.req.raw.headers)
      for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      const next = safeNext((await typedIn(c)).next)
      if (provider_url === null) return c.redirect(next === undefined ? paths.start() : paths.signIn(next), 303)
      // a page rather than a redirect: the policy lets no form lead to another site, and this one carries the visitor on
      c.header('Refresh', `0; url=${provider_url}`)
      c.header('Cache-Control', 'no-store')
      return c.html(renderPage(<SignedOutPage provider_url={provider_url} nonce={c.var.nonce} assets={assets} />))
    })
}
