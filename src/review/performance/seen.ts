import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '#platform/access/door.ts'
import { statusColumns } from './keep-status.ts'

/**
 * The judgements on a measure's figures that a person sees, to stand after `from` where `m` is the measure and `held` what
 * is withheld of it: those of today for measures in sight, and for the others those last released and not withheld.
 */
export const statusesSeen = (sight: Sight): RawBuilder<unknown> => {
  if (sight.of === 'all') return sql`measure_status`
  const seen = inSight(sight)
  return sql`(
    select council_id, ${columns} from measure_status
      where council_id = m.council_id and measure_code = m.measure_code and ${seen}
    union all
    select council_id, ${columns} from released_status r
      where council_id = m.council_id and measure_code = m.measure_code and not ${seen} and ${notWithheld('r')})`
}

/**
 * The newest judgements that a person sees of the measure `m`, as a whole select: each table is asked for its own newest,
 * by its index, and only one of the two has rows to give. `where` speaks of the judgement as `s`; `held` is what is withheld.
 */
export const newestSeen = (sight: Sight, where: RawBuilder<unknown>, count: number): RawBuilder<unknown> => {
  const newest = (table: RawBuilder<unknown>, also: RawBuilder<unknown>) => sql`
    select ${columns} from ${table} s
    where s.council_id = m.council_id and s.measure_code = m.measure_code and ${where} and ${also}
    order by s.period_end desc, s.period_start desc
    limit ${sql.lit(count)}`
  if (sight.of === 'all') return newest(sql`measure_status`, sql`true`)
  const seen = inSight(sight)
  const released = newest(sql`released_status`, sql`not ${seen} and ${notWithheld('s')}`)
  return sql`(${newest(sql`measure_status`, seen)}) union all (${released})`
}

/** Whether the unreleased figures of the measure `m` are in sight. */
export const inSight = ({ of }: Sight): RawBuilder<boolean> =>
  of === 'all'
    ? sql`true`
    : sql`(coalesce(m.unit_code = any(${of.units}::text[]), false) or m.measure_code = any(${of.measures}::text[])
        or coalesce(m.owner_id = ${of.owner_id}::text, false))`

/** What is withheld of each measure on the day, from its first period: to be joined as `held` wherever the above stand. */
export const withheldOn = (council_id: string, { on }: Sight): RawBuilder<unknown> => sql`(
  select distinct on (measure_code) measure_code, from_period, from_on, until, reason from withheld_measure
  where council_id = ${council_id} and (until is null or until >= ${on}::date)
  order by measure_code, from_on, from_period) held`

/** Whether a judgement is of a period before those of which `held` withholds the figures. */
export const notWithheld = (judgement: 'r' | 's'): RawBuilder<boolean> =>
  sql`(held.from_on is null or ${sql.ref(judgement)}.period_end < held.from_on)`

/** What is withheld of the measure, as one column. */
export const withheldColumn = sql<Withheld | null>`case when held.from_on is not null then jsonb_build_object(
  'from_period', held.from_period, 'from_on', held.from_on, 'until', held.until, 'reason', held.reason) end`

/** That the figures of a measure from a period on are withheld from release, until a day if one is set, and why. */
export type Withheld = { from_period: string; from_on: string; until: string | null; reason: string }

type OfMeasure = { withheld: Withheld | null; in_sight: boolean }

/** Whether its newest figure is withheld from this person; `end` is the end of the period that is looked at. */
export const isHidden = ({ withheld, in_sight }: OfMeasure, { on }: Sight, end = on): boolean =>
  withheld !== null && !in_sight && withheld.from_on <= (end < on ? end : on)

const columns = sql.raw(statusColumns.join(', '))
