import type { Framework } from '#framework/door.ts'
import { printDate } from '#kernel/dates.ts'
import { nextPeriod, type Period } from '#kernel/period.ts'
import { workingDaysBetween } from '#kernel/working-days.ts'
import { type DueMeasure, dueOn, type Standing } from '#review/performance/door.ts'

type Mine = DueMeasure & {
  readonly measure_code: string
  readonly name: string
  readonly standing: Standing
  /** Whether the person is named as its owner, and does not only give its figures. */
  readonly owned: boolean
}

/** A figure that the person owes. `working_days` are those left until it is due, fewer than none when it is late. */
export type OwedFigure = {
  readonly measure_code: string
  readonly name: string
  readonly code: 'late' | 'missing' | 'awaiting'
  readonly period: Period
  readonly due_on: string | null
  readonly working_days: number | null
}

/** How many measures the person owns, and of how many others they give the figures. `next` is the first day a further figure falls due; null where no date can be reckoned. */
export type MyWork = {
  readonly owned: number
  readonly given: number
  /** All of them, by name. */
  readonly measures: readonly { readonly measure_code: string; readonly name: string }[]
  readonly owed: readonly OwedFigure[]
  readonly next: { readonly due_on: string; readonly figures: number } | null
}

/** What a person owes of their measures on the day, the longest owed first; null for somebody who has none. */
export const myWork = (mine: readonly Mine[], today: string, framework: Framework): MyWork | null => {
  if (mine.length === 0) return null
  const closures = new Set(framework.calendar.closures)
  const owed = mine.flatMap(({ measure_code, name, standing: { code, period, due_on } }): OwedFigure[] => {
    if (code !== 'late' && code !== 'missing' && code !== 'awaiting') return []
    const working_days = due_on === null ? null : workingDaysBetween(today, due_on, closures)
    return [{ measure_code, name, code, period, due_on, working_days }]
  })
  owed.sort((a, b) => (a.due_on ?? '9').localeCompare(b.due_on ?? '9') || a.name.localeCompare(b.name, 'en-GB'))
  const owned = mine.filter((measure) => measure.owned).length
  const measures = mine
    .map(({ measure_code, name }) => ({ measure_code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return { owned, given: mine.length - owned, measures, owed, next: nextDue(mine, framework) }
}

const nextDue = (mine: readonly Mine[], framework: Framework): MyWork['next'] => {
  const days = mine.flatMap((measure) => dueOn(measure, nextPeriod(measure.standing.period), framework) ?? [])
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

/** 'You own 26 measures. 1 figure is owed. The next 17 fall due on 15 January 2027.', in the council's word for a measure. */
export const workSentence = ({ owned, given, owed, next }: MyWork, words: { one: string; many: string }): string => {
  const counted = (count: number): string => `${count} ${count === 1 ? words.one : words.many}`
  const parts = [
    owned > 0 && `own ${counted(owned)}`,
    given > 0 && `give the figures of ${owned > 0 ? `${given} more` : counted(given)}`,
  ]
  const coming = next
    ? ` The next ${next.figures === 1 ? 'falls' : `${next.figures} fall`} due on ${printDate(next.due_on)}.`
    : ''
  return `You ${parts.filter(Boolean).join(' and ')}. ${owingWords(owed)}${coming}`
}

const owingWords = (owed: MyWork['owed']): string => {
  if (owed.length === 0) return 'Nothing is owed now.'
  const late = owed.filter(({ code }) => code !== 'awaiting').length
  if (owed.length === 1) return `1 figure is ${late === 1 ? 'late' : 'owed'}.`
  const some = late === owed.length ? ', all of them late' : `, ${late} of them late`
  return `${owed.length} figures are owed${late > 0 ? some : ''}.`
}
