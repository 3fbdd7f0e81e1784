import { type Context, Hono } from 'hono'
import { type CouncilEnv, capabilities } from '#framework/door.ts'
import { paths } from '#paths.ts'
import {
  type Asked,
  countPeople,
  findPerson,
  listPosts,
  listUnits,
  managersOf,
  mayEditPeople,
  permissionsOf,
  relationPermissions,
  searchPeople,
  standInsOf,
  usualScope,
} from '#platform/access/door.ts'
import type { Command } from '#platform/commands/door.ts'
import { type FormStatus, type Typed, typedIn } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { pageOf } from '#ui/pagination/pages.tsx'
import { addPerson } from './commands.ts'
import { again, roleOf, scopeOf } from './forms.ts'
import { lastInvitation } from './invitations.ts'
import { inviteToSignIn } from './invite-command.ts'
import { everyDuty, handOver } from './leaver-commands.ts'
import { nameManager } from './manager-commands.ts'
import { PeoplePage } from './pages/people-page.tsx'
import { PermissionsPage } from './pages/permissions-page.tsx'
import { PersonPage } from './pages/person-page.tsx'
import { UnitsPage } from './pages/units-page.tsx'
import { endRole, giveRole, mayNameStandIn, standIn } from './people-commands.ts'
import { phantomRoutes } from './phantom-routes.tsx'
import { postRoutes } from './post-routes.tsx'
import { endSessions } from './session-commands.ts'
import { listThings } from './things.ts'
import { changeOrganisation } from './unit-commands.ts'
import { named, peopleOffered, wordsFor } from './who.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council. The commands are those of the whole product, which only its root knows. */
export const administrationRoutes = (commands: readonly Asked[]) =>
  new Hono<CouncilEnv>()
    .get('/people', (c) => peoplePage(c, emptyForm, 200))
    .post('/people', async (c) => {
      const values = await typedIn(c)
      const roles = values.role_code ? [{ role_code: values.role_code, ...scopeOf(values) }] : []
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
    .route('/people/owners', phantomRoutes)
    .route('/people/posts', postRoutes)
    .get('/people/permissions', (c) => permissionsPage(c, commands))
    .get('/people/:person', (c) => personPage(c, emptyForm, 200))
    .post('/people/:person/invite', (c) => ofPerson(c, inviteToSignIn, (values) => values))
    .post('/people/:person/roles', (c) => ofPerson(c, giveRole, (values) => ({ ...values, ...scopeOf(values) })))
    .post('/people/:person/roles/end', (c) => ofPerson(c, endRole, (values) => ({ ...values, ...roleOf(values.role) })))
    .post('/people/:person/stand-in', (c) => ofPerson(c, standIn, (values) => values, 'stand_in_id'))
    .post('/people/:person/manager', (c) => ofPerson(c, nameManager, (values) => values, 'manager_id'))
    .post('/people/:person/hand-over', (c) => ofPerson(c, handOver, (values) => values, 'successor_id'))
    .post('/people/:person/end-sessions', (c) => ofPerson(c, endSessions, (values) => values))

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

const unitsPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, frame, today } = c.var
  const found = await database.asCouncil(council.council_id, async (tx) => ({
    units: await listUnits(tx),
    posts: await listPosts(tx),
  }))
  const props = { frame, council_id: council.council_id, ...found, form, today }
  return c.html(renderPage(<UnitsPage {...props} mayEdit={mayEditPeople(actor)} />), status)
}

const permissionsPage = (c: C, commands: readonly Asked[]) => {
  const { actor, council, framework, frame } = c.var
  const roles = framework.roles.map((role) => ({
    ...role,
    scope: usualScope(role),
    illustrative: Boolean(role.illustrative),
    second_factor: role.second_factor !== undefined,
    permissions: permissionsOf(role, commands),
  }))
  const act = roles[0]?.permissions.find(({ name }) => name === c.req.query('act')) ?? null
  const asked = c.req.query('role') || actor.roles[0]?.role_code
  const role = act === null ? (roles.find(({ code }) => code === asked) ?? roles[0] ?? null) : null
  const relations = relationPermissions(capabilities)
  const props = { frame, council_id: council.council_id, roles, role, act, relations }
  return c.html(renderPage(<PermissionsPage {...props} />))
}

/** `who` is the field of the form in which somebody is named. */
const ofPerson = async <Input, Value>(
  c: C,
  command: Command<Input, Value>,
  input: (values: Typed) => object,
  who?: string,
) => {
  const values = await typedIn(c)
  const person_id = c.req.param('person') ?? ''
  const run = (given: Typed) => c.var.run(command, { ...input(given), person_id })
  const done = who === undefined ? await run(values) : await named(c, command, values, who, run)
  if (done.ok) return c.redirect(paths.person(c.var.council.council_id, person_id), 303)
  if (done.error.kind === 'not-found') return c.notFound()
  const { form, status } = again(values, done.error)
  return personPage(c, form, status)
}

const personPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const person_id = c.req.param('person') ?? ''
  const may = { edit: mayEditPeople(actor), stand_in: mayNameStandIn(actor, person_id) }
  const found = await database.asCouncil(council.council_id, async (tx) => {
    const [person] = await searchPeople(tx, { person_id })
    if (person === undefined) return null
    const manager = person.manager_id === null ? undefined : await findPerson(tx, person.manager_id)
    return {
      person,
      people: may.edit === true || may.stand_in === true ? await peopleOffered(tx) : [],
      manager: manager === undefined ? '' : await wordsFor(tx, manager),
      duties: await everyDuty(tx, { person_id, seen_by: actor }),
      units: await listUnits(tx),
      standIns: await standInsOf(tx, person_id, today),
      managers: await managersOf(tx, person_id, today),
      things: may.edit === true ? await listThings(tx) : [],
      invitation: may.edit === true ? await lastInvitation(tx, person_id) : null,
    }
  })
  if (found === null) return c.notFound()
  const props = { frame, council_id: council.council_id, framework, form, today, may, ...found }
  return c.html(renderPage(<PersonPage {...props} />), status)
}
