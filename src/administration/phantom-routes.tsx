import { Hono } from 'hono'
import type { CouncilEnv } from '#framework/door.ts'
import { listLastSeen, listPosts, mayEditPeople, mayReadAudit, seatsTaken } from '#platform/access/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { everyDuty } from './leaver-commands.ts'
import { PhantomsPage } from './pages/phantoms-page.tsx'
import { emptySeatsOf, phantomsOf } from './rules.ts'

/** Mounted under /:council/people/owners: what is owned by nobody who is there, as far as who asks may see it. */
export const phantomRoutes = new Hono<CouncilEnv>().get('/', async (c) => {
  const { actor, council, database, framework, frame, today } = c.var
  const found = await database.asCouncil(council.council_id, async (tx) => ({
    duties: await everyDuty(tx, { seen_by: actor }),
    people: await listLastSeen(tx),
    posts: await listPosts(tx),
    taken: await seatsTaken(tx, today),
  }))
  const edits = mayEditPeople(actor) === true
  const phantoms = phantomsOf({ ...found, today, seesComing: edits || mayReadAudit(actor) === true })
  const seats = emptySeatsOf(framework, found.taken)
  return c.html(renderPage(<PhantomsPage {...{ frame, council_id: council.council_id, phantoms, seats, edits }} />))
})
