import { measureBriefs } from '#plan/measures/door.ts'
import { readThread } from '#plan/thread/door.ts'
import type { Tx } from '#platform/database/door.ts'

/** A measure or a plan item, by which a role may be held: 'measure:HOU03', 'plan:T1'. */
export type Thing = { scope: string; name: string }

export const listThings = async (tx: Tx): Promise<Thing[]> => {
  const { items } = await readThread(tx)
  const measures = [...(await measureBriefs(tx)).values()]
  return [
    ...items.map(({ item_code, name }) => ({ scope: `plan:${item_code}`, name: `${name} and all below it` })),
    ...measures.map(({ measure_code, name }) => ({
      scope: `measure:${measure_code}`,
      name: `${name} (${measure_code})`,
    })),
  ]
}
