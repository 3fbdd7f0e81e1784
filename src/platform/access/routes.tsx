import { Hono } from 'hono'
import type { CouncilEnv } from '#framework/web.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { PermissionsPage } from './pages/permissions-page.tsx'
import { type Asked, permissionsOf, usualScope } from './permissions.ts'

/** Mounted under /:council. The commands are those of the whole product, which only its root knows. */
export const peopleRoutes = (commands: readonly Asked[]) =>
  new Hono<CouncilEnv>().get('/people/permissions', (c) => {
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
  })
