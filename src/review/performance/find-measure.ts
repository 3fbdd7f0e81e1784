import { type RawBuilder, sql } from 'kysely'
import { parsePeriodKey } from '#kernel/period.ts'
import type { StatusCode } from '#kernel/status.ts'
import type { Sight } from '#platform/access/door.ts'
import type { Tx } from '#platform/database/door.ts'
import { dayAfterSilence } from './looked-at.ts'
import type { Stored } from './queries.ts'
import type { StatusRow } from './rules/terms.ts'
import { inSight, isHidden, notWithheld, statusesSeen, withheldColumn, withheldOn } from './seen.ts'

export type ValueVersion = {
  period_key: string
  version: number
  value: string | null
  value_text: string | null
  state: string
  reason: string
  entered_by: string
  entered_by_id: string | null
  entered_at: string
  /** In the United Kingdom. */
  entered_on: string
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
  owner_id: string | null
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
    /** The version of the figure it was written for; null where there was none yet. */
    value_version: number | null
  }[]
  published: { period_key: string; status: StatusCode; printed_as: string; reason: string; source: string }[]
  /** The day its figures are looked at: see `dayLookedAt`. */
  as_at: string
  /** From each objective up to the top of the plan, nearest first. */
  thread: { code: string; name: string; level_code: string; depth: number }[]
}

type Flat = Omit<FoundMeasure, 'as_at' | 'row' | 'points' | 'objectives' | 'hidden'> & { newest_end: string | null }

/**
 * A measure with everything its page shows to a person of that sight, in one round trip; null where the council has no
 * such measure. Out of sight, figures and words are those that had been given when the figure was last released.
 */
export const findMeasure = async (
  tx: Tx,
  council_id: string,
  measure_code: string,
  sight: Sight,
): Promise<FoundMeasure | null> => {
  const { rows } = await sql<Flat>`
    select m.measure_code, m.name, m.kind, m.unit, m.decimals, m.polarity, m.accumulation, m.frequency, m.level, m.unit_code,
      u.name as service, m.lead_time_days, m.illustrative, m.source, m.definition, m.source_system, m.data_supplier,
      ${inSight(sight)} as in_sight, ${withheldColumn} as withheld, m.owner_id,
      (select max(s.period_end) from measure_status s where s.council_id = m.council_id) as newest_end,
      (select p.name from person p where p.council_id = m.council_id and p.person_id = m.owner_id) as owner,
      coalesce((select json_agg(${statusJson} order by s.period_end, s.period_start desc) from ${statusesSeen(sight)} s
        where s.council_id = m.council_id and s.measure_code = m.measure_code), '[]') as "rows",
      coalesce((select json_agg(to_json(v) order by v.period_end desc, v.version desc) from (
        select v.period_key, v.period_end, v.version,
          case when v.state = 'suppressed' then null else v.value::text end as value, v.value_text, v.state, v.reason, v.entered_by,
          v.entered_by_id,
          v.entered_at, (v.entered_at at time zone 'Europe/London')::date as entered_on, b.file_name, v.import_row, g.signed_by
        from measure_value v
        left join import_batch b on b.council_id = v.council_id and b.import_id = v.import_id
        left join sign_off g on g.council_id = v.council_id and g.measure_code = v.measure_code
          and g.period_key = v.period_key and g.version = v.version
        where v.council_id = m.council_id and v.measure_code = m.measure_code
          and (${inSight(sight)} or ${released('v', sql`r.value_version >= v.version`)})
        order by v.period_end desc, v.version desc limit 200) v), '[]') as versions,
      coalesce((select json_agg(json_build_object('period_key', c.period_key, 'what_happened', c.what_happened,
        'why', c.why, 'remedy', c.remedy, 'remedy_by', c.remedy_by, 'remedy_owner', c.remedy_owner,
        'value_version', c.value_version))
        from ${commentarySeen(sight)} c where c.council_id = m.council_id and c.measure_code = m.measure_code), '[]') as commentary,
      coalesce((select json_agg(json_build_object('period_key', p.period_key, 'status', p.status,
        'printed_as', p.printed_as, 'reason', p.reason, 'source', p.source))
        from published_status_now p where p.council_id = m.council_id and p.measure_code = m.measure_code), '[]') as published,
      (with recursive up as (
        select l.item_code, 1 as depth from measure_plan_item l
        where l.council_id = ${council_id} and l.measure_code = ${measure_code}
        union
        select k.parent_code, up.depth + 1 from up
        join plan_link k on k.council_id = ${council_id} and k.child_code = up.item_code where up.depth < 12
      ) select coalesce(json_agg(json_build_object('code', i.item_code, 'name', i.name, 'level_code', i.level_code,
          'depth', up.depth) order by up.depth desc, i.sort_order, i.item_code), '[]')
        from up join plan_item i on i.council_id = ${council_id} and i.item_code = up.item_code) as thread
    from measure m
    left join org_unit u on u.council_id = m.council_id and u.unit_code = m.unit_code
    left join ${withheldOn(council_id, sight)} on held.measure_code = m.measure_code
    where m.council_id = ${council_id} and m.measure_code = ${measure_code}`.execute(tx)
  const [flat] = rows
  if (flat === undefined) return null
  const { newest_end, ...found } = flat
  const points = found.rows
    .slice(-13)
    .map(({ period_key, judged_value, target_value }) => ({ period_key, value: judged_value, target: target_value }))
  const objectives = found.thread.filter(({ depth }) => depth === 1).map(({ code, name }) => ({ code, name }))
  const hidden = isHidden(found, sight)
  const published = found.published.filter(({ period_key }) => !hidden || isBefore(period_key, found.withheld?.from_on))
  const as_at = await dayAfterSilence(tx, council_id, sight.on, newest_end)
  return { ...found, as_at, published, hidden, row: hidden ? null : (found.rows.at(-1) ?? null), points, objectives }
}

const isBefore = (period_key: string, day = ''): boolean => (parsePeriodKey(period_key)?.end_on ?? '') < day

/** Whether a version of a figure, or of words on it, went out with a release, and is not withheld since. */
const released = (of: 'v' | 'w', upTo: RawBuilder<unknown>) => sql`exists (
  select from released_status r where r.council_id = ${sql.ref(of)}.council_id and r.measure_code = ${sql.ref(of)}.measure_code
    and r.period_key = ${sql.ref(of)}.period_key and ${upTo} and ${notWithheld('r')})`

const commentarySeen = (sight: Sight) =>
  sight.of === 'all'
    ? sql`commentary_now`
    : sql`(
        select distinct on (w.period_key) w.* from commentary w
        where w.council_id = m.council_id and w.measure_code = m.measure_code
          and (${inSight(sight)} or ${released('w', sql`r.commentary_version >= w.version`)})
        order by w.period_key, w.version desc)`

const statusJson = sql.raw(`json_build_object(
  'measure_code', s.measure_code, 'period_key', s.period_key, 'period_start', s.period_start, 'period_end', s.period_end,
  'value_version', s.value_version, 'value', s.value::text, 'value_text', s.value_text, 'state', s.state,
  'judged_value', s.judged_value::text, 'target_value', s.target_value::text, 'target_upper', s.target_upper::text,
  'target_text', s.target_text, 'tolerance_kind', s.tolerance_kind, 'tolerance_value', s.tolerance_value::text,
  'tolerance_set_by', s.tolerance_set_by, 'status', s.status, 'year_end_status', s.year_end_status,
  'year_end_value', s.year_end_value::text, 'year_end_target', s.year_end_target::text,
  'previous_value', s.previous_value::text, 'previous_period_key', s.previous_period_key,
  'direction_previous', s.direction_previous, 'last_year_value', s.last_year_value::text,
  'direction_last_year', s.direction_last_year)`)
