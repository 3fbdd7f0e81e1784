import type { Framework } from '#framework/door.ts'
import { nextPeriod, type Period } from '#kernel/period.ts'
import { workingDaysBetween } from '#kernel/working-days.ts'
import { type DueMeasure, dueOn, type Standing } from '#review/performance/door.ts'

type Owned = DueMeasure & { readonly measure_code: string; readonly name: string; readonly standing: Standing }

/** A figure that its owner owes. `working_days` are those left until it is due, fewer than none when it is late. */
export type OwedFigure = {
  readonly measure_code: string
  readonly name: string
  readonly code: 'late' | 'missing' | 'awaiting'
  readonly period: Period
  readonly due_on: string | null
  readonly working_days: number | null
}

/** `next` is the first day a further figure falls due; null where no date can be reckoned. */
export type MyWork = {
  readonly measures: number
  readonly owed: readonly OwedFigure[]
  readonly next: { readonly due_on: string; readonly figures: number } | null
}

/** What a person owes of the measures they own on the day, the longest owed first; null for somebody who owns none. */
export const myWork = (owned: readonly Owned[], today: string, framework: Framework): MyWork | null => {
  if (owned.length === 0) return null
  const closures = new Set(framework.calendar.closures)
  const owed = owned.flatMap(({ measure_code, name, standing: { code, period, due_on } }): OwedFigure[] => {
    if (code !== 'late' && code !== 'missing' && code !== 'awaiting') return []
    const working_days = due_on === null ? null : workingDaysBetween(today, due_on, closures)
    return [{ measure_code, name, code, period, due_on, working_days }]
  })
  owed.sort((a, b) => (a.due_on ?? '9').localeCompare(b.due_on ?? '9') || a.name.localeCompare(b.name, 'en-GB'))
  return { measures: owned.length, owed, next: nextDue(owned, framework) }
}

const nextDue = (owned: readonly Owned[], framework: Framework): MyWork['next'] => {
  const days = owned.flatMap((measure) => dueOn(measure, nextPeriod(measure.standing.period), framework) ?? [])
  const first = days.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null)
  return first === null ? null : { due_on: first, figures: days.filter((day) => day === first).length }
}

/** 'due in 3 working days', 'due today', '5 working days late'. */
export const whenDue = (working_days: number | null): string => {
  if (working_days === null) return 'no due date is known'
  if (working_days === 0) return 'due today'
  const days = `${Math.abs(working_days)} working ${Math.abs(working_days) === 1 ? 'day' : 'days'}`
  return working_days > 0 ? `due in ${days}` : `${days} late`
}
