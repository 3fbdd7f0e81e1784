import { type Period, printPeriod } from '#kernel/period.ts'
import type { Framework } from '../schema.ts'
import { type CalendarEntry, type CalendarKind, chosen, marked } from './entry.ts'
import type { Reckoner } from './reckoner.ts'

type Rule = Framework['calendar']['rules'][number]

/** Everything owed for a period: returns of figures, of money and of risk, and whatever else the rules ask for. */
export const owedDates = (reckoner: Reckoner): CalendarEntry[] => [
  ...reckoner.framework.calendar.rules.flatMap((rule) => ruleDates(reckoner, rule)),
  ...riskReturns(reckoner),
]

/** When a rule's return for a period is due. */
export const dueOn = ({ workingDays }: Reckoner, { due }: Rule, period: Period): string => {
  if ('working_days' in due) return workingDays(period.end_on, due.working_days)
  const year = Number(period.start_on.slice(0, 4))
  const inFirstYear = `${year}-${due.date}`
  return inFirstYear >= period.start_on ? inFirstYear : `${year + 1}-${due.date}`
}

const ruleDates = (reckoner: Reckoner, rule: Rule): CalendarEntry[] =>
  reckoner.periods(rule.every).map((period) => ({
    id: `${rule.code}-${period.key}`,
    date: dueOn(reckoner, rule, period),
    kind: kindOf[rule.for],
    title: `${rule.name}: ${printPeriod(period)}`,
    period_key: period.key,
    rule: `calendar.rules.${rule.code}`,
    ...marked(chosen(rule, 'due')),
  }))

const kindOf: Record<Rule['for'], CalendarKind> = {
  operational: 'return',
  strategic: 'return',
  partner: 'return',
  finance: 'finance-return',
  risk: 'risk-return',
  targets: 'approval',
  plan: 'review',
  budget: 'approval',
  people: 'people',
  quality: 'review',
  publishing: 'publication',
}

const riskReturns = (reckoner: Reckoner): CalendarEntry[] => {
  const { risk } = reckoner.framework
  const illustrative = chosen(risk.return, 'working_days') || chosen(risk, 'return')
  return reckoner.periods(risk.return.every).map((period) => ({
    id: `risk-return-${period.key}`,
    date: reckoner.workingDays(period.end_on, risk.return.working_days),
    kind: 'risk-return',
    title: `Risk return: ${printPeriod(period)}`,
    period_key: period.key,
    rule: 'risk.return',
    ...marked(illustrative),
  }))
}
