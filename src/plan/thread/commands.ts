import { portions } from '#kernel/versions.ts'
import { type Tx, takingFacts } from '#platform/database/door.ts'

export type PlanItem = {
  item_code: string
  level_code: string
  name: string
  description: string
  parents: readonly string[]
  illustrative: boolean
  source: string | null
  sort_order: number
}

/** Adds plan items and brings those that are there up to date, links included; returns how many changed. */
export const savePlanItems = async (tx: Tx, council_id: string, items: readonly PlanItem[]): Promise<number> => {
  const saved = new Set<string>()
  for (const portion of portions(items)) for (const code of await saveItems(tx, council_id, portion)) saved.add(code)
  for (const code of await saveLinks(tx, council_id, items)) saved.add(code)
  return saved.size
}

const facts = ['level_code', 'name', 'description', 'illustrative', 'source'] as const

const saveItems = async (tx: Tx, council_id: string, items: readonly PlanItem[]): Promise<string[]> => {
  const rows = await tx
    .insertInto('plan_item')
    .values(items.map(({ parents: _, ...item }) => ({ council_id, ...item })))
    .onConflict(takingFacts('plan_item', ['council_id', 'item_code'], facts))
    .returning('item_code')
    .execute()
  return rows.map(({ item_code }) => item_code)
}

/** An item given again is linked to exactly the parents now given; items not given keep theirs. */
const saveLinks = async (tx: Tx, council_id: string, items: readonly PlanItem[]): Promise<string[]> => {
  const given = new Map(items.map((item) => [item.item_code, new Set(item.parents)]))
  const kept = (await tx.selectFrom('plan_link').select(['parent_code', 'child_code']).execute()).filter(
    ({ child_code }) => given.has(child_code),
  )
  const keptKeys = new Set(kept.map(({ parent_code, child_code }) => `${parent_code}\n${child_code}`))
  const stale = kept.filter(({ parent_code, child_code }) => !given.get(child_code)?.has(parent_code))
  const missing = [...given].flatMap(([child_code, parents]) =>
    [...parents].flatMap((parent_code) =>
      keptKeys.has(`${parent_code}\n${child_code}`) ? [] : [{ council_id, parent_code, child_code }],
    ),
  )
  for (const { parent_code, child_code } of stale) {
    await tx
      .deleteFrom('plan_link')
      .where('parent_code', '=', parent_code)
      .where('child_code', '=', child_code)
      .execute()
  }
  for (const portion of portions(missing)) await tx.insertInto('plan_link').values(portion).execute()
  return [...stale, ...missing].map(({ child_code }) => child_code)
}
