import { decimal } from '#kernel/quantity.ts'
import { type StatusCode, worstFirst } from '#kernel/status.ts'
import type { StatusRow } from './terms.ts'

/** What a list can be ordered by; the other way round with a minus before it. */
export type SortBy = 'name' | 'status' | 'change'
export type Sort = { readonly by: SortBy; readonly descending: boolean }

/** The view of what needs somebody to act: not a status, but chosen where statuses are. */
export const attention = 'attention'
const needsAttention: readonly StatusCode[] = ['off-target', 'near-target', 'late', 'missing']

/** How a figure moved, by which a list can be ordered. */
export type Movement = Pick<StatusRow, 'value' | 'previous_value' | 'direction_previous'>

type Listed = { readonly name: string; readonly status: StatusCode; readonly row: Movement | null }

/** Those of the status asked, of all that need attention, or all. */
export const ofStatus = <Measure extends Listed>(
  measures: readonly Measure[],
  asked: string | undefined,
): readonly Measure[] => {
  if (!asked) return measures
  return measures.filter(({ status }) => (asked === attention ? needsAttention.includes(status) : status === asked))
}

/** The order asked for; what needs attention is worst first unless another is; null is the order of the plan. */
export const sortAsked = (sort: string | undefined, status: string | undefined): Sort | null => {
  const [, minus, by] = /^(-?)(name|status|change)$/.exec(sort ?? '') ?? []
  if (by) return { by: by as SortBy, descending: minus === '-' }
  return status === attention ? { by: 'status', descending: false } : null
}

/** Ordered by name, by status (worst first) or by change (most for the worse first); what cannot be compared comes last. */
export const sortMeasures = <Measure extends Listed>(
  measures: readonly Measure[],
  sort: Sort | null,
): readonly Measure[] => {
  if (sort === null) return measures
  const keyed = measures.map((measure) => ({ measure, key: keyOf(measure, sort.by) }))
  const way = sort.descending ? -1 : 1
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
    return way * (typeof a.key === 'string' ? a.key.localeCompare(String(b.key), 'en-GB') : a.key - Number(b.key))
  })
  return keyed.map(({ measure }) => measure)
}

const keyOf = ({ name, status, row }: Listed, by: SortBy): string | number | null => {
  if (by === 'name') return name
  return by === 'status' ? worstFirst.indexOf(status) : betterment(row)
}

/** By what part of itself the figure became better since the period before; negative where it became worse. */
const betterment = (row: Movement | null): number | null => {
  if (row === null || row.direction_previous === null || row.value === null || row.previous_value === null) return null
  if (row.direction_previous === 'same') return 0
  const before = decimal(row.previous_value).abs()
  const moved = decimal(row.value).minus(row.previous_value).abs()
  const part = before.isZero() ? moved : moved.dividedBy(before)
  return (row.direction_previous === 'better' ? 1 : -1) * part.toNumber()
}
