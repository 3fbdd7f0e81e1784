import { type Period, printPeriod } from '#kernel/period.ts'
import { bodyOf, productOf } from '../bodies.ts'
import { type CalendarEntry, type CalendarKind, chosen, marked } from './entry.ts'
import { dispatchDate, isFormal, isLeading, meetingFor, periodsFor, type Report } from './papers.ts'
import type { Meeting, Reckoner } from './reckoner.ts'

/** Where each report goes and when, with the steps that clear it counted back from the day its agenda goes out. */
export const reportDates = (reckoner: Reckoner): CalendarEntry[] =>
  reckoner.framework.audience
    .filter((row) => !row.withheld && (!row.councils || row.councils.includes(reckoner.council.id)))
    .flatMap((row) => {
      const product = productOf(reckoner.framework, row.product)
      const body = bodyOf(reckoner.framework, row.body, reckoner.council.id)
      if (!product || !body) return []
      return periodsFor(reckoner, row).flatMap((period) => datesOf(reckoner, { row, product, body, period }))
    })

const datesOf = (reckoner: Reckoner, report: Report): CalendarEntry[] => {
  if (report.body.kind === 'public') return report.product.within ? [] : publication(reckoner, report)
  const meeting = meetingFor(reckoner, report)
  if (!meeting) return []
  const received = entry(report, 'report', meeting.date, `${titleOf(reckoner, report)} to ${report.body.name}`)
  if (report.product.within || !isFormal(report.body)) return [received]
  return [
    received,
    dispatch(reckoner, report, meeting),
    ...(isLeading(reckoner, report) ? stages(reckoner, meeting, report.period) : []),
  ]
}

/** A report is public in the month it is issued, or as soon as the agenda of the leading body is. */
const publication = (reckoner: Reckoner, report: Report): CalendarEntry[] => {
  const title = `${titleOf(reckoner, report)} published`
  const month = report.product.months?.[0]
  if (month) {
    const published = entry(report, 'publication', reckoner.lastWorkingDayOf(reckoner.monthOf(month)), title)
    return [{ ...published, ...marked(chosen(report.product, 'months')) }]
  }
  const cabinet = bodyOf(reckoner.framework, 'cabinet', reckoner.council.id)
  const meeting = cabinet && meetingFor(reckoner, { ...report, body: cabinet })
  const published = meeting && entry(report, 'publication', dispatchDate(reckoner, meeting), title)
  return published ? [{ ...published, ...marked(chosen(cabinet?.meetings)) }] : []
}

const dispatch = (reckoner: Reckoner, report: Report, meeting: Meeting): CalendarEntry => {
  const title = `Agenda of ${report.body.name} goes out with the ${titleOf(reckoner, report)}`
  return { ...entry(report, 'dispatch', dispatchDate(reckoner, meeting), title), rule: 'calendar.agenda_dispatch' }
}

const stages = (reckoner: Reckoner, meeting: Meeting, period: Period): CalendarEntry[] => {
  const { stages } = reckoner.framework.calendar
  return stages.steps.map((step) => ({
    id: `stage-${step.code}-${period.key}`,
    date: reckoner.workingDays(dispatchDate(reckoner, meeting), -step.working_days_before_dispatch),
    kind: 'stage',
    title: `${step.name}: ${printPeriod(period)}`,
    body: meeting.body.code,
    period_key: period.key,
    rule: `calendar.stages.steps.${step.code}`,
    ...marked(chosen(stages, 'steps') || chosen(meeting.body.meetings)),
  }))
}

const titleOf = (reckoner: Reckoner, { product, period }: Report): string => {
  const whole = product.within && productOf(reckoner.framework, product.within)
  return whole
    ? `${product.name} (in the ${whole.name}), ${printPeriod(period)}`
    : `${product.name}, ${printPeriod(period)}`
}

const entry = (
  { product, body, period, row }: Report,
  kind: CalendarKind,
  date: string,
  title: string,
): CalendarEntry => ({
  id: `${kind}-${product.code}-${body.code}-${period.key}`,
  date,
  kind,
  title,
  body: body.code,
  period_key: period.key,
  rule: 'audience',
  ...marked(chosen(row) || chosen(body.meetings)),
})
