import { printCsv } from '#kernel/csv.ts'
import type { KeptSecurityEvent } from '#platform/audit/door.ts'
import { tellEvent } from './event-words.ts'

const columns = ['event', 'at', 'who', 'email', 'outcome', 'what', 'kind', 'how', 'from', 'asked', 'request'] as const

/** Sign-ins and attempts as a spreadsheet's text; `note` is a last line of its own. */
export const eventsCsv = (events: readonly KeptSecurityEvent[], note: string | null): string =>
  printCsv([columns, ...events.map(cellsOf), ...(note === null ? [] : [[note]])])

const cellsOf = (event: KeptSecurityEvent): string[] => {
  const { outcome, what } = tellEvent(event)
  return [
    String(event.event_id),
    event.at,
    event.actor_name,
    event.actor_email ?? '',
    outcome,
    what,
    event.kind,
    event.reason,
    event.device ?? '',
    `${event.method} ${event.route}`,
    event.request_id,
  ]
}

/** The same as JSON: everything that was kept, and what it is called. */
export const eventsJson = (events: readonly KeptSecurityEvent[], note: string | null): string => {
  const told = events.map((event) => {
    const { outcome, what } = tellEvent(event)
    return { ...event, outcome, what }
  })
  return JSON.stringify({ note, events: told }, null, 1)
}
