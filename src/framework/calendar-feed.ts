import { printCsv } from '#kernel/csv.ts'
import { addDays } from '#kernel/dates.ts'
import type { CalendarEntry } from './calendar.ts'
import type { Council } from './schema.ts'

const columns = ['date', 'kind', 'title', 'body', 'period_key', 'rule', 'illustrative'] as const

/** The calendar as CSV with a heading row; `illustrative` is 'yes' or empty. Lines end as RFC 4180 says. */
export const calendarCsv = (entries: readonly CalendarEntry[]): string =>
  printCsv([
    columns,
    ...entries.map((entry) => columns.map((column) => (entry[column] === true ? 'yes' : String(entry[column] ?? '')))),
  ])

/**
 * The calendar as iCalendar (RFC 5545): whole-day events, CRLF, lines folded at 75 octets, a UID that stays the same
 * when a date moves. `stamp` is the moment of writing in UTC, 'YYYY-MM-DDTHH:MM:SSZ'.
 */
export const calendarIcs = (council: Council, entries: readonly CalendarEntry[], stamp: string): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Golden Thread//Reporting calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(`${council.short_name} reporting calendar`)}`,
    ...entries.flatMap((entry) => event(council, entry, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const event = (council: Council, entry: CalendarEntry, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${entry.id}@${council.id}.golden-thread`,
  `DTSTAMP:${stamp.replace(/\.\d+/, '').replace(/[-:]/g, '')}`,
  `DTSTART;VALUE=DATE:${compact(entry.date)}`,
  `DTEND;VALUE=DATE:${compact(addDays(entry.date, 1))}`,
  `SUMMARY:${escaped(entry.illustrative ? `${entry.title} (illustrative)` : entry.title)}`,
  `CATEGORIES:${escaped(entry.kind)}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const compact = (date: string) => date.replaceAll('-', '')

const escaped = (text: string) => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, '\\n')

/** At most 75 octets a line, never splitting a character; a continuation line starts with a space, which counts. */
const folded = (line: string): string => {
  const parts: string[] = []
  let [part, octets] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      octets = 0
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
