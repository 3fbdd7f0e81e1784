import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { type Actor, listPlannedUnits, listPosts, listUnits, mayEditPeople, type Unit } from '#platform/access/door.ts'
import type { Command } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { type FormStatus, type Typed, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { closeUnit, reopenUnit } from './close-unit-commands.ts'
import { again, plannedOf } from './forms.ts'
import { UnitsPage } from './pages/units-page.tsx'
import { withdrawPlannedUnit } from './planned-unit-commands.ts'
import { changeOrganisation } from './unit-commands.ts'
import { stillIn } from './unit-contents.ts'
import { type StillThere, stillWords } from './unit-rules.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council/people/units. */
export const unitRoutes = new Hono<CouncilEnv>()
  .get('/', (c) => unitsPage(c, emptyForm, 200))
  .post('/', (c) => asked(c, changeOrganisation, (values) => values))
  .post('/close', (c) => asked(c, closeUnit, (values) => values))
  .post('/reopen', (c) => asked(c, reopenUnit, (values) => values))
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
    still: mayEditPeople(actor) === true ? await stillThere(tx, actor, form, today) : [],
  }))
  const props = { frame, council_id: council.council_id, ...found, form: inShort(form, found), today }
  return c.html(renderPage(<UnitsPage {...props} mayEdit={mayEditPeople(actor)} />), status)
}

/** What keeps a unit from being closed, once somebody asked for that. */
const stillThere = async (tx: Tx, actor: Actor, { values }: FormState, today: string): Promise<StillThere[]> =>
  values.form === 'close' && typeof values.unit_code === 'string' ? stillIn(tx, actor, values.unit_code, today) : []

/** The page lists what is still there, so that its error need only say how many. */
const inShort = (form: FormState, { units, still }: { units: readonly Unit[]; still: readonly StillThere[] }) => {
  const unit = units.find(({ unit_code }) => unit_code === form.values.unit_code)
  if (unit === undefined || still.length === 0 || form.errors.unit_code === undefined) return form
  return { ...form, errors: { ...form.errors, unit_code: [stillWords(unit.name, still, 0)] } }
}
