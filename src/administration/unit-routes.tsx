import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { listPlannedUnits, listPosts, listUnits, mayEditPeople } from '#platform/access/door.ts'
import type { Command } from '#platform/commands/door.ts'
import { type FormStatus, type Typed, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { again, plannedOf } from './forms.ts'
import { UnitsPage } from './pages/units-page.tsx'
import { withdrawPlannedUnit } from './planned-unit-commands.ts'
import { changeOrganisation } from './unit-commands.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council/people/units. */
export const unitRoutes = new Hono<CouncilEnv>()
  .get('/', (c) => unitsPage(c, emptyForm, 200))
  .post('/', (c) => asked(c, changeOrganisation, (values) => values))
  .post('/withdraw', (c) => asked(c, withdrawPlannedUnit, (values) => ({ ...values, ...plannedOf(values.planned) })))

const asked = async <Input, Value>(c: C, command: Command<Input, Value>, input: (values: Typed) => object) => {
  const values = await typedIn(c)
  const done = await c.var.run(command, input(values))
  if (done.ok) return c.redirect(paths.units(c.var.council.council_id), 303)
  const { form, status } = again(values, done.error)
  return unitsPage(c, form, status)
}

const unitsPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, frame, today } = c.var
  const found = await database.asCouncil(council.council_id, async (tx) => ({
    units: await listUnits(tx),
    planned: await listPlannedUnits(tx),
    posts: await listPosts(tx),
  }))
  const props = { frame, council_id: council.council_id, ...found, form, today }
  return c.html(renderPage(<UnitsPage {...props} mayEdit={mayEditPeople(actor)} />), status)
}
