import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import {
  type Actor,
  findPerson,
  type Leave,
  listUnits,
  managersOf,
  mayEditPeople,
  searchPeople,
  standInsOf,
} from '#platform/access/door.ts'
import type { Command } from '#platform/commands/door.ts'
import type { Tx } from '#platform/database/door.ts'
import type { FormStatus, Typed } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { again, roleOf, scopeOf } from './forms.ts'
import { lastInvitation } from './invitations.ts'
import { inviteToSignIn } from './invite-command.ts'
import { everyDuty, handOver } from './leaver-commands.ts'
import { nameManager } from './manager-commands.ts'
import { PersonPage } from './pages/person-page.tsx'
import { endRole, giveRole, mayNameStandIn, standIn } from './people-commands.ts'
import { endSessions } from './session-commands.ts'
import { listThings } from './things.ts'
import { peopleOffered, runTyped, wordsFor } from './who.ts'

type C = Context<CouncilEnv>
type Seen = {
  readonly actor: Actor
  readonly today: string
  readonly may: { readonly edit: Leave; readonly stand_in: Leave }
}

/** Mounted under /:council/people/:person. */
export const personRoutes = new Hono<CouncilEnv>()
  .get('/', (c) => personPage(c, emptyForm, 200))
  .post('/invite', (c) => ofPerson(c, inviteToSignIn, (values) => values))
  .post('/roles', (c) => ofPerson(c, giveRole, (values) => ({ ...values, ...scopeOf(values) })))
  .post('/roles/end', (c) => ofPerson(c, endRole, (values) => ({ ...values, ...roleOf(values.role) })))
  .post('/stand-in', (c) => ofPerson(c, standIn, (values) => values, 'stand_in_id'))
  .post('/manager', (c) => ofPerson(c, nameManager, (values) => values, 'manager_id'))
  .post('/hand-over', (c) => ofPerson(c, handOver, (values) => values, 'successor_id'))
  .post('/end-sessions', (c) => ofPerson(c, endSessions, (values) => values))

/** `who` is the field of the form in which somebody is named. */
const ofPerson = async <Input, Value>(
  c: C,
  command: Command<Input, Value>,
  input: (values: Typed) => object,
  who?: string,
) => {
  const person_id = c.req.param('person') ?? ''
  const { values, done } = await runTyped(c, { command, input: (given) => ({ ...input(given), person_id }), who })
  if (done.ok) return c.redirect(paths.person(c.var.council.council_id, person_id), 303)
  if (done.error.kind === 'not-found') return c.notFound()
  const { form, status } = again(values, done.error)
  return personPage(c, form, status)
}

const personPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const person_id = c.req.param('person') ?? ''
  const may = { edit: mayEditPeople(actor), stand_in: mayNameStandIn(actor, person_id) }
  const found = await database.asCouncil(council.council_id, (tx) => foundOf(tx, person_id, { actor, today, may }))
  if (found === null) return c.notFound()
  const props = { frame, council_id: council.council_id, framework, form, today, may, ...found }
  return c.html(renderPage(<PersonPage {...props} />), status)
}

/** A person with all their page tells; what only editors or who names a stand-in needs is read for those alone. */
const foundOf = async (tx: Tx, person_id: string, { actor, today, may }: Seen) => {
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
}
