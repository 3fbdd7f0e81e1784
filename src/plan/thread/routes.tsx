import { Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { PlanItemPage } from './pages/plan-item-page.tsx'
import { PlanPage } from './pages/plan-page.tsx'
import { readThread } from './queries.ts'
import { aboveOf, branchesOf, branchOf } from './rules.ts'

export const threadRoutes = new Hono<CouncilEnv>()
  .get('/plan', async (c) => {
    const { council, database, framework, frame } = c.var
    const { items, measures } = await database.asCouncil(council.council_id, readThread)
    const props = { frame, framework, council_id: council.council_id, branches: branchesOf(items, measures) }
    return c.html(renderPage(<PlanPage {...props} />))
  })
  .get('/plan/:item', async (c) => {
    const { council, database, framework, frame } = c.var
    const { items, measures } = await database.asCouncil(council.council_id, readThread)
    const code = c.req.param('item')
    const branch = branchOf(items, measures, code)
    if (branch === null) return c.notFound()
    const props = { frame, framework, council_id: council.council_id, branch, above: aboveOf(items, code) }
    return c.html(renderPage(<PlanItemPage {...props} />))
  })
