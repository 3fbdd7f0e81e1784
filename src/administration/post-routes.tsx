import { type Context, Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { paths } from '#paths.ts'
import { listPosts, listUnits, mayEditPeople } from '#platform/access/door.ts'
import type { Command } from '#platform/commands/door.ts'
import type { FormStatus, Typed } from '#platform/forms/door.ts'
import { emptyForm, type FormState } from '#ui/form.tsx'
import { renderPage } from '#ui/layout/page.tsx'
import { again, scopeOf } from './forms.ts'
import { setPostManager } from './manager-commands.ts'
import { PostsPage } from './pages/posts-page.tsx'
import { changePost, fillPost, givePostRole, leavePost, takePostRole } from './post-commands.ts'
import { peopleOffered, runTyped } from './who.ts'

type C = Context<CouncilEnv>

/** Mounted under /:council/people/posts. */
export const postRoutes = new Hono<CouncilEnv>()
  .get('/', (c) => postsPage(c, emptyForm, 200))
  .post('/', (c) => asked(c, changePost, (values) => values))
  .post('/fill', (c) => asked(c, fillPost, (values) => values, 'person_id'))
  .post('/vacate', (c) => asked(c, leavePost, (values) => values))
  .post('/reports-to', (c) => asked(c, setPostManager, (values) => values))
  .post('/roles', (c) => asked(c, givePostRole, (values) => ({ ...values, ...scopeOf(values) })))
  .post('/roles/end', (c) => asked(c, takePostRole, (values) => ({ ...values, ...postRoleOf(values.role) })))

/** 'head-of-housing:head-of-service:unit:housing:2024-04-01' as the form to end a role of a post sends it. */
const postRoleOf = (role = '') => {
  const [post_code = '', role_code = '', scope_kind = '', ...rest] = role.split(':')
  return { post_code, role_code, scope_kind, scope_code: rest.slice(0, -1).join(':'), held_from: rest.at(-1) ?? '' }
}

/** `who` is the field of the form in which somebody is named. */
const asked = async <Input, Value>(
  c: C,
  command: Command<Input, Value>,
  input: (values: Typed) => object,
  who?: string,
) => {
  const { values, done } = await runTyped(c, { command, input, who })
  if (done.ok) return c.redirect(paths.posts(c.var.council.council_id), 303)
  const { form, status } = again(values, done.error)
  return postsPage(c, form, status)
}

const postsPage = async (c: C, form: FormState, status: FormStatus) => {
  const { actor, council, database, framework, frame, today } = c.var
  const found = await database.asCouncil(council.council_id, async (tx) => ({
    posts: await listPosts(tx),
    units: await listUnits(tx),
    people: mayEditPeople(actor) === true ? await peopleOffered(tx) : [],
  }))
  const props = { frame, council_id: council.council_id, framework, form, today, ...found }
  return c.html(renderPage(<PostsPage {...props} mayEdit={mayEditPeople(actor)} />), status)
}
