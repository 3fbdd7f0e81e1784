import { sql } from 'kysely'
import type { Tx } from '#platform/database/door.ts'
import type { ThreadItem, ThreadMeasure } from './rules.ts'

export type Thread = { items: ThreadItem[]; measures: ThreadMeasure[] }

/** The whole plan of the council in one round trip: items with their parents, measures with the items they serve. */
export const readThread = async (tx: Tx): Promise<Thread> => {
  const { rows } = await sql<Thread>`
    select
      coalesce((select json_agg(item order by item.sort_order, item.item_code) from (
        select i.item_code, i.level_code, i.name, i.description, i.illustrative, i.source, i.sort_order,
          array(select l.parent_code from plan_link l
            where l.council_id = i.council_id and l.child_code = i.item_code order by l.parent_code) as parents
        from plan_item i) item), '[]') as items,
      coalesce((select json_agg(m order by m.sort_order, m.measure_code) from (
        select m.measure_code, m.name, m.sort_order,
          array(select p.item_code from measure_plan_item p
            where p.council_id = m.council_id and p.measure_code = m.measure_code order by p.item_code) as items
        from measure m where m.dropped_from is null) m), '[]') as measures`.execute(tx)
  return rows[0] ?? { items: [], measures: [] }
}

/** Codes of every plan item of the council. */
export const planItemCodes = async (tx: Tx): Promise<Set<string>> =>
  new Set((await tx.selectFrom('plan_item').select('item_code').execute()).map(({ item_code }) => item_code))
