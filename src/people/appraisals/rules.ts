import { type Framework, ownWordFor, wordFor } from '#framework/door.ts'
import { addDays, daysInMonth, isoDate } from '#kernel/dates.ts'
import { nextPeriod, type Period, periodContaining, periodsOf } from '#kernel/period.ts'
import { capital } from '#kernel/words.ts'
import { isWorkingDay, workingDaysKnown } from '#kernel/working-days.ts'

/** One of the conversations that a year asks for; `due_on` is its last day, null where the framework names no month. */
export type Conversation = { code: string; name: string; due_on: string | null }

/** That a conversation took place, as its newest version has it. */
export type Held = {
  appraisal_id: string
  person_id: string
  kind: string
  year_key: string
  held_on: string
  next_due_on: string | null
}

export type Standing = 'overdue' | 'due-soon' | 'not-due' | 'no-date'
export type Next = { conversation: Conversation; year: Period; due_on: string | null; standing: Standing }

/** Where a framework names no conversations of its own. */
const usual: readonly Conversation[] = [
  { code: 'set', name: 'Objectives agreed', due_on: null },
  { code: 'mid-year', name: 'Mid-year conversation', due_on: null },
  { code: 'year-end', name: 'Year-end review', due_on: null },
]

/** Due within so many days is due soon. */
const soon = 30

/** The council’s year that a day lies in. */
export const yearAt = ({ year }: Framework, day: string): Period => periodContaining(day, 'year', year.basis)

/** The conversations of a year, in the order they fall due: each by the last working day of its month. */
export const conversationsOf = ({ people }: Framework, year: Period): readonly Conversation[] => {
  if (people.cycle.length === 0) return usual
  const dated = people.cycle.map(({ code, what, month }) => ({ code, name: what, due_on: endOfMonth(year, month) }))
  return dated.sort((a, b) => a.due_on.localeCompare(b.due_on))
}

/** As the council names the conversation; its code where the framework has dropped it since. */
export const conversationName = (framework: Framework, year_key: string, kind: string): string =>
  [...framework.people.cycle.map(({ code, what }) => ({ code, name: what })), ...usual].find(
    ({ code }) => code === kind,
  )?.name ?? `${kind} ${year_key}`

/**
 * Which conversation comes next for somebody, and when. The day agreed at the last one goes before the framework's month;
 * one that was passed over does not come back once a later one of the year has been held.
 */
export const nextOf = (framework: Framework, held: readonly Held[], today: string): Next | null => {
  const year = yearAt(framework, today)
  const last = [...held].sort((a, b) => a.held_on.localeCompare(b.held_on)).at(-1)
  const codes = new Set(held.filter(({ year_key }) => year_key === year.key).map(({ kind }) => kind))
  const ofYear = conversationsOf(framework, year)
  const following = ofYear[ofYear.findLastIndex(({ code }) => codes.has(code)) + 1]
  const asked = following === undefined ? nextPeriod(year) : year
  const conversation = following ?? conversationsOf(framework, asked)[0]
  if (conversation === undefined) return null
  const due_on = last?.next_due_on ?? conversation.due_on
  return { conversation, year: asked, due_on, standing: standingOf(due_on, today) }
}

const standingOf = (due_on: string | null, today: string): Standing => {
  if (due_on === null) return 'no-date'
  if (due_on < today) return 'overdue'
  return due_on <= addDays(today, soon) ? 'due-soon' : 'not-due'
}

/** The longest overdue first; those without a date last. */
export const byDue = (a: Next | null, b: Next | null): number =>
  (a?.due_on ?? '9999').localeCompare(b?.due_on ?? '9999')

/** What is wrong with the dates and names of a record, by field; empty when nothing is. */
export const faultsOf = (
  framework: Framework,
  { kind, year_key, held_on, next_due_on }: Omit<Held, 'appraisal_id' | 'person_id'>,
  today: string,
): Record<string, string[]> => {
  const fields: Record<string, string[]> = {}
  const year = yearsOffered(framework, today).find(({ key }) => key === year_key)
  if (year === undefined) fields.year_key = ['Choose the year it was for']
  else if (!conversationsOf(framework, year).some(({ code }) => code === kind))
    fields.kind = ['Choose which conversation it was']
  if (held_on > today) fields.held_on = ['The day it was held cannot be in the future']
  else if (held_on < addDays(today, -longAgo)) fields.held_on = ['Enter a day of the last three years']
  if (next_due_on !== null && next_due_on <= held_on) fields.next_due_on = ['The next one is due after this one']
  return fields
}

const longAgo = 3 * 366

/** This year and the two before it: a year is often closed in the first weeks of the next. */
export const yearsOffered = (framework: Framework, today: string): Period[] => {
  const year = yearAt(framework, today)
  const before = yearAt(framework, addDays(year.start_on, -1))
  return [year, before, yearAt(framework, addDays(before.start_on, -1))]
}

/** 'Appraisal', as it begins a heading in the council's own word. */
export const appraisalWord = (framework: Framework): string => capital(wordFor(framework, 'appraisal'))

/** The same of several. */
export const appraisalsWord = (framework: Framework): string => capital(wordFor(framework, 'appraisals'))

/** What the page of one’s own is called. */
export const myAppraisals = (framework: Framework): string => ownWordFor(framework, 'appraisals')

const endOfMonth = (year: Period, month: number): string => {
  const of = periodsOf(year, 'month').find(({ start_on }) => Number(start_on.slice(5, 7)) === month) ?? year
  const [years, months] = [Number(of.start_on.slice(0, 4)), Number(of.start_on.slice(5, 7))]
  let day = isoDate(years, months, daysInMonth(years, months))
  while (workingDaysKnown(day) && !isWorkingDay(day)) day = addDays(day, -1)
  return day
}
