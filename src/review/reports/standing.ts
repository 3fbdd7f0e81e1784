import type { Framework } from '#framework/door.ts'
import { type Period, type PeriodKind, periodContaining, previousPeriod } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import type { JudgedPoint } from './facts.ts'

type Owed = { frequency: PeriodKind; level: string; lead_time_days: number | null }

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
): { status: StatusCode; period: Period } => {
  const newest = newestEnded(framework, measure.frequency, period.end_on)
  const falls = newest.end_on >= period.start_on
  if (latest && latest.period_end >= (falls ? newest.end_on : period.start_on))
    return { status: latest.status, period: newest }
  return { status: falls ? owedStatus(framework, measure, newest, today) : 'not-due', period: newest }
}

/** Working days a council gives where neither the measure nor its framework says. */
const usualLeadTime = 10

const newestEnded = (framework: Framework, kind: PeriodKind, by: string): Period => {
  const running = periodContaining(by, kind, kind === 'term' ? 'academic' : framework.year.basis)
  return running.end_on <= by ? running : previousPeriod(running)
}

const owedStatus = (framework: Framework, measure: Owed, owed: Period, today: string): StatusCode => {
  const due = addWorkingDays(owed.end_on, leadTime(framework, measure), new Set(framework.calendar.closures))
  if (!due.ok || today <= due.value) return 'awaiting'
  const grace = framework.status.missing_after_working_days
  if (grace === undefined) return 'late'
  const limit = addWorkingDays(due.value, grace)
  return limit.ok && today > limit.value ? 'missing' : 'late'
}

const leadTime = (framework: Framework, measure: Owed): number => {
  if (measure.lead_time_days !== null) return measure.lead_time_days
  const rules = framework.calendar.rules.filter((rule) => rule.for === measure.level)
  const rule = rules.find(({ every }) => every === measure.frequency) ?? rules[0]
  return rule && 'working_days' in rule.due ? rule.due.working_days : usualLeadTime
}
