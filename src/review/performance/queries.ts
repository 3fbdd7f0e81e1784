import { type RawBuilder, sql } from 'kysely'
import type { Framework } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Sight } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { endedBy, type MeasureFilters, measuresFiltered } from './measures-filtered.ts'
import { type Standing, standingSeen, statusStanding } from './rules/standing.ts'
import { type Accumulation, type Polarity, type StatusRow, statusRowOf } from './rules/terms.ts'
import { inSight, isHidden, newestSeen, type Withheld, withheldColumn } from './seen.ts'

export type ListedMeasure = {
  measure_code: string
  name: string
  unit: string
  decimals: number
  polarity: Polarity
  accumulation: Accumulation
  frequency: string
  level: string
  unit_code: string | null
  service: string | null
  lead_time_days: number | null
  illustrative: boolean
  source: string | null
  /** Whether its unreleased figures are shown. */
  in_sight: boolean
  /** What is withheld of it from release; null for nothing. */
  withheld: Withheld | null
  /** Whether the figure there would be is withheld from who asks, so that there is none in `row`. */
  hidden: boolean
  objectives: { code: string; name: string }[]
  /** The latest judged figure; null before there is one. */
  row: StatusRow | null
  /** Up to thirteen figures, oldest first. */
  points: { period_key: string; value: string | null; target: string | null }[]
  /** How it stands today: the figure's status, unless a newer figure is owed. */
  status: StatusCode
  standing: Standing
}

export type Stored = Omit<ListedMeasure, 'status' | 'standing'>

type Flat = Omit<Stored, 'row' | 'hidden'> & StatusRow

/**
 * The council's measures with what a list needs, in plan order and in one round trip. `total` counts them before the status
 * filter, which depends on the day. Owed figures are told by `today`; `points` is how many figures to bring for a sparkline.
 */
export const listMeasures = async (
  tx: Tx,
  council_id: string,
  filters: MeasureFilters,
  at: { today: string; framework: Framework; sight: Sight },
  points = 13,
): Promise<{ measures: ListedMeasure[]; total: number }> => {
  const { rows } = await readListed(council_id, filters, points, at.sight).execute(tx)
  const all = rows.map((flat) => stand(takeApart(flat, at.sight, filters.period?.end_on), at, filters.period?.end_on))
  const measures = filters.status ? all.filter(({ status }) => status === filters.status) : all
  return { measures, total: all.length }
}

/** These measures, in the order of `codes`, as a list shows them. */
export const measuresOf = async (
  tx: Tx,
  council_id: string,
  codes: readonly string[],
  period: MeasureFilters['period'],
  at: { today: string; framework: Framework; sight: Sight },
): Promise<ListedMeasure[]> => {
  if (codes.length === 0) return []
  const { measures } = await listMeasures(tx, council_id, { codes, period }, at, 1)
  const placed = new Map(codes.map((code, place) => [code, place]))
  const place = ({ measure_code }: ListedMeasure) => placed.get(measure_code) ?? 0
  return measures.sort((one, other) => place(one) - place(other))
}

/** A measure without a figure has nulls where the figure would be. */
const takeApart = (flat: Flat, sight: Sight, end?: string): Stored => {
  const hidden = isHidden(flat, sight, end)
  return { ...described(flat), hidden, row: hidden || flat.period_key === null ? null : statusRowOf(flat) }
}

const described = (flat: Flat): Omit<Stored, 'row' | 'hidden'> => ({
  measure_code: flat.measure_code,
  name: flat.name,
  unit: flat.unit,
  decimals: flat.decimals,
  polarity: flat.polarity,
  accumulation: flat.accumulation,
  frequency: flat.frequency,
  level: flat.level,
  unit_code: flat.unit_code,
  service: flat.service,
  lead_time_days: flat.lead_time_days,
  illustrative: flat.illustrative,
  source: flat.source,
  in_sight: flat.in_sight,
  withheld: flat.withheld,
  objectives: flat.objectives,
  points: flat.points,
})

const stand = (
  stored: Stored,
  { today, framework }: { today: string; framework: Framework },
  end?: string,
): ListedMeasure => {
  const standing = standingSeen(stored, today, framework, end)
  return { ...stored, standing, status: statusStanding(standing, stored.row) }
}

/** The figure's columns lie flat beside the measure's: building a thousand objects in SQL would take most of the time. */
const readListed = (council_id: string, filters: MeasureFilters, points: number, sight: Sight) => sql<Flat>`
  select m.measure_code, m.name, m.unit, m.decimals, m.polarity, m.accumulation, m.frequency, m.level, m.unit_code,
    u.name as service, m.lead_time_days, m.illustrative, m.source, ${inSight(sight)} as in_sight,
    ${withheldColumn} as withheld,
    coalesce((
      select jsonb_agg(jsonb_build_object('code', i.item_code, 'name', i.name) order by i.sort_order, i.item_code)
      from measure_plan_item l join plan_item i on i.council_id = l.council_id and i.item_code = l.item_code
      where l.council_id = m.council_id and l.measure_code = m.measure_code
    ), '[]') as objectives,
    s.period_key, s.period_start, s.period_end, s.value_version, s.value, s.value_text, s.state, s.judged_value,
    s.target_value, s.target_upper, s.target_text, s.tolerance_kind, s.tolerance_value, s.tolerance_set_by, s.status,
    s.year_end_status, s.year_end_value, s.year_end_target, s.previous_value, s.previous_period_key,
    s.direction_previous, s.last_year_value, s.direction_last_year,
    ${points > 1 ? recentPoints(filters.period, points, sight) : sql`'[]'::jsonb`} as points
  ${measuresFiltered(council_id, filters, sight)}`

const recentPoints = (period: MeasureFilters['period'], points: number, sight: Sight) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('period_key', p.period_key, 'value', p.judged_value::text,
    'target', p.target_value::text) order by p.period_end, p.period_start desc)
  from (
    ${newestSeen(sight, endedBy(period), points)}
  ) p), '[]')`

type Choice = { code: string; name: string; count: number }

/** What the filters above a list may choose from, with how many measures each has. */
export const readChoices = async (tx: Tx, council_id: string) => {
  const { rows } = await sql<{
    services: Choice[]
    objectives: Choice[]
    periods: string[]
  }>`
    with recursive judged as (${judgedPeriods(council_id)})
    select
      coalesce((select jsonb_agg(jsonb_build_object('code', u.unit_code, 'name', u.name, 'count', n.count) order by u.name)
        from org_unit u join (
          select unit_code, count(*) from measure where council_id = ${council_id} and dropped_from is null group by 1
        ) n on n.unit_code = u.unit_code where u.council_id = ${council_id}), '[]') as services,
      coalesce((select jsonb_agg(jsonb_build_object('code', i.item_code, 'name', i.name, 'count', n.count)
          order by i.sort_order, i.item_code)
        from plan_item i join (
          select l.item_code, count(*) from measure_plan_item l join measure m using (council_id, measure_code)
          where l.council_id = ${council_id} and m.dropped_from is null group by 1
        ) n on n.item_code = i.item_code where i.council_id = ${council_id}), '[]') as objectives,
      coalesce((select jsonb_agg(p.period_key order by p.period_end desc, p.period_start) from (
        select * from judged limit 24) p), '[]') as periods`.execute(tx)
  return rows[0] ?? { services: [], objectives: [], periods: [] }
}
/** Newest first, from one period to the next by the index: there are few periods and a thousand times as many judgements. */
const judgedPeriods = (council_id: string) => {
  const before = (condition: RawBuilder<unknown>) => sql`
    select s.period_end, s.period_start, s.period_key from measure_status s
    where s.council_id = ${council_id} and ${condition}
    order by s.period_end desc, s.period_start desc, s.period_key desc limit 1`
  return sql`(${before(sql`true`)}) union all
    select earlier.* from judged cross join lateral (
      ${before(sql`(s.period_end, s.period_start, s.period_key) < (judged.period_end, judged.period_start, judged.period_key)`)}
    ) earlier`
}

export type Choices = Awaited<ReturnType<typeof readChoices>>
