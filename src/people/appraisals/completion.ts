import type { Framework } from '#framework/door.ts'
import { type Conversation, conversationsOf, type Held, nextOf, yearAt } from './rules.ts'

export type Unit = { unit_code: string; parent_code: string | null; kind: string; name: string }
export type Managed = { person_id: string; unit_code: string | null }

/** Counts of people: with a line manager, with each conversation of the year held, with the next one due soon or overdue. */
export type Counts = { people: number; held: Record<string, number>; due_soon: number; overdue: number }
export type CompletionRow = Counts & { name: string }
export type Completion = {
  year_key: string
  conversations: readonly Conversation[]
  /** By service, then the smaller ones together; empty where the whole council is too small to count. */
  rows: CompletionRow[]
  total: Counts | null
}

/** A count over fewer people than this would point at somebody. */
export const fewestCounted = 5
export const smallerTogether = 'Smaller services, together'

/**
 * How many have had each conversation of this year, by service. A service of fewer than five people has no row: it counts
 * with the other small ones, and where those are fewer than five together the next smallest service joins them, so that
 * nobody is found by taking the rows from the total.
 */
export const completionOf = (
  framework: Framework,
  {
    people,
    held,
    units,
    today,
  }: { people: readonly Managed[]; held: readonly Held[]; units: readonly Unit[]; today: string },
): Completion => {
  const year = yearAt(framework, today)
  const conversations = conversationsOf(framework, year)
  const ofEach = Map.groupBy(held, ({ person_id }) => person_id)
  const counted = (some: readonly Managed[]): Counts => {
    const theirs = some.map(({ person_id }) => ofEach.get(person_id) ?? [])
    const next = theirs.map((one) => nextOf(framework, one, today)?.standing)
    return {
      people: some.length,
      held: Object.fromEntries(conversations.map(({ code }) => [code, theirs.filter(has(year.key, code)).length])),
      due_soon: next.filter((standing) => standing === 'due-soon').length,
      overdue: next.filter((standing) => standing === 'overdue').length,
    }
  }
  const rows = together(byService(people, units)).map(({ name, people }) => ({ name, ...counted(people) }))
  const total = people.length < fewestCounted ? null : counted(people)
  return { year_key: year.key, conversations, rows, total }
}

const has =
  (of_year: string, of_kind: string) =>
  (held: readonly Held[]): boolean =>
    held.some(({ year_key, kind }) => year_key === of_year && kind === of_kind)

type Group = { name: string; people: Managed[] }

const byService = (people: readonly Managed[], units: readonly Unit[]): Group[] => {
  const groups = Map.groupBy(people, ({ unit_code }) => serviceOf(unit_code, units))
  return [...groups].map(([name, some]) => ({ name, people: some }))
}

/** A team counts with the unit that it is part of. */
const serviceOf = (unit_code: string | null, units: readonly Unit[]): string => {
  const unit = units.find((one) => one.unit_code === unit_code)
  if (unit === undefined) return 'In no service'
  return unit.kind === 'team' && unit.parent_code !== null ? serviceOf(unit.parent_code, units) : unit.name
}

const together = (groups: readonly Group[]): Group[] => {
  const sorted = groups.toSorted((a, b) => a.people.length - b.people.length || a.name.localeCompare(b.name))
  const small: Managed[] = []
  while (sorted[0] !== undefined && mustJoin(sorted[0], small)) small.push(...(sorted.shift()?.people ?? []))
  const shown = sorted.toSorted((a, b) => a.name.localeCompare(b.name))
  return small.length < fewestCounted ? shown : [...shown, { name: smallerTogether, people: small }]
}

const mustJoin = ({ people }: Group, small: readonly Managed[]): boolean =>
  people.length < fewestCounted || (small.length > 0 && small.length < fewestCounted)
