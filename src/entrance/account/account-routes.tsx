import { type Context, Hono } from 'hono'
import { renderSVG } from 'uqr'
import { typedIn } from '#platform/forms/door.ts'
import type { Account } from '#platform/sign-in/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { paths } from '../../paths.ts'
import { addressOf } from '../address.ts'
import { noteAttempt } from '../audit/note-attempt.ts'
import type { AppEnv, Parts } from '../parts.ts'
import { safeNext } from '../safe-next.ts'
import { AccountPage, type PasswordFaults, PasswordPage, SessionsPage } from './account-pages.tsx'
import {
  ConfirmFactorPage,
  NewSecondFactorPage,
  PasskeysPage,
  ProveFirstPage,
  SecondFactorPage,
} from './proof-pages.tsx'

type OwnEnv = AppEnv & { Variables: { account: Account } }

/** A person's own account, whatever their council; nobody's else. */
export const accountRoutes = (parts: Parts) => {
  const { signIn, assets } = parts
  const { own } = signIn
  const framed = (c: Context<OwnEnv>) => ({
    nonce: c.var.nonce,
    assets,
    person: { name: c.var.account.name, role: '', href: paths.account(), signOut: paths.signOut() },
  })
  const keep = (c: Context<OwnEnv>, headers: Headers) => {
    for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
  }
  const facts = (c: Context<OwnEnv>) => own.facts(c.var.account.account_id)
  const proveFirst = (c: Context<OwnEnv>) => c.html(renderPage(<ProveFirstPage {...framed(c)} />), 403)
  const refuseProofs = async (c: Context<OwnEnv>) => {
    await noteAttempt(parts, c, c.var.account, 'forbidden', { home: true }, provedLittle)
    return proveFirst(c)
  }
  return new Hono<OwnEnv>()
    .use(async (c, next) => {
      const account = await signIn.accountOf(c.req.raw.headers)
      if (account === null) return c.redirect(paths.signIn(paths.account()), 303)
      c.set('account', account)
      for (const cookie of account.set_cookies) c.header('Set-Cookie', cookie, { append: true })
      await next()
      c.header('Cache-Control', 'private, no-store')
    })
    .get('/', async (c) =>
      c.html(
        renderPage(
          <AccountPage {...framed(c)} account={c.var.account} facts={await facts(c)} said={c.req.query('done')} />,
        ),
      ),
    )
    .get('/password', (c) => c.html(renderPage(<PasswordPage {...framed(c)} faults={{}} />)))
    .post('/password', async (c) => {
      const { current = '', wanted = '' } = await typedIn(c)
      const refuse = (faults: PasswordFaults) =>
        c.html(renderPage(<PasswordPage {...framed(c)} faults={faults} />), 422)
      if (!(await facts(c)).has_password) return refuse({ current: 'Your account has no password' })
      const changed = await own.changePassword(c.var.account, { current, wanted }, c.req.raw.headers, addressOf(c))
      if (!changed.ok) return refuse(changed.error)
      keep(c, changed.value)
      return c.redirect(`${paths.account()}?done=password`, 303)
    })
    .get('/second-factor', async (c) => {
      if (!(await own.mayChangeProofs(c.var.account))) return proveFirst(c)
      const { has_second_factor: is_on } = await facts(c)
      return c.html(
        renderPage(
          <SecondFactorPage {...framed(c)} is_on={is_on} error={undefined} next={safeNext(c.req.query('next'))} />,
        ),
      )
    })
    .post('/second-factor', async (c) => {
      if (!(await own.mayChangeProofs(c.var.account))) return refuseProofs(c)
      const { move, password = '', code = '', ...typed } = await typedIn(c)
      const next = safeNext(typed.next)
      const { headers } = c.req.raw
      if (move === 'confirm') {
        const turned = await own.answerCode(code.replaceAll(/\s/g, ''), headers, addressOf(c))
        const error = 'That code is wrong or came too late. Enter the one that the app shows now'
        if (turned === null)
          return c.html(renderPage(<ConfirmFactorPage {...framed(c)} error={error} next={next} />), 422)
        keep(c, turned)
        return c.redirect(next ?? `${paths.account()}?done=second-factor`, 303)
      }
      if (move === 'remove') {
        const removed = await own.removeSecondFactor(password, headers, addressOf(c))
        if (removed !== null) {
          keep(c, removed)
          return c.redirect(`${paths.account()}?done=no-second-factor`, 303)
        }
      } else {
        const factor = await own.beginSecondFactor(password, headers, addressOf(c))
        if (factor !== null)
          return c.html(
            renderPage(
              <NewSecondFactorPage {...framed(c)} factor={factor} picture={pictureOf(factor.uri)} next={next} />,
            ),
          )
      }
      const error = 'The password is wrong. After too many wrong ones, wait a few minutes'
      return c.html(
        renderPage(<SecondFactorPage {...framed(c)} is_on={move === 'remove'} error={error} next={next} />),
        422,
      )
    })
    .get('/passkeys', async (c) => {
      const mayChange = await own.mayChangeProofs(c.var.account)
      const { passkeys } = await facts(c)
      const next = safeNext(c.req.query('next'))
      return c.html(renderPage(<PasskeysPage {...framed(c)} {...{ passkeys, mayChange, next }} />))
    })
    .post('/passkeys', async (c) => {
      const { move, id = '', name = '', next } = await typedIn(c)
      const { account } = c.var
      if (move === 'remove' && !(await own.mayChangeProofs(account))) return refuseProofs(c)
      if (move === 'remove') await own.removePasskey(account, id, c.req.raw.headers)
      else await own.renamePasskey(account.account_id, id, name.trim().slice(0, 100))
      return c.redirect(paths.passkeys(safeNext(next)), 303)
    })
    .get('/sessions', async (c) =>
      c.html(renderPage(<SessionsPage {...framed(c)} sessions={await signIn.sessions(c.var.account)} />)),
    )
    .post('/sessions', async (c) => {
      const { id, everywhere } = await typedIn(c)
      const { account } = c.var
      const { headers } = c.req.raw
      if (everywhere === 'yes') {
        await signIn.endSessions(account, headers)
        return c.redirect(paths.start(), 303)
      }
      if (id !== undefined) await signIn.endSessions(account, headers, id)
      return c.redirect(paths.sessions(), 303)
    })
}

const provedLittle = 'The account has a passkey or an app, and they signed in with its password alone.'

/** Drawn here, so that the secret goes to nobody who draws such pictures. */
const pictureOf = (uri: string): string =>
  renderSVG(uri, { border: 2 }).replace(
    '<svg ',
    '<svg role="img" aria-label="A picture for your authenticator app" width="220" height="220" ',
  )
