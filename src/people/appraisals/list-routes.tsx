import type { Context } from 'hono'
import { asksJson, type CouncilEnv } from '#framework/door.ts'
import {
  type Actor,
  countUnmanaged,
  listUnits,
  managedOn,
  managersOf,
  maySeeCompletion,
} from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import { completionOf, fewestCounted } from './completion.ts'
import { CompletionPage } from './pages/completion-page.tsx'
import { MyAppraisalsPage } from './pages/my-appraisals-page.tsx'
import { listHeld } from './queries.ts'
import { byDue, nextOf } from './rules.ts'

type C = Context<CouncilEnv>

/** What was held and what is due, of oneself and of those one manages; a program, which is nobody's manager, finds nothing. */
export const myAppraisalsPage = async (c: C) => {
  const { actor, council, database, framework, frame, today } = c.var
  if (actor.token !== undefined) return c.notFound()
  const found = await database.asCouncil(council.council_id, (tx) => readMine(tx, actor, today))
  const { own, team, held, earlier, managers } = found
  const managed = team
    .map(({ person_id, name, post }) => {
      const theirs = held.filter((one) => one.person_id === person_id)
      return { person_id, name, post, next: nextOf(framework, theirs, today), last: theirs[0] ?? null }
    })
    .sort((a, b) => byDue(a.next, b.next))
  const mine = { managers, next: nextOf(framework, own, today), own, managed, earlier }
  if (asksJson(c)) return c.json(mine)
  const props = { frame, council_id: council.council_id, framework, illustrative: council.illustrative !== null }
  return c.html(renderPage(<MyAppraisalsPage {...props} {...mine} maySeeCompletion={maySeeCompletion(actor)} />))
}

const readMine = async (tx: Tx, { person_id }: Actor, today: string) => {
  const team = await managedOn(tx, today, person_id)
  const ids = team.map((one) => one.person_id)
  const found = await listHeld(tx, { people: [person_id, ...ids], writer: person_id })
  return {
    team,
    managers: await managersOf(tx, person_id, today),
    own: found.filter((one) => one.person_id === person_id),
    held: found.filter((one) => ids.includes(one.person_id)),
    earlier: found.filter((one) => one.person_id !== person_id && !ids.includes(one.person_id)),
  }
}

/** How many have been held, for those whose role sees the counts; to everybody else the page is not there. */
export const completionPage = async (c: C) => {
  const { actor, council, database, framework, frame, today } = c.var
  if (maySeeCompletion(actor) !== true) return c.notFound()
  const { unmanaged, ...found } = await database.asCouncil(council.council_id, async (tx) => ({
    people: await managedOn(tx, today),
    held: await listHeld(tx),
    units: await listUnits(tx),
    unmanaged: await countUnmanaged(tx, today),
  }))
  const completion = completionOf(framework, { ...found, today })
  if (asksJson(c)) return c.json({ ...completion, fewest_counted: fewestCounted, without_line_manager: unmanaged })
  const props = { frame, council_id: council.council_id, framework, illustrative: council.illustrative !== null }
  return c.html(renderPage(<CompletionPage {...props} completion={completion} unmanaged={unmanaged} />))
}
