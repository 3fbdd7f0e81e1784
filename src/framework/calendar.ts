import { addDays } from '#kernel/dates.ts'
import { type Period, printPeriod } from '#kernel/period.ts'
import { ok, type Result, refused } from '#kernel/result.ts'
import { type Closures, workingDaysKnown } from '#kernel/working-days.ts'
import { bodiesServing, councilOf } from './bodies.ts'
import { type CalendarEntry, chosen, marked } from './calendar/entry.ts'
import { owedDates } from './calendar/owed.ts'
import { type Reckoner, reckonerFor } from './calendar/reckoner.ts'
import { reportDates } from './calendar/reports.ts'
import { yearlyDates } from './calendar/yearly.ts'
import type { Framework } from './schema.ts'

export { type CalendarEntry, type CalendarKind, calendarKinds } from './calendar/entry.ts'

/**
 * Every date of a council's year, in order: returns due, clearance steps, agendas, meetings, where reports go, risk
 * returns, approvals, reviews. What falls in the year is given, so a year opens with the returns of the quarter before.
 * `closures` are added to those the framework names. Refused for a council the file does not have, for a period that
 * is not a year, and for a year whose bank holidays are not all known yet.
 */
export const reportingCalendar = (
  framework: Framework,
  councilId: string,
  year: Period,
  closures: Closures = new Set(),
): Result<CalendarEntry[], string> => {
  const council = councilOf(framework, councilId)
  if (!council) return refused(`${framework.title} has no council "${councilId}".`)
  if (year.kind !== 'year') return refused(`${printPeriod(year)} is not a year.`)
  if (!workingDaysKnown(addDays(year.start_on, -lookBack)) || !workingDaysKnown(addDays(year.end_on, reach)))
    return refused(`The bank holidays around ${printPeriod(year)} are not known, so its dates cannot be counted.`)

  const reckoner = reckonerFor(framework, council, year, new Set([...framework.calendar.closures, ...closures]))
  const all = [...owedDates(reckoner), ...reportDates(reckoner), ...meetingDates(reckoner), ...yearlyDates(reckoner)]
  return ok(all.filter((entry) => entry.date >= year.start_on && entry.date <= year.end_on).sort(byDate))
}

/** Days outside the year that the arithmetic looks at: the papers of last year's meetings, and meetings half a year on. */
const lookBack = 430
const reach = 200

const meetingDates = (reckoner: Reckoner): CalendarEntry[] =>
  bodiesServing(reckoner.framework, reckoner.council.id).flatMap((body) =>
    reckoner.meetings(body).map((meeting) => ({
      id: `meeting-${body.code}-${meeting.month}`,
      date: meeting.date,
      kind: 'meeting',
      title: body.name,
      body: body.code,
      rule: `bodies.${body.code}.meetings`,
      ...marked(chosen(body.meetings) || chosen(body, 'meetings')),
    })),
  )

const byDate = (a: CalendarEntry, b: CalendarEntry): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
