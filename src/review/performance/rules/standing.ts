import type { Framework } from '#framework/door.ts'
import { addDays } from '#kernel/dates.ts'
import { type Period, type PeriodKind, periodContaining, previousPeriod } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import { addWorkingDays } from '#kernel/working-days.ts'

/** What decides when a measure's figure is owed. */
export type DueMeasure = { readonly frequency: string; readonly level: string; readonly lead_time_days: number | null }

/**
 * How a measure stands on a day, beyond its latest figure. `not-due`: its latest result is the newest there can be, though
 * older than the report's period. `awaiting`, `late` and `missing` are the figure of `period`, by how long it is owed.
 * `suppressed`: the figure is withheld from whoever asks.
 */
export type Standing = {
  readonly code: 'current' | Extract<StatusCode, 'not-due' | 'awaiting' | 'late' | 'missing' | 'suppressed'>
  /** The newest period of the measure's own frequency that has ended, as the days of `at` have it. */
  readonly period: Period
  /** Null past the last day whose bank holidays are known. */
  readonly due_on: string | null
}

/**
 * Where a measure stands when looked at on `today`, for a report on the period ended `at` (today, where none is meant).
 * `latest_end` is the end of its latest result up to then, null for none. Missing begins `missing_after` working days after due.
 */
export const standingOf = (
  measure: DueMeasure,
  latest_end: string | null,
  today: string,
  framework: Framework,
  at: string = today,
): Standing => {
  const period = newestEnded(measure.frequency, at < today ? at : addDays(today, -1))
  const due_on = dueOn(measure, period, framework)
  if (latest_end !== null && latest_end >= period.end_on) {
    return {
      code: latest_end === period.end_on && period.end_on < at && at < today ? 'not-due' : 'current',
      period,
      due_on,
    }
  }
  return { code: owedCode(due_on, today, framework), period, due_on }
}

type Seen = DueMeasure & {
  readonly row: { readonly period_end: string } | null
  readonly in_sight: boolean
  readonly hidden: boolean
}

/**
 * The same for somebody who may not see the unreleased: the newest released figure is then the newest there is to see, and
 * a figure given but not released is not told to be late.
 */
export const standingSeen = (measure: Seen, today: string, framework: Framework, at?: string): Standing => {
  if (measure.in_sight) return standingOf(measure, measure.row?.period_end ?? null, today, framework, at)
  const period = newestEnded(measure.frequency, (at ?? today) < today ? (at ?? today) : addDays(today, -1))
  if (measure.hidden) return { code: 'suppressed', period, due_on: dueOn(measure, period, framework) }
  return { code: measure.row === null ? 'awaiting' : 'current', period, due_on: dueOn(measure, period, framework) }
}

/** The status that is shown: the latest figure's, unless a newer figure is owed or none may be seen. */
export const statusStanding = ({ code }: Standing, row: { readonly status: StatusCode } | null): StatusCode =>
  code === 'current' ? (row?.status ?? 'awaiting') : code

/** The day a period's figure is owed: the measure's own lead time, or else the rule for its level and frequency. */
export const dueOn = (measure: DueMeasure, period: Period, framework: Framework): string | null =>
  dayDue(period.end_on, leadTime(measure, framework), framework)

/** A list asks the same few days a thousand times; they last as long as the framework they were reckoned by. */
const remembered = new WeakMap<Framework, Map<string, string | null>>()

const dayDue = (end_on: string, days: number, framework: Framework): string | null => {
  const known = remembered.get(framework) ?? new Map<string, string | null>()
  remembered.set(framework, known)
  const key = `${end_on} ${days}`
  const before = known.get(key)
  if (before !== undefined) return before
  const due = addWorkingDays(end_on, days, new Set(framework.calendar.closures))
  known.set(key, due.ok ? due.value : null)
  return due.ok ? due.value : null
}

/** Working days a council gives where neither the measure nor its framework says. */
const usualLeadTime = 10

const leadTime = (measure: DueMeasure, framework: Framework): number => {
  if (measure.lead_time_days !== null) return measure.lead_time_days
  const rules = framework.calendar.rules.filter((rule) => rule.for === measure.level)
  const rule = rules.find(({ every }) => every === measure.frequency) ?? rules[0]
  return rule && 'working_days' in rule.due ? rule.due.working_days : usualLeadTime
}

const newestEnded = (frequency: string, by: string): Period => {
  const running = periodContaining(by, frequency as PeriodKind, frequency === 'term' ? 'academic' : 'financial')
  return running.end_on <= by ? running : previousPeriod(running)
}

const owedCode = (due_on: string | null, today: string, framework: Framework): 'awaiting' | 'late' | 'missing' => {
  if (due_on === null || today <= due_on) return 'awaiting'
  const grace = framework.status.missing_after_working_days
  if (grace === undefined) return 'late'
  const limit = dayDue(due_on, grace, framework)
  return limit !== null && today > limit ? 'missing' : 'late'
}
