import { type Context, Hono } from 'hono'
import { typedIn } from '#platform/forms/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { paths } from '../../paths.ts'
import { addressOf } from '../address.ts'
import type { AppEnv, Parts } from '../parts.ts'
import { safeNext } from '../safe-next.ts'
import { ChoosePasswordPage, CodePage, ForgottenPage, SentPage, StaleLinkPage } from './sign-in-pages.tsx'

/** The parts of signing in that come after, or in place of, the password. */
export const furtherSignInRoutes = ({ signIn, assets }: Parts) => {
  const framed = (c: Context<AppEnv>) => ({ nonce: c.var.nonce, assets })
  return new Hono<AppEnv>()
    .get(paths.signInCode(), (c) =>
      c.html(renderPage(<CodePage {...framed(c)} next={safeNext(c.req.query('next'))} />)),
    )
    .post(paths.signInCode(), async (c) => {
      const { code = '', next } = await typedIn(c)
      const given = code.replaceAll(/\s/g, '')
      const headers = await signIn.own.answerCode(given, c.req.raw.headers, addressOf(c))
      if (headers === null) {
        const error = 'That code is wrong, was used already, or came too late. Enter a new one, or sign in again'
        return c.html(renderPage(<CodePage {...framed(c)} next={safeNext(next)} error={error} />), 422)
      }
      for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
      return c.redirect(safeNext(next) ?? paths.start(), 303)
    })
    .get(paths.forgottenPassword(), (c) => c.html(renderPage(<ForgottenPage {...framed(c)} email="" />)))
    .post(paths.forgottenPassword(), async (c) => {
      const { email = '' } = await typedIn(c)
      if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) {
        const error = 'Enter your email address, such as name@example.gov.uk'
        return c.html(renderPage(<ForgottenPage {...framed(c)} email={email} error={error} />), 422)
      }
      await signIn.own.askForReset(email.trim(), c.req.raw.headers, addressOf(c))
      return c.html(renderPage(<SentPage {...framed(c)} email={email.trim()} />))
    })
    .get(paths.choosePassword(), (c) => {
      // the link is a secret: it must not leave by a referrer, nor stay in a cache
      c.header('Referrer-Policy', 'no-referrer')
      c.header('Cache-Control', 'no-store')
      return c.html(renderPage(<ChoosePasswordPage {...framed(c)} token={c.req.query('token') ?? ''} />))
    })
    .post(paths.choosePassword(), async (c) => {
      const { token = '', password = '' } = await typedIn(c)
      const chosen = await signIn.own.choosePassword(token, password, c.req.raw.headers, addressOf(c))
      if (chosen.ok) return c.redirect(`${paths.signIn()}?done=password`, 303)
      if (chosen.error === null) return c.html(renderPage(<StaleLinkPage {...framed(c)} />), 422)
      return c.html(renderPage(<ChoosePasswordPage {...framed(c)} token={token} error={chosen.error} />), 422)
    })
}
