import { sql } from 'kysely'
import type { Framework } from '#framework/door.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Tx } from '#platform/database/door.ts'
import { type Standing, standingOf } from './rules/standing.ts'
import { type Accumulation, type Polarity, type StatusRow, statusRowOf } from './rules/terms.ts'

export type MeasureFilters = {
  readonly status?: string | undefined
  readonly objective?: string | undefined
  readonly service?: string | undefined
  readonly level?: string | undefined
  /** The figure of this period, where it has one, and the statuses as they stood at its end. */
  readonly period?: { readonly key: string; readonly end_on: string } | undefined
  readonly q?: string | undefined
}

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
  objectives: { code: string; name: string }[]
  /** The latest judged figure; null before there is one. */
  row: StatusRow | null
  /** Up to thirteen figures, oldest first. */
  points: { period_key: string; value: string | null; target: string | null }[]
  /** How it stands today: the figure's status, unless a newer figure is owed. */
  status: StatusCode
  standing: Standing
}

type Stored = Omit<ListedMeasure, 'status' | 'standing'>

/**
 * The council's measures with what a list needs, in plan order and in one round trip. `total` counts them before the status
 * filter, which depends on the day. Owed figures are told by `today`; `points` is how many figures to bring for a sparkline.
 */
export const listMeasures = async (
  tx: Tx,
  council_id: string,
  filters: MeasureFilters,
  at: { today: string; framework: Framework },
  points = 13,
): Promise<{ measures: ListedMeasure[]; total: number }> => {
  const { rows } = await readListed(council_id, filters, points).execute(tx)
  const all = rows.map((flat) => stand(takeApart(flat), at, filters.period?.end_on))
  const measures = filters.status ? all.filter(({ status }) => status === filters.status) : all
  return { measures, total: all.length }
}

/** A measure without a figure has nulls where the figure would be. */
const takeApart = (flat: Omit<Stored, 'row'> & StatusRow): Stored => ({
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
  objectives: flat.objectives,
  points: flat.points,
  row: flat.period_key === null ? null : statusRowOf(flat),
})

const stand = (
  stored: Stored,
  { today, framework }: { today: string; framework: Framework },
  end?: string,
): ListedMeasure => {
  const standing = standingOf(stored, stored.row?.period_end ?? null, today, framework, end)
  const status = standing.code === 'current' ? (stored.row?.status ?? 'awaiting') : standing.code
  return { ...stored, standing, status }
}

const statusJson = sql.raw(`jsonb_build_object(
  'measure_code', s.measure_code, 'period_key', s.period_key, 'period_start', s.period_start, 'period_end', s.period_end,
  'value_version', s.value_version, 'value', s.value::text, 'value_text', s.value_text, 'state', s.state,
  'judged_value', s.judged_value::text, 'target_value', s.target_value::text, 'target_upper', s.target_upper::text,
  'target_text', s.target_text, 'tolerance_kind', s.tolerance_kind, 'tolerance_value', s.tolerance_value::text,
  'tolerance_set_by', s.tolerance_set_by, 'status', s.status, 'year_end_status', s.year_end_status,
  'year_end_value', s.year_end_value::text, 'year_end_target', s.year_end_target::text,
  'previous_value', s.previous_value::text, 'previous_period_key', s.previous_period_key,
  'direction_previous', s.direction_previous, 'last_year_value', s.last_year_value::text,
  'direction_last_year', s.direction_last_year)`)

/** The figure's columns lie flat beside the measure's: building a thousand objects in SQL would take most of the time. */
const readListed = (
  council_id: string,
  { objective, service, level, period, q }: MeasureFilters,
  points: number,
) => sql<Omit<Stored, 'row'> & StatusRow>`
  select m.measure_code, m.name, m.unit, m.decimals, m.polarity, m.accumulation, m.frequency, m.level, m.unit_code,
    u.name as service, m.lead_time_days, m.illustrative, m.source,
    coalesce((
      select jsonb_agg(jsonb_build_object('code', i.item_code, 'name', i.name) order by i.sort_order, i.item_code)
      from measure_plan_item l join plan_item i on i.council_id = l.council_id and i.item_code = l.item_code
      where l.council_id = m.council_id and l.measure_code = m.measure_code
    ), '[]') as objectives,
    s.period_key, s.period_start, s.period_end, s.value_version, s.value, s.value_text, s.state, s.judged_value,
    s.target_value, s.target_upper, s.target_text, s.tolerance_kind, s.tolerance_value, s.tolerance_set_by, s.status,
    s.year_end_status, s.year_end_value, s.year_end_target, s.previous_value, s.previous_period_key,
    s.direction_previous, s.last_year_value, s.direction_last_year,
    ${points > 1 ? recentPoints(period, points) : sql`'[]'::jsonb`} as points
  from measure m
  left join org_unit u on u.council_id = m.council_id and u.unit_code = m.unit_code
  left join lateral (
    select * from measure_status s
    where s.council_id = m.council_id and s.measure_code = m.measure_code and ${endedBy(period)}
    order by s.period_end desc, s.period_start desc
    limit 1
  ) s on true
  where m.council_id = ${council_id}
    and m.dropped_from is null
    and (${level ?? null}::text is null or m.level = ${level ?? null})
    and (${service ?? null}::text is null or m.unit_code = ${service ?? null})
    and (${q || null}::text is null or position(lower(${q ?? ''}) in lower(m.name || ' ' || m.measure_code)) > 0)
    and (${objective ?? null}::text is null or exists (
      select from measure_plan_item l
      where l.council_id = m.council_id and l.measure_code = m.measure_code and l.item_code = ${objective ?? null}))
  order by m.sort_order, m.measure_code`

const endedBy = (period: MeasureFilters['period']) =>
  period === undefined ? sql`true` : sql`s.period_end <= ${period.end_on}::date`

const recentPoints = (period: MeasureFilters['period'], points: number) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('period_key', p.period_key, 'value', p.judged_value::text,
    'target', p.target_value::text) order by p.period_end, p.period_start desc)
  from (
    select * from measure_status s
    where s.council_id = m.council_id and s.measure_code = m.measure_code and ${endedBy(period)}
    order by s.period_end desc, s.period_start desc
    limit ${points}
  ) p), '[]')`

/** What the filters above a list may choose from. */
export const readChoices = async (tx: Tx, council_id: string) => {
  const { rows } = await sql<{
    services: { code: string; name: string }[]
    objectives: { code: string; name: string }[]
    periods: string[]
  }>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('code', u.unit_code, 'name', u.name) order by u.name) from org_unit u
        where u.council_id = ${council_id} and exists (
          select from measure m where m.council_id = u.council_id and m.unit_code = u.unit_code)), '[]') as services,
      coalesce((select jsonb_agg(jsonb_build_object('code', i.item_code, 'name', i.name) order by i.sort_order, i.item_code)
        from plan_item i where i.council_id = ${council_id} and exists (
          select from measure_plan_item l where l.council_id = i.council_id and l.item_code = i.item_code)), '[]') as objectives,
      coalesce((select jsonb_agg(p.period_key order by p.period_end desc, p.period_start) from (
        select distinct period_key, period_start, period_end from measure_status where council_id = ${council_id}
        order by period_end desc limit 24) p), '[]') as periods`.execute(tx)
  return rows[0] ?? { services: [], objectives: [], periods: [] }
}
export type Choices = Awaited<ReturnType<typeof readChoices>>

export type ValueVersion = {
  period_key: string
  version: number
  value: string | null
  value_text: string | null
  state: string
  reason: string
  entered_by: string
  entered_at: string
  file_name: string | null
  import_row: number | null
  signed_by: string | null
}

export type FoundMeasure = Stored & {
  kind: string
  definition: string
  source_system: string
  data_supplier: string
  owner: string | null
  /** Every judged figure, oldest first. */
  rows: StatusRow[]
  /** Every version of every figure, newest first: at most the last two hundred. */
  versions: ValueVersion[]
  commentary: {
    period_key: string
    what_happened: string
    why: string
    remedy: string
    remedy_by: string | null
    remedy_owner: string
  }[]
  published: { period_key: string; status: StatusCode; printed_as: string; reason: string; source: string }[]
  /** From each objective up to the top of the plan, nearest first. */
  thread: { code: string; name: string; level_code: string; depth: number }[]
}

/** A measure with everything its page shows, in one round trip; null where the council has no such measure. */
export const findMeasure = async (tx: Tx, council_id: string, measure_code: string): Promise<FoundMeasure | null> => {
  const { rows } = await sql<Omit<FoundMeasure, 'row' | 'points' | 'objectives'>>`
    select m.measure_code, m.name, m.kind, m.unit, m.decimals, m.polarity, m.accumulation, m.frequency, m.level, m.unit_code,
      u.name as service, m.lead_time_days, m.illustrative, m.source, m.definition, m.source_system, m.data_supplier,
      (select p.name from person p where p.council_id = m.council_id and p.person_id = m.owner_id) as owner,
      coalesce((select jsonb_agg(${statusJson} order by s.period_end, s.period_start desc) from measure_status s
        where s.council_id = m.council_id and s.measure_code = m.measure_code), '[]') as "rows",
      coalesce((select jsonb_agg(to_jsonb(v) order by v.period_end desc, v.version desc) from (
        select v.period_key, v.period_end, v.version,
          case when v.state = 'suppressed' then null else v.value::text end as value, v.value_text, v.state, v.reason, v.entered_by,
          v.entered_at, b.file_name, v.import_row, g.signed_by
        from measure_value v
        left join import_batch b on b.council_id = v.council_id and b.import_id = v.import_id
        left join sign_off g on g.council_id = v.council_id and g.measure_code = v.measure_code
          and g.period_key = v.period_key and g.version = v.version
        where v.council_id = m.council_id and v.measure_code = m.measure_code
        order by v.period_end desc, v.version desc limit 200) v), '[]') as versions,
      coalesce((select jsonb_agg(jsonb_build_object('period_key', c.period_key, 'what_happened', c.what_happened,
        'why', c.why, 'remedy', c.remedy, 'remedy_by', c.remedy_by, 'remedy_owner', c.remedy_owner))
        from commentary_now c where c.council_id = m.council_id and c.measure_code = m.measure_code), '[]') as commentary,
      coalesce((select jsonb_agg(jsonb_build_object('period_key', p.period_key, 'status', p.status,
        'printed_as', p.printed_as, 'reason', p.reason, 'source', p.source))
        from published_status_now p where p.council_id = m.council_id and p.measure_code = m.measure_code), '[]') as published,
      (with recursive up as (
        select l.item_code, 1 as depth from measure_plan_item l
        where l.council_id = ${council_id} and l.measure_code = ${measure_code}
        union
        select k.parent_code, up.depth + 1 from up
        join plan_link k on k.council_id = ${council_id} and k.child_code = up.item_code where up.depth < 12
      ) select coalesce(jsonb_agg(jsonb_build_object('code', i.item_code, 'name', i.name, 'level_code', i.level_code,
          'depth', up.depth) order by up.depth desc, i.sort_order, i.item_code), '[]')
        from up join plan_item i on i.council_id = ${council_id} and i.item_code = up.item_code) as thread
    from measure m
    left join org_unit u on u.council_id = m.council_id and u.unit_code = m.unit_code
    where m.council_id = ${council_id} and m.measure_code = ${measure_code}`.execute(tx)
  const [found] = rows
  if (found === undefined) return null
  const points = found.rows
    .slice(-13)
    .map(({ period_key, judged_value, target_value }) => ({ period_key, value: judged_value, target: target_value }))
  const objectives = found.thread.filter(({ depth }) => depth === 1).map(({ code, name }) => ({ code, name }))
  return { ...found, row: found.rows.at(-1) ?? null, points, objectives }
}
