import { type Context, Hono } from 'hono'
import { type CouncilEnv, capabilities } from '#framework/door.ts'
import { addDays } from '#kernel/dates.ts'
import { paths } from '#paths.ts'
import { may, mayEditFramework } from '#platform/access/door.ts'
import { type FormStatus, refusedForm } from '#platform/forms/door.ts'
import { lifetimes, listTokens, makeToken, newSecret, revokeToken, standingOf } from '#platform/tokens/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { type Made, TokensPage } from './pages/tokens-page.tsx'

type C = Context<CouncilEnv>

/** A person's tokens: list, make, end. The secret of a new one is in the answer to its form and nowhere else. */
export const tokenRoutes = new Hono<CouncilEnv>()
  .get('/', (c) => tokensPage(c, emptyForm, null, 200))
  .post('/', async (c) => {
    const body = await c.req.parseBody({ all: true })
    const values = {
      name: String(body.name ?? ''),
      days: String(body.days ?? ''),
      capabilities: [body.capabilities ?? []].flat().map(String),
    }
    const { secret, token_hash } = newSecret()
    const done = await c.var.run(makeToken, { ...values, token_hash })
    if (!done.ok) {
      const { form, status } = refusedForm(values, done.error)
      return tokensPage(c, form, null, status)
    }
    return tokensPage(c, emptyForm, { name: values.name, secret, expires_on: done.value.expires_on }, 200)
  })
  .post('/:token/end', async (c) => {
    const done = await c.var.run(revokeToken, { token_id: c.req.param('token') })
    if (!done.ok && done.error.kind === 'not-found') return c.notFound()
    if (!done.ok) {
      const { form, status } = refusedForm({}, done.error)
      return tokensPage(c, form, null, status)
    }
    return c.redirect(paths.apiTokens(c.var.council.council_id), 303)
  })

const tokensPage = async (c: C, form: FormState, made: Made | null, status: FormStatus) => {
  const { actor, council, database, frame, today } = c.var
  const keeper = mayEditFramework(actor) === true
  const tokens = await database.asCouncil(council.council_id, (tx) => listTokens(tx, keeper ? null : actor.person_id))
  const props = {
    frame,
    council: council.council_id,
    tokens: tokens.map((token) => ({ ...token, standing: standingOf(token, today) })),
    held: capabilities.filter((capability) => may(actor, capability)),
    lifetimes: lifetimes.map((days) => ({ days, until: addDays(today, days) })),
    mayMake: makeToken.may(actor),
    keeper,
    form,
    made,
  }
  return c.html(renderPage(<TokensPage {...props} />), status)
}
