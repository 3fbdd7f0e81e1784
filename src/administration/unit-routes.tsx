import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { listPosts, listUnits, mayEditPeople } from '#platform/access/door.ts'
import { type FormStatus, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { again } from './forms.ts'
import { UnitsPage } from './pages/units-page.tsx'
import { changeOrganisation } from './unit-commands.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council/people/units. */
export const unitRoutes = new Hono<CouncilEnv>()
  .get('/', (c) => unitsPage(c, emptyForm, 200))
  .post('/', async (c) => {
    const values = await typedIn(c)
    const done = await c.var.run(changeOrganisation, values)
    if (done.ok) return c.redirect(paths.units(c.var.council.council_id), 303)
    const { form, status } = again(values, done.error)
    return unitsPage(c, form, status)
  })

const unitsPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, frame, today } = c.var
  const found = await database.asCouncil(council.council_id, async (tx) => ({
    units: await listUnits(tx),
    posts: await listPosts(tx),
  }))
  const props = { frame, council_id: council.council_id, ...found, form, today }
  return c.html(renderPage(<UnitsPage {...props} mayEdit={mayEditPeople(actor)} />), status)
}
