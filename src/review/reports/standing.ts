import type { Framework } from '#framework/door.ts'
import { type Period, type PeriodKind, periodContaining, previousPeriod } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { type DueMeasure, dueOn } from '#review/performance/door.ts'
import type { JudgedPoint } from './facts.ts'

type Owed = DueMeasure & { frequency: PeriodKind }

/** `period` is the newest of the measure's own periods that has ended, `due_on` the day its figure is owed, if known. */
export type StandingInReport = { status: StatusCode; period: Period; due_on: string | null }

/**
 * How a measure stands in the report of a period, from its newest figure up to the period's end: that figure's status
 * when it is the newest the period can have; not due when none of the measure's own periods ends within it; otherwise
 * awaiting, late or missing, by the day it is owed.
 */
export const standingIn = (
  framework: Framework,
  period: Period,
  today: string,
  measure: Owed,
  latest: Pick<JudgedPoint, 'status' | 'period_end'> | null,
): StandingInReport => {
  const newest = newestEnded(framework, measure.frequency, period.end_on)
  const due_on = dueOn(measure, newest, framework)
  const falls = newest.end_on >= period.start_on
  if (latest && latest.period_end >= (falls ? newest.end_on : period.start_on))
    return { status: latest.status, period: newest, due_on }
  return { status: falls ? owedStatus(framework, due_on, today) : 'not-due', period: newest, due_on }
}

const newestEnded = (framework: Framework, kind: PeriodKind, by: string): Period => {
  const running = periodContaining(by, kind, kind === 'term' ? 'academic' : framework.year.basis)
  return running.end_on <= by ? running : previousPeriod(running)
}

const owedStatus = (framework: Framework, due_on: string | null, today: string): StatusCode => {
  if (due_on === null || today <= due_on) return 'awaiting'
  const grace = framework.status.missing_after_working_days
  if (grace === undefined) return 'late'
  const limit = addWorkingDays(due_on, grace)
  return limit.ok && today > limit.value ? 'missing' : 'late'
}
