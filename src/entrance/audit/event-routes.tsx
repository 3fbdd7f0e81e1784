import { type Context, Hono } from 'hono'
import {
  findSecurityEvents,
  type KeptSecurityEvent,
  recordAudit,
  type SecurityEventFilter,
} from '#platform/audit/door.ts'
import { renderPage } from '#ui/layout/page.tsx'
import type { AppEnv } from '../parts.ts'
import { asked, askedDay, askedPlace, daysTyped, printPlace } from './asked.ts'
import { mostCopied, onlyTheNewest, sendCopy } from './copy.ts'
import { eventsCsv, eventsJson } from './event-copy.ts'
import { kindsChosen } from './event-words.ts'
import { type EventsAsked, SignInsPage } from './pages/sign-ins-page.tsx'

type C = Context<AppEnv>

const onPage = 50

/** The part of the auditor's console that tells who signed in and what was refused; under /audit, which lets auditors in alone. */
export const eventRoutes = new Hono<AppEnv>()
  .get('/audit/attempts', async (c) => {
    const { council_id } = c.var.council
    const [chosen, place] = [chosenOf(c), askedPlace(c)]
    const after = place && { at: place.at, event_id: place.id }
    const found = await c.var.database.asCouncil(council_id, (tx) =>
      findSecurityEvents(tx, council_id, filterOf(chosen), { after, limit: onPage + 1 }),
    )
    const events = found.slice(0, onPage)
    const older = found.length > onPage ? placeAfter(events.at(-1)) : undefined
    const props = { frame: c.var.frame, council: council_id, events, asked: chosen, older, days: daysTyped(c) }
    return c.html(renderPage(<SignInsPage {...props} first={after === undefined} />))
  })
  .get('/audit/attempts.csv', (c) => copy(c, 'csv'))
  .get('/audit/attempts.json', (c) => copy(c, 'json'))

/** The list as it is filtered, newest first. That a copy was taken is itself written in the audit log. */
const copy = async (c: C, format: 'csv' | 'json') => {
  const { council_id } = c.var.council
  const chosen = chosenOf(c)
  const filters = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
  const events = await c.var.database.asCouncil(council_id, async (tx) => {
    const events = await findSecurityEvents(tx, council_id, filterOf(chosen), { limit: mostCopied })
    await recordAudit(tx, c.var.actor, {
      command: 'audit.export',
      door: 'form',
      request_id: c.var.request_id,
      subject: { kind: 'audit', id: council_id },
      after: { of: 'sign-ins', rows: events.length, format, filters },
    })
    return events
  })
  const note = onlyTheNewest(events.length)
  return sendCopy(c, 'sign-ins', format, format === 'csv' ? eventsCsv(events, note) : eventsJson(events, note))
}

/** What the address asks for; a kind that there is not asks for everything. */
const chosenOf = (c: C): EventsAsked => {
  const kind = asked(c, 'kind')
  return {
    kind: kindsChosen(kind) === undefined ? undefined : kind,
    who: asked(c, 'who'),
    from: askedDay(c, 'from'),
    until: askedDay(c, 'until'),
  }
}

const filterOf = ({ kind, ...rest }: EventsAsked): SecurityEventFilter => ({ ...rest, kinds: kindsChosen(kind) })

const placeAfter = (last: KeptSecurityEvent | undefined): string | undefined =>
  last && printPlace({ at: last.at, id: last.event_id })
