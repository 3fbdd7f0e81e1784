import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { countPeople, listUnits, mayEditPeople, searchPeople } from '#platform/access/door.ts'
import { type FormStatus, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { pageOf } from '#ui/pagination/pages.tsx'
import { addPerson } from './commands.ts'
import { again, scopeOf } from './forms.ts'
import { PeoplePage } from './pages/people-page.tsx'

type C = Context<CouncilEnv>

/** Mounted under /:council/people. */
export const peopleRoutes = new Hono<CouncilEnv>()
  .get('/', (c) => peoplePage(c, emptyForm, 200))
  .post('/', async (c) => {
    const values = await typedIn(c)
    const roles = values.role_code ? [{ role_code: values.role_code, ...scopeOf(values) }] : []
    const done = await c.var.run(addPerson, { name: values.name, email: values.email, post: values.post, roles })
    if (done.ok) return c.redirect(paths.person(c.var.council.council_id, done.value.person_id), 303)
    const { form, status } = again(values, done.error)
    return peoplePage(c, form, status)
  })

const peopleOnPage = 100

const peoplePage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const q = c.req.query('q')?.trim() ?? ''
  const search = { q, by_address: mayEditPeople(actor) === true }
  const found = await database.asCouncil(council.council_id, async (tx) => {
    const page = pageOf(c.req.query('page'), await countPeople(tx, search), peopleOnPage)
    return { page, people: await searchPeople(tx, search, page), units: await listUnits(tx) }
  })
  const props = {
    frame,
    council_id: council.council_id,
    framework,
    ...found,
    q,
    form,
    today,
  }
  return c.html(renderPage(<PeoplePage {...props} mayEdit={mayEditPeople(actor)} />), status)
}
