import { isRated, type StatusCode, worstFirst } from '#kernel/status.ts'

export type Standing = {
  measure_code: string
  name: string
  status: StatusCode
  year_end_status: StatusCode | null
  period_key: string
  text: string
}

/** How many measures have each status, worst first, none left out and none at nought. */
export const countsOf = (standings: readonly Standing[]): { status: StatusCode; count: number }[] =>
  worstFirst.flatMap((status) => {
    const count = standings.filter((standing) => standing.status === status).length
    return count === 0 ? [] : [{ status, count }]
  })

/** What needs attention: off target first, then near target, then figures that did not come. */
export const exceptionsOf = (standings: readonly Standing[]): Standing[] => {
  const wanted: readonly StatusCode[] = ['off-target', 'near-target', 'late', 'missing']
  return standings
    .filter(({ status }) => wanted.includes(status))
    .sort((a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status) || a.name.localeCompare(b.name))
}

/** The finding in one sentence, exact. */
export const headlineOf = (standings: readonly Standing[]): string => {
  const rated = standings.filter(({ status }) => isRated(status))
  if (rated.length === 0) return 'No measure has a status yet.'
  const off = rated.filter(({ status }) => status === 'off-target').length
  const of = rated.length === 1 ? 'the one measure with a target' : `${rated.length} measures with a target`
  if (off === 0) return `None of ${of} is off target.`
  return `${off} of ${of} ${off === 1 ? 'is' : 'are'} off target.`
}
