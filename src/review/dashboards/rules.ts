import type { Framework } from '#framework/door.ts'
import { periodOf, printPeriod } from '#kernel/period.ts'
import { isRated, type StatusCode, worstFirst } from '#kernel/status.ts'
import type { Actor } from '#platform/access/door.ts'
import type { ReleaseSummary } from '#review/reports/door.ts'

type Standing = { readonly name: string; readonly status: StatusCode }

/** How many measures have each status, worst first, none left out and none at nought. */
export const countsOf = (standings: readonly Standing[]): { status: StatusCode; count: number }[] =>
  worstFirst.flatMap((status) => {
    const count = standings.filter((standing) => standing.status === status).length
    return count === 0 ? [] : [{ status, count }]
  })

/** What needs attention: off target first, then near target, then figures that did not come. */
export const exceptionsOf = <Measure extends Standing>(standings: readonly Measure[]): Measure[] => {
  const wanted: readonly StatusCode[] = ['off-target', 'near-target', 'late', 'missing']
  return standings
    .filter(({ status }) => wanted.includes(status))
    .sort((a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status) || a.name.localeCompare(b.name))
}

/** The finding in one sentence, exact. `one` and `many` are the council's words for what the standings are of. */
export const headlineOf = (
  standings: readonly Standing[],
  { one, many }: { readonly one: string; readonly many: string },
): string => {
  const rated = standings.filter(({ status }) => isRated(status))
  if (rated.length === 0) return `No ${one} has a status yet.`
  const off = rated.filter(({ status }) => status === 'off-target').length
  if (rated.length === 1) return `The one ${one} with a target is ${off === 0 ? 'not ' : ''}off target.`
  if (off === 0) return `None of ${rated.length} ${many} with a target is off target.`
  return `${off} of ${rated.length} ${many} with a target ${off === 1 ? 'is' : 'are'} off target.`
}

/** A part of the council that a person answers for, with the measures in it, whatever their level. */
export type OwnPart<Measure> = { readonly name: string; readonly measures: readonly Measure[] }

/** The units a person holds a role in that signs figures off, each once, with their measures. */
export const ownParts = <Measure extends { readonly unit_code: string | null }>(
  { reach = [] }: Pick<Actor, 'reach'>,
  measures: readonly Measure[],
): OwnPart<Measure>[] => {
  const named = new Map(
    reach
      .filter(({ scope_kind, capabilities }) => scope_kind === 'unit' && capabilities.has('values.sign-off'))
      .map((part) => [part.scope_code, part]),
  )
  return [...named.values()].flatMap(({ scope_name, reaches }) => {
    const own = measures.filter(({ unit_code }) => unit_code !== null && reaches.unit.has(unit_code))
    return own.length === 0 ? [] : [{ name: scope_name, measures: own }]
  })
}

/** Codes of the measures whose figures a person gives because a role of theirs is held for that measure alone. */
export const givenBy = ({ reach = [] }: Pick<Actor, 'reach'>): Set<string> =>
  new Set(
    reach
      .filter(({ scope_kind, capabilities }) => scope_kind === 'measure' && capabilities.has('values.enter'))
      .map(({ scope_code }) => scope_code),
  )

export type NewestReport = Pick<
  ReleaseSummary,
  'product_code' | 'period_key' | 'body_code' | 'issue' | 'released_on'
> & {
  readonly title: string
}

/** The reports released for the newest period that has any, each in its newest issue. */
export const newestReports = (
  releases: readonly ReleaseSummary[],
  { products, bodies }: Pick<Framework, 'products' | 'bodies'>,
): NewestReport[] => {
  const end = (release: ReleaseSummary) => periodOf(release.period_key).end_on
  const last = releases.map(end).sort().at(-1)
  const newest = new Map<string, ReleaseSummary>()
  for (const release of releases) {
    const key = `${release.product_code} ${release.period_key} ${release.body_code}`
    if (end(release) === last && release.issue > (newest.get(key)?.issue ?? 0)) newest.set(key, release)
  }
  const nameOf = (all: readonly { code: string; name: string }[], code: string) =>
    all.find((one) => one.code === code)?.name ?? code
  return [...newest.values()].map(({ product_code, period_key, body_code, issue, released_on }) => {
    const product = nameOf(products, product_code)
    const title = `${product}, ${printPeriod(periodOf(period_key))}, for ${nameOf(bodies, body_code)}`
    return { product_code, period_key, body_code, issue, released_on, title }
  })
}
