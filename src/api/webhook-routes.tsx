import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { type FormStatus, refusedForm } from '#platform/forms/door.ts'
import { eventsTold, listDeliveries, listWebhooks, secretOf, subscribe, unsubscribe } from '#platform/webhooks/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { WebhooksPage } from './pages/webhooks-page.tsx'

type C = Context<CouncilEnv>
type Told = { url: string; secret: string }

const deliveriesShown = 50

/** Which programs are told of events, and what came of telling them. `auth_secret` is what their secrets are made from. */
export const webhookRoutes = (auth_secret: string) =>
  new Hono<CouncilEnv>()
    .get('/', (c) => webhooksPage(c, emptyForm, null, 200))
    .post('/', async (c) => {
      const body = await c.req.parseBody({ all: true })
      const values = { url: String(body.url ?? ''), events: [body.events ?? []].flat().map(String) }
      const done = await c.var.run(subscribe, values)
      if (!done.ok) {
        const { form, status } = refusedForm(values, done.error)
        return webhooksPage(c, form, null, status)
      }
      const secret = secretOf(auth_secret, c.var.council.council_id, done.value.webhook_id)
      return webhooksPage(c, emptyForm, { url: values.url, secret }, 200)
    })
    .post('/:webhook/end', async (c) => {
      const done = await c.var.run(unsubscribe, { webhook_id: c.req.param('webhook') })
      if (!done.ok && done.error.kind === 'not-found') return c.notFound()
      if (!done.ok) {
        const { form, status } = refusedForm({}, done.error)
        return webhooksPage(c, form, null, status)
      }
      return c.redirect(paths.webhooks(c.var.council.council_id), 303)
    })

/** Where figures are sent concerns those who decide on it: to others the page says so and shows nothing. */
const webhooksPage = async (c: C, form: FormState, made: Told | null, status: FormStatus) => {
  const { actor, council, database, frame } = c.var
  const leave = subscribe.may(actor)
  const shown = await database.asCouncil(council.council_id, async (tx) => ({
    webhooks: leave === true ? await listWebhooks(tx) : [],
    deliveries: leave === true ? await listDeliveries(tx, deliveriesShown) : [],
  }))
  const props = { frame, council: council.council_id, leave, form, made, events: eventsTold, ...shown }
  return c.html(renderPage(<WebhooksPage {...props} />), status)
}
