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
  const below = new Map<string, ThreadItem[]>()
  for (const item of items) {
    for (const parent of item.parents) below.set(parent, [...(below.get(parent) ?? []), item])
  }
  const serving = new Map<string, ThreadMeasure[]>()
  for (const measure of measures) {
    for (const code of measure.items) serving.set(code, [...(serving.get(code) ?? []), measure])
  }
  const branch = (item: ThreadItem, above: ReadonlySet<string>): Branch => {
    const path = new Set([...above, item.item_code])
    return {
      item,
      children: (below.get(item.item_code) ?? [])
        .filter(({ item_code }) => !path.has(item_code))
        .map((child) => branch(child, path)),
      measures: serving.get(item.item_code) ?? [],
    }
  }
  return items.filter(({ parents }) => !parents.some((code) => known.has(code))).map((top) => branch(top, new Set()))
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
