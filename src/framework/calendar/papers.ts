import type { Period } from '#kernel/period.ts'
import { type AudienceRow, fallsIn } from '../audience.ts'
import { answersTo, bodyOf, productOf } from '../bodies.ts'
import type { Body, Product } from '../schema.ts'
import { dueOn } from './owed.ts'
import type { Meeting, Reckoner } from './reckoner.ts'

/** A product on its way to a body for a period, by a row of the audience matrix. */
export type Report = { row: AudienceRow; product: Product; body: Body; period: Period }

/** Bodies whose agendas the law wants out some clear working days before they meet. */
export const isFormal = (body: Body): boolean =>
  ['council', 'cabinet', 'scrutiny', 'audit', 'committee'].includes(body.kind)

/** The law's clear days are between the two: neither the day of dispatch nor that of the meeting is counted. */
export const dispatchDate = (reckoner: Reckoner, meeting: Meeting): string =>
  reckoner.workingDays(meeting.date, -(reckoner.framework.calendar.agenda_dispatch.clear_working_days + 1))

/** The steps of clearance lead to this body's meeting; every other body gets what was released there. */
export const isLeading = (reckoner: Reckoner, { body, product }: Report): boolean =>
  mainProduct(product) &&
  answersTo(body, 'cabinet') &&
  bodyOf(reckoner.framework, 'cabinet', reckoner.council.id) === body

/**
 * The meeting that takes a report. For a body that sees it before another: the last one in time for that. For the
 * rest: the first for which the figures are due, every step can be taken, whoever sees it before has met, and whoever
 * sees it earlier by `after` has too. Undefined when there is none within half a year after the year.
 */
export const meetingFor = (reckoner: Reckoner, report: Report): Meeting | undefined => {
  const { row, body } = report
  const meetings = reckoner.meetings(body)
  const ready = readyOn(reckoner, report)
  const before = row.before && reportTo(reckoner, report, row.before)
  if (!before) return meetings.find((meeting) => fits(reckoner, report, meeting, ready))
  const next = meetingFor(reckoner, before)
  const deadline = next && deadlineOf(reckoner, next)
  return deadline === undefined ? undefined : meetings.findLast((m) => m.date >= ready && m.date < deadline)
}

const fits = (reckoner: Reckoner, report: Report, meeting: Meeting, ready: string): boolean => {
  const { row, product, body } = report
  if (meeting.date < ready) return false
  if (product.months && row.when === 'annual') return true
  const deadline = deadlineOf(reckoner, meeting)
  if (
    isFormal(body) &&
    reckoner.workingDays(deadline, isLeading(reckoner, report) ? -longestStep(reckoner) : 0) < ready
  )
    return false
  const seenBefore = earlierReaders(reckoner, report).every((earlier) =>
    reckoner.meetings(earlier.body).some((m) => m.date >= ready && m.date < deadline),
  )
  return seenBefore && followsOn(reckoner, report, meeting)
}

/** After the body that `after` names has met, and not before the papers of the leading body are out. */
const followsOn = (reckoner: Reckoner, report: Report, meeting: Meeting): boolean => {
  const { row, product, body } = report
  const after = row.after && reportTo(reckoner, report, row.after)
  if (after && !((meetingFor(reckoner, after)?.date ?? '9') < meeting.date)) return false
  if (isLeading(reckoner, report) || !isFormal(body) || !mainProduct(product)) return true
  const leading = reportTo(reckoner, report, 'cabinet')
  const released = leading && meetingFor(reckoner, leading)
  return !released || dispatchDate(reckoner, meeting) >= dispatchDate(reckoner, released)
}

const mainProduct = (product: Product) => product.code === 'quarterly' || product.within === 'quarterly'

const deadlineOf = (reckoner: Reckoner, meeting: Meeting): string =>
  isFormal(meeting.body) ? dispatchDate(reckoner, meeting) : meeting.date

const longestStep = (reckoner: Reckoner): number =>
  Math.max(...reckoner.framework.calendar.stages.steps.map((step) => step.working_days_before_dispatch))

const rowsOf = (reckoner: Reckoner, { product, period }: Report) =>
  reckoner.framework.audience.filter((row) => row.product === product.code && !row.withheld && fallsIn(row, period))

const reportTo = (reckoner: Reckoner, report: Report, code: string): Report | undefined => {
  const body = bodyOf(reckoner.framework, code, reckoner.council.id)
  const row = body && rowsOf(reckoner, report).find((other) => answersTo(body, other.body))
  return row ? { ...report, body, row } : undefined
}

/** Those whom the matrix lets see the report before this body, so far as the framework says when they meet. */
const earlierReaders = (reckoner: Reckoner, report: Report): Report[] =>
  rowsOf(reckoner, report)
    .filter((row) => row.before && answersTo(report.body, row.before))
    .flatMap((row) => {
      const body = bodyOf(reckoner.framework, row.body, reckoner.council.id)
      return body?.meetings ? [{ ...report, row, body }] : []
    })

const readyOn = (reckoner: Reckoner, { row, product, period }: Report): string => {
  const month = row.when === 'annual' && product.months?.[0]
  if (month) return `${reckoner.monthOf(month)}-01`
  const wanted = period.kind === 'month' ? 'operational' : 'strategic'
  const dates = reckoner.framework.calendar.rules
    .filter((rule) => rule.for === wanted && (period.kind === 'month') === (rule.every === 'month'))
    .map((rule) => dueOn(reckoner, rule, period))
  return dates.sort().at(-1) ?? reckoner.workingDays(period.end_on, 10)
}

/** The periods for which a row gives out its product, among those that may reach a meeting of the year. */
export const periodsFor = (reckoner: Reckoner, row: AudienceRow): Period[] => {
  const yearly = row.when === 'annual' && productOf(reckoner.framework, row.product)?.months
  if (yearly) return reckoner.periods('year').slice(0, 1)
  return reckoner.periods(row.when === 'monthly' ? 'month' : 'quarter').filter((period) => fallsIn(row, period))
}
