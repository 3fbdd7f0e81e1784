import { Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import type { Asked } from '#platform/access/door.ts'
import { peopleRoutes } from './people-routes.tsx'
import { permissionRoutes } from './permission-routes.tsx'
import { personRoutes } from './person-routes.tsx'
import { phantomRoutes } from './phantom-routes.tsx'
import { postRoutes } from './post-routes.tsx'
import { unitRoutes } from './unit-routes.tsx'

/** Mounted under /:council. The commands are those of the whole product, which only its root knows. */
export const administrationRoutes = (commands: readonly Asked[]) =>
  new Hono<CouncilEnv>()
    .route('/people', peopleRoutes)
    .route('/people/units', unitRoutes)
    .route('/people/owners', phantomRoutes)
    .route('/people/posts', postRoutes)
    .route('/people/permissions', permissionRoutes(commands))
    // After the others, whose names it would take for a person's.
    .route('/people/:person', personRoutes)
