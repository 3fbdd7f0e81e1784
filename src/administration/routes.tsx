import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { mayEditPeople } from '#platform/access/door.ts'
import { listUnits, searchPeople, standInsOf } from '#platform/access/people-queries.ts'
import { type Asked, permissionsOf, usualScope } from '#platform/access/permissions.ts'
import type { Command, Refusal } from '#platform/commands/door.ts'
import { type FormStatus, refusedForm, type Typed, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { addPerson } from './commands.ts'
import { everyDuty, handOver } from './leaver-commands.ts'
import { PeoplePage } from './pages/people-page.tsx'
import { PermissionsPage } from './pages/permissions-page.tsx'
import { PersonPage } from './pages/person-page.tsx'
import { PhantomsPage } from './pages/phantoms-page.tsx'
import { UnitsPage } from './pages/units-page.tsx'
import { endRole, giveRole, standIn } from './people-commands.ts'
import { phantomsOf } from './rules.ts'
import { endSessions } from './session-commands.ts'
import { changeOrganisation } from './unit-commands.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council. The commands are those of the whole product, which only its root knows. */
export const administrationRoutes = (commands: readonly Asked[]) =>
  new Hono<CouncilEnv>()
    .get('/people', (c) => peoplePage(c, emptyForm, 200))
    .post('/people', async (c) => {
      const values = await typedIn(c)
      const roles = values.role_code ? [{ role_code: values.role_code, ...scopeOf(values.scope) }] : []
      const done = await c.var.run(addPerson, { name: values.name, email: values.email, post: values.post, roles })
      if (done.ok) return c.redirect(paths.person(c.var.council.council_id, done.value.person_id), 303)
      const { form, status } = again(values, done.error)
      return peoplePage(c, form, status)
    })
    .get('/people/units', (c) => unitsPage(c, emptyForm, 200))
    .post('/people/units', async (c) => {
      const values = await typedIn(c)
      const done = await c.var.run(changeOrganisation, values)
      if (done.ok) return c.redirect(paths.units(c.var.council.council_id), 303)
      const { form, status } = again(values, done.error)
      return unitsPage(c, form, status)
    })
    .get('/people/owners', async (c) => {
      const { council, database, frame, today } = c.var
      const { duties, people } = await database.asCouncil(council.council_id, async (tx) => ({
        duties: await everyDuty(tx),
        people: await searchPeople(tx, {}),
      }))
      const props = { frame, council_id: council.council_id, phantoms: phantomsOf(duties, people, today) }
      return c.html(renderPage(<PhantomsPage {...props} />))
    })
    .get('/people/permissions', (c) => permissionsPage(c, commands))
    .get('/people/:person', (c) => personPage(c, emptyForm, 200))
    .post('/people/:person/roles', (c) => ofPerson(c, giveRole, (values) => ({ ...values, ...scopeOf(values.scope) })))
    .post('/people/:person/roles/end', (c) => ofPerson(c, endRole, (values) => ({ ...values, ...roleOf(values.role) })))
    .post('/people/:person/stand-in', (c) => ofPerson(c, standIn, (values) => values))
    .post('/people/:person/hand-over', (c) => ofPerson(c, handOver, (values) => values))
    .post('/people/:person/end-sessions', (c) => ofPerson(c, endSessions, (values) => values))

/** 'unit:housing' as a form sends it. */
const scopeOf = (scope = 'council') => {
  const [scope_kind = 'council', scope_code = ''] = scope.split(':')
  return { scope_kind, scope_code }
}

/** 'head-of-service:unit:housing:2024-04-01' as the form to end a role sends it. */
const roleOf = (role = '') => {
  const [role_code = '', scope_kind = '', scope_code = '', held_from = ''] = role.split(':')
  return { role_code, scope_kind, scope_code, held_from }
}

const again = (values: Typed, refusal: Refusal) =>
  refusedForm(values, refusal.kind === 'invalid' ? { ...refusal, fields: inForm(refusal.fields) } : refusal)

/** The one field of a form where a role is given or ended stands for the several of the command. */
const inForm = (fields: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, messages]) => [
      /^(scope_kind|scope_code|roles)/.test(name) ? 'scope' : name,
      messages,
    ]),
  )

const peoplePage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const q = c.req.query('q')?.trim() ?? ''
  const { people, units } = await database.asCouncil(council.council_id, async (tx) => ({
    people: await searchPeople(tx, { q }),
    units: await listUnits(tx),
  }))
  const props = { frame, council_id: council.council_id, framework, people, units, q, form, today }
  return c.html(renderPage(<PeoplePage {...props} mayEdit={mayEditPeople(actor)} />), status)
}

const unitsPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, frame, today } = c.var
  const units = await database.asCouncil(council.council_id, listUnits)
  const props = { frame, council_id: council.council_id, units, form, today }
  return c.html(renderPage(<UnitsPage {...props} mayEdit={mayEditPeople(actor)} />), status)
}

const permissionsPage = (c: C, commands: readonly Asked[]) => {
  const { actor, council, framework, frame } = c.var
  const asked = c.req.query('role') ?? actor.roles[0]?.role_code
  const role = framework.roles.find(({ code }) => code === asked) ?? framework.roles[0]
  const page = (
    <PermissionsPage
      frame={frame}
      council_id={council.council_id}
      roles={framework.roles}
      role={role ? { ...role, scope: usualScope(role), illustrative: Boolean(role.illustrative) } : null}
      permissions={role ? permissionsOf(role, commands) : []}
    />
  )
  return c.html(renderPage(page))
}

const ofPerson = async <Input, Value>(c: C, command: Command<Input, Value>, input: (values: Typed) => object) => {
  const values = await typedIn(c)
  const person_id = c.req.param('person') ?? ''
  const done = await c.var.run(command, { ...input(values), person_id })
  if (done.ok) return c.redirect(paths.person(c.var.council.council_id, person_id), 303)
  if (done.error.kind === 'not-found') return c.notFound()
  const { form, status } = again(values, done.error)
  return personPage(c, form, status)
}

const personPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const person_id = c.req.param('person') ?? ''
  const found = await database.asCouncil(council.council_id, async (tx) => {
    const people = await searchPeople(tx, {})
    const person = people.find((one) => one.person_id === person_id)
    if (person === undefined) return null
    const duties = (await everyDuty(tx)).filter((duty) => duty.person_id === person_id)
    return { person, people, duties, units: await listUnits(tx), standIns: await standInsOf(tx, person_id, today) }
  })
  if (found === null) return c.notFound()
  const props = { frame, council_id: council.council_id, framework, form, today, ...found }
  const leave = { edit: mayEditPeople(actor), stand_in: standIn.may(actor, { person_id } as never) }
  return c.html(renderPage(<PersonPage {...props} may={leave} />), status)
}
