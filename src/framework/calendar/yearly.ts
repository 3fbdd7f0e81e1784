import { periodsOf, printPeriod } from '#kernel/period.ts'
import { bodyOf } from '../bodies.ts'
import { type CalendarEntry, chosen, marked } from './entry.ts'
import type { Meeting, Reckoner } from './reckoner.ts'

/** What comes round once a year: the planning cycle, targets, appraisals, clinics, the assurance statement. */
export const yearlyDates = (reckoner: Reckoner): CalendarEntry[] => [
  ...cycleDates(reckoner),
  ...targetDates(reckoner),
  ...peopleDates(reckoner),
  ...challengeDates(reckoner),
  ...statementDates(reckoner),
]

const cycleDates = (reckoner: Reckoner): CalendarEntry[] =>
  reckoner.framework.calendar.cycle
    .filter((step) => !step.councils || step.councils.includes(reckoner.council.id))
    .map((step) => {
      const meeting = meetingIn(reckoner, step.body, step.month)
      return {
        id: `cycle-${step.code}-${reckoner.year.key}`,
        date: meeting?.date ?? lastDay(reckoner, step.month),
        kind: step.stage === 'plan' ? 'approval' : step.stage === 'do' ? 'people' : 'review',
        title: step.what,
        ...bodyKey(reckoner, step.body),
        period_key: reckoner.year.key,
        rule: `calendar.cycle.${step.code}`,
        ...marked(chosen(step, 'month', 'body') || chosen(meeting?.body.meetings)),
      }
    })

const targetDates = (reckoner: Reckoner): CalendarEntry[] => {
  const { set_in_quarter: number } = reckoner.framework.targets
  const quarter = number && periodsOf(reckoner.year, 'quarter')[number - 1]
  if (!quarter) return []
  return [
    {
      id: `targets-${reckoner.year.key}`,
      date: reckoner.lastWorkingDayOf(quarter.end_on.slice(0, 7)),
      kind: 'approval',
      title: `Targets for ${printPeriod(reckoner.year)} set`,
      period_key: reckoner.year.key,
      rule: 'targets.set_in_quarter',
      ...marked(chosen(reckoner.framework.targets, 'set_in_quarter')),
    },
  ]
}

/** A step that the planning cycle already names in that month, by its individual plans, is not said twice. */
const peopleDates = (reckoner: Reckoner): CalendarEntry[] => {
  const { people, calendar, documents } = reckoner.framework
  const personal = new Set(documents.filter((d) => d.kind === 'individual-plan').map((d) => d.code))
  const said = new Set(calendar.cycle.filter((s) => s.document && personal.has(s.document)).map((s) => s.month))
  return people.cycle
    .filter((step) => !said.has(step.month))
    .map((step) => ({
      id: `people-${step.code}-${reckoner.year.key}`,
      date: lastDay(reckoner, step.month),
      kind: 'people',
      title: `${people.scheme}: ${step.what}`,
      period_key: reckoner.year.key,
      rule: `people.cycle.${step.code}`,
      ...marked(chosen(people, 'cycle')),
    }))
}

const challengeDates = (reckoner: Reckoner): CalendarEntry[] =>
  reckoner.framework.challenge.arrangements.flatMap((row) =>
    (row.months ?? []).map((month): CalendarEntry => {
      const meeting = meetingIn(reckoner, row.body, month)
      return {
        id: `challenge-${row.code}-${reckoner.monthOf(month)}`,
        date: meeting?.date ?? lastDay(reckoner, month),
        kind: 'challenge',
        title: row.name,
        ...bodyKey(reckoner, row.body),
        rule: `challenge.arrangements.${row.code}`,
        ...marked(chosen(row, 'months') || chosen(meeting?.body.meetings)),
      }
    }),
  )

const statementDates = (reckoner: Reckoner): CalendarEntry[] => {
  const { statement } = reckoner.framework.data_quality
  const inCycle = reckoner.framework.calendar.cycle.some((step) => step.what.startsWith(statement?.name ?? '\n'))
  if (!statement?.month || inCycle) return []
  const meeting = meetingIn(reckoner, statement.approved_by, statement.month)
  return [
    {
      id: `statement-${reckoner.year.key}`,
      date: meeting?.date ?? lastDay(reckoner, statement.month),
      kind: 'review',
      title: statement.name,
      ...bodyKey(reckoner, statement.approved_by),
      rule: 'data_quality.statement',
      ...marked(chosen(reckoner.framework.data_quality, 'statement')),
    },
  ]
}

const lastDay = (reckoner: Reckoner, month: number) => reckoner.lastWorkingDayOf(reckoner.monthOf(month))

const bodyKey = ({ framework, council }: Reckoner, code: string | undefined) => {
  const body = code && bodyOf(framework, code, council.id)
  return body ? { body: body.code } : {}
}

const meetingIn = (reckoner: Reckoner, code: string | undefined, month: number): Meeting | undefined => {
  const body = code && bodyOf(reckoner.framework, code, reckoner.council.id)
  return body ? reckoner.meetings(body).find((m) => m.month === reckoner.monthOf(month)) : undefined
}
