import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installCouncil } from '#platform/access/door.ts'
import type { Database } from '#platform/database/door.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import {
  accountKinds,
  findSecurityEvents,
  type KeptSecurityEvent,
  recordSecurityEvent,
  refusedKinds,
  type SecurityEventFilter,
} from './door.ts'

let database: Database
let serving: Database
let close: () => Promise<void>
let everything: KeptSecurityEvent[]

/** Seventy people of 'north' with four events each, some at the very same moment, and one of another council. */
beforeAll(async () => {
  ;({ database, serving, close } = await openTestDatabase())
  for (const council_id of ['north', 'south']) {
    const facts = { council_id, name: council_id, short_name: council_id, brand_colour: '#123456' }
    await installCouncil(database.kysely, { ...facts, demonstration: false, illustrative: null, figures_source: null })
  }
  await sql`
    insert into security_event (council_id, at, kind, actor_name, actor_email, method, route, reason, request_id)
    select case when n = 280 then 'south' else 'north' end, '2026-03-28T20:00Z'::timestamptz + (n / 2) * interval '10 minutes',
      (array['signed-in', 'signed-out', 'code-refused', 'forbidden'])[1 + n % 4], 'Person ' || n % 70, 'P' || n % 70 || '@example.org',
      'POST', '/', 'r', 'x'
    from generate_series(0, 280) n`.execute(database.kysely)
  everything = await find({}, 1000)
})
afterAll(() => close())

const find = (filter: SecurityEventFilter, limit: number, after?: { at: string; event_id: number }) =>
  database.asCouncil('north', (tx) => findSecurityEvents(tx, 'north', filter, { after, limit }))

const londonDay = (at: string) => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
const holds = ({ kinds, who = '', from = '', until = '9' }: SecurityEventFilter, event: KeptSecurityEvent): boolean =>
  (kinds?.includes(event.kind) ?? true) &&
  `${event.actor_name} ${event.actor_email}`.toLowerCase().includes(who.toLowerCase()) &&
  londonDay(event.at) >= from &&
  londonDay(event.at) <= until

test.each<[string, SecurityEventFilter]>([
  ['nothing', {}],
  ['one person', { who: 'person 7 ' }],
  ['a part of an address', { who: 'p12@EXAMPLE' }],
  ['a few people', { who: 'person 6' }],
  ['more people than are looked up one by one', { who: 'person' }],
  ['signs that mean something to a database', { who: '%_\\' }],
  ['a kind', { kinds: ['code-refused'] }],
  ['a group of kinds', { kinds: refusedKinds }],
  ['kinds that never were', { kinds: ['passkey-removed'] }],
  ['the day the clocks change', { from: '2026-03-29', until: '2026-03-29' }],
  ['a few people, a group and days', { who: 'person 6', kinds: accountKinds, from: '2026-03-29' }],
  ['everybody, a group and days', { who: 'PERSON', kinds: refusedKinds, until: '2026-03-29' }],
])('A filter by %s finds what it says, newest first, page by page', async (_, filter) => {
  expect(everything).toHaveLength(280)
  const wanted = everything.filter((event) => holds(filter, event)).map(({ event_id }) => event_id)
  const got: number[] = []
  let last: KeptSecurityEvent | undefined
  do {
    const page = await find(filter, 7, last)
    got.push(...page.map(({ event_id }) => event_id))
    last = page.at(6)
  } while (last !== undefined)
  expect(got).toEqual(wanted)
})

test('Of one person and kind a minute keeps sixty, and the last says that there was more', async () => {
  const event = {
    kind: 'signed-in',
    actor_name: 'Busy',
    actor_email: 'busy@example.org',
    method: 'POST',
    route: '/',
  } as const
  for (let times = 0; times < 65; times++)
    await recordSecurityEvent(
      serving.kysely,
      { ...event, reason: 'With a password.', device: null, request_id: 'x' },
      { here: 'north' },
    )
  const kept = await find({ who: 'busy' }, 100)
  expect(kept).toHaveLength(60)
  expect(kept.map(({ reason }) => reason.includes('More was tried'))).toEqual([true, ...Array(59).fill(false)])
})
