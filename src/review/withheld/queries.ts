import type { Tx } from '#platform/database/door.ts'
import { runsOn, type Withheld } from './rules.ts'

/** All that was ever withheld from release in the council, newest first. */
export const listWithheld = (tx: Tx): Promise<Withheld[]> =>
  tx
    .selectFrom('withheld as w')
    .leftJoin('measure as m', (join) =>
      join.onRef('m.council_id', '=', 'w.council_id').onRef('m.measure_code', '=', 'w.measure_code'),
    )
    .select([
      'w.number',
      'w.measure_code',
      'm.name as measure_name',
      'w.product_code',
      'w.section',
      'w.from_period',
      'w.from_on',
      'w.until',
      'w.reason',
      'w.withheld_by',
      'w.withheld_on',
      'w.lifted_on',
      'w.lifted_by',
      'w.lifted_reason',
    ])
    .orderBy('w.number', 'desc')
    .execute()

/** What a report of a product on a period leaves out, if it is released on a day, first withheld first. */
export const withheldFrom = async (
  tx: Tx,
  { product, period_end, today }: { product: string; period_end: string; today: string },
): Promise<Withheld[]> =>
  (await listWithheld(tx))
    .filter((one) => runsOn(one, today) && one.from_on <= period_end)
    .filter(({ product_code }) => product_code === null || product_code === product)
    .reverse()
