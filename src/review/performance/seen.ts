import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '#platform/access/door.ts'
import { statusColumns } from './keep-status.ts'

/**
 * The judgements on a measure's figures that a person sees, to stand after `from` where `m` is the measure: those of today
 * for measures in sight, and for the others those last released.
 */
export const statusesSeen = (sight: Sight): RawBuilder<unknown> => {
  if (sight === 'all') return sql`measure_status`
  const seen = inSight(sight)
  return sql`(
    select council_id, ${columns} from measure_status
      where council_id = m.council_id and measure_code = m.measure_code and ${seen}
    union all
    select council_id, ${columns} from released_status
      where council_id = m.council_id and measure_code = m.measure_code and not ${seen})`
}

/**
 * The newest judgements that a person sees of the measure `m`, as a whole select: each table is asked for its own newest,
 * by its index, and only one of the two has rows to give. `where` speaks of the judgement as `s`.
 */
export const newestSeen = (sight: Sight, where: RawBuilder<unknown>, count: number): RawBuilder<unknown> => {
  const newest = (table: RawBuilder<unknown>, also: RawBuilder<unknown>) => sql`
    select ${columns} from ${table} s
    where s.council_id = m.council_id and s.measure_code = m.measure_code and ${where} and ${also}
    order by s.period_end desc, s.period_start desc
    limit ${sql.lit(count)}`
  if (sight === 'all') return newest(sql`measure_status`, sql`true`)
  const seen = inSight(sight)
  return sql`(${newest(sql`measure_status`, seen)}) union all (${newest(sql`released_status`, sql`not ${seen}`)})`
}

/** Whether the unreleased figures of the measure `m` are in sight. */
export const inSight = (sight: Sight): RawBuilder<boolean> =>
  sight === 'all'
    ? sql`true`
    : sql`(coalesce(m.unit_code = any(${sight.units}::text[]), false) or m.measure_code = any(${sight.measures}::text[])
        or coalesce(m.owner_id = ${sight.owner_id}::text, false))`

const columns = sql.raw(statusColumns.join(', '))
