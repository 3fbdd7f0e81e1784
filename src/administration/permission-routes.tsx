import { type Context, Hono } from 'hono'
import { type CouncilEnv, capabilities } from '#framework/door.ts'
import { type Asked, permissionsOf, relationPermissions, usualScope } from '#platform/access/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { PermissionsPage } from './pages/permissions-page.tsx'

type C = Context<CouncilEnv>

/** Mounted under /:council/people/permissions. The commands are those of the whole product. */
export const permissionRoutes = (commands: readonly Asked[]) =>
  new Hono<CouncilEnv>().get('/', (c) => permissionsPage(c, commands))

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
