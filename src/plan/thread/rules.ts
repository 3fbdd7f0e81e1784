import { type StatusCode, worstFirst } from '#kernel/status.ts'

export type ThreadItem = {
  item_code: string
  level_code: string
  name: string
  description: string
  illustrative: boolean
  source: string | null
  parents: string[]
}

export type ThreadMeasure = { measure_code: string; name: string; items: string[] }

/** An item with what hangs from it. An item serving several parents stands under each of them. */
export type Branch = { item: ThreadItem; children: Branch[]; measures: ThreadMeasure[] }

/** The plan from its tops down; items whose parents are all unknown count as tops. A circle is cut where it closes. */
export const branchesOf = (items: readonly ThreadItem[], measures: readonly ThreadMeasure[]): Branch[] => {
  const known = new Set(items.map(({ item_code }) => item_code))
  const grow = grower(items, measures)
  return items.filter(({ parents }) => !parents.some((code) => known.has(code))).map((top) => grow(top, new Set()))
}

/** One item with what hangs from it; null where the plan has no such item. */
export const branchOf = (
  items: readonly ThreadItem[],
  measures: readonly ThreadMeasure[],
  code: string,
): Branch | null => {
  const item = items.find(({ item_code }) => item_code === code)
  return item === undefined ? null : grower(items, measures)(item, new Set())
}

const grower = (items: readonly ThreadItem[], measures: readonly ThreadMeasure[]) => {
  const below = Map.groupBy(
    items.flatMap((item) => item.parents.map((parent) => ({ parent, item }))),
    ({ parent }) => parent,
  )
  const serving = Map.groupBy(
    measures.flatMap((measure) => measure.items.map((code) => ({ code, measure }))),
    ({ code }) => code,
  )
  const grow = (item: ThreadItem, above: ReadonlySet<string>): Branch => {
    const path = new Set([...above, item.item_code])
    const children = (below.get(item.item_code) ?? []).map(({ item: child }) => child)
    return {
      item,
      children: children.filter(({ item_code }) => !path.has(item_code)).map((child) => grow(child, path)),
      measures: (serving.get(item.item_code) ?? []).map(({ measure }) => measure),
    }
  }
  return grow
}

/** Every item above this one, nearest first. */
export const aboveOf = (items: readonly ThreadItem[], code: string): ThreadItem[] => {
  const byCode = new Map(items.map((item) => [item.item_code, item]))
  const found = new Map<string, ThreadItem>()
  const queue = [...(byCode.get(code)?.parents ?? [])]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const item = byCode.get(next)
    if (item === undefined || found.has(next) || next === code) continue
    found.set(next, item)
    queue.push(...item.parents)
  }
  return [...found.values()]
}

/**
 * How many of the measures under an item have each status, worst first, each measure once however many ways it hangs there.
 * Statuses are never averaged: the worst of them is the first.
 */
export const countsUnder = (
  branch: Branch,
  statuses: ReadonlyMap<string, StatusCode>,
): { status: StatusCode; count: number }[] => {
  const codes = [...codesUnder(branch)]
  return worstFirst.flatMap((status) => {
    const count = codes.filter((code) => statuses.get(code) === status).length
    return count === 0 ? [] : [{ status, count }]
  })
}

const codesUnder = ({ measures, children }: Branch): Set<string> =>
  new Set([...measures.map(({ measure_code }) => measure_code), ...children.flatMap((child) => [...codesUnder(child)])])
