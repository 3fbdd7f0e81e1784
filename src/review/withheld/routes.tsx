import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { measureBriefs } from '#plan/measures/door.ts'
import { mayWithhold } from '#platform/access/door.ts'
import type { Refusal } from '#platform/commands/door.ts'
import { type FormStatus, refusedForm, type Typed, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { lift, withhold } from './commands.ts'
import { WithheldPage } from './pages/withheld-page.tsx'
import { listWithheld } from './queries.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council. */
export const withheldRoutes = new Hono<CouncilEnv>()
  .get('/withheld', (c) => withheldPage(c, emptyForm, 200))
  .post('/withheld', async (c) => {
    const values = await typedIn(c)
    const [product_code = '', section = ''] = (values.section ?? '').split(':')
    const done = await c.var.run(withhold, { ...values, product_code, section })
    return done.ok ? c.redirect(paths.withheld(c.var.council.council_id), 303) : again(c, values, done.error)
  })
  .post('/withheld/lift', async (c) => {
    const values = await typedIn(c)
    const done = await c.var.run(lift, values)
    return done.ok ? c.redirect(paths.withheld(c.var.council.council_id), 303) : again(c, values, done.error)
  })

/** The form again, with all that was typed and what is wrong with it. */
const again = (c: C, values: Typed, refusal: Refusal) => {
  const { form, status } = refusedForm(values, refusal)
  if (refusal.kind !== 'not-found') return withheldPage(c, form, status)
  return withheldPage(c, { values, errors: { '': ['This is withheld no longer: choose again'] } }, status)
}

const withheldPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const may = mayWithhold(actor)
  const found = await database.asCouncil(council.council_id, async (tx) => ({
    withheld: await listWithheld(tx),
    measures: may === true ? [...(await measureBriefs(tx)).values()] : [],
  }))
  const props = { frame, council_id: council.council_id, framework, today, form, may, ...found }
  return c.html(renderPage(<WithheldPage {...props} />), status)
}
