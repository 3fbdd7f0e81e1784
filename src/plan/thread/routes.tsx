import { type Context, Hono } from 'hono'
import type { CouncilEnv, Framework } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import { mayImport, type Sight, sightOf } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { PlanItemPage } from './pages/plan-item-page.tsx'
import { PlanPage } from './pages/plan-page.tsx'
import { readThread } from './queries.ts'
import { aboveOf, branchesOf, branchOf } from './rules.ts'

/** How each measure stands on the day, by its code. Judging comes later in the cycle, so the plan is given this. */
type StatusesOf = (
  tx: Tx,
  council_id: string,
  at: { today: string; framework: Framework; sight: Sight },
) => Promise<ReadonlyMap<string, StatusCode>>

/** Mounted under /:council: the plan from its top, and each item with what is above and below it. */
export const threadRoutes = (statusesOf: StatusesOf) => {
  const read = (c: Context<CouncilEnv>) => {
    const { actor, council, database, framework, today } = c.var
    return database.asCouncil(council.council_id, async (tx) => ({
      ...(await readThread(tx)),
      statuses: await statusesOf(tx, council.council_id, { today, framework, sight: sightOf(actor, today) }),
    }))
  }
  return new Hono<CouncilEnv>()
    .get('/plan', async (c) => {
      const { actor, council, framework, frame } = c.var
      const { items, measures, statuses } = await read(c)
      const props = { frame, framework, council_id: council.council_id, statuses, mayImport: mayImport(actor) === true }
      return c.html(renderPage(<PlanPage {...props} branches={branchesOf(items, measures)} />))
    })
    .get('/plan/:item', async (c) => {
      const { council, framework, frame } = c.var
      const { items, measures, statuses } = await read(c)
      const code = c.req.param('item')
      const branch = branchOf(items, measures, code)
      if (branch === null) return c.notFound()
      const props = { frame, framework, council_id: council.council_id, statuses, branch }
      return c.html(renderPage(<PlanItemPage {...props} above={aboveOf(items, code)} />))
    })
}
