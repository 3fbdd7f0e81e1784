import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodOf } from '#kernel/period.ts'
import { shipped } from '../../tests/support/frameworks.ts'
import { type CalendarEntry, reportingCalendar } from './calendar.ts'
import { calendarCsv, calendarIcs } from './calendar-feed.ts'
import type { Council } from './schema.ts'

const stroud = shipped('stroud')
const [council] = stroud.councils as [Council]
const made = reportingCalendar(stroud, 'stroud', periodOf('2026-27'))
const entries = made.ok ? made.value : []
const stamp = '2026-04-01T09:00:00Z'

test('the CSV says every entry and reads back as it was', () => {
  const rows = parse(calendarCsv(entries), { columns: true }) as Record<string, string>[]
  expect(rows).toHaveLength(entries.length)
  expect(rows[0]).toEqual({
    date: entries[0]?.date,
    kind: entries[0]?.kind,
    title: entries[0]?.title,
    body: entries[0]?.body ?? '',
    period_key: entries[0]?.period_key ?? '',
    rule: entries[0]?.rule,
    illustrative: entries[0]?.illustrative ? 'yes' : '',
  })
})

test('the feed has a whole-day event for each entry, whose UID stays when the date moves', () => {
  const feed = calendarIcs(council, entries, stamp)
  expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(entries.length)
  const entry: CalendarEntry = {
    id: 'meeting-cabinet-2026-06',
    date: '2026-06-30',
    kind: 'meeting',
    title: 'Cabinet; budget, plan',
    rule: 'x',
  }
  const lines = calendarIcs(council, [entry], stamp).split('\r\n')
  expect(lines).toContain('DTSTAMP:20260401T090000Z')
  expect(lines).toContain('DTSTART;VALUE=DATE:20260630')
  expect(lines).toContain('DTEND;VALUE=DATE:20260701')
  expect(lines).toContain('SUMMARY:Cabinet\\; budget\\, plan')
  expect(lines).toContain('UID:meeting-cabinet-2026-06@stroud.golden-thread')
  const moved = calendarIcs(council, [{ ...entry, date: '2026-07-01' }], stamp)
  expect(moved).toContain('UID:meeting-cabinet-2026-06@stroud.golden-thread')
})

test('no line is longer than 75 octets, no character is split, and unfolding gives the title back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }).filter((s) => !/[\\;,\r\n]/.test(s)),
      (title) => {
        const feed = calendarIcs(council, [{ id: 'a', date: '2026-06-30', kind: 'meeting', title, rule: 'x' }], stamp)
        const lines = feed.split('\r\n')
        expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        expect(feed.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`)
      },
    ),
    { numRuns: 60 },
  )
})
